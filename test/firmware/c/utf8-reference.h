/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8 by its definition: what a code point is written as, compared with what is there. */
#ifndef TEST_FIRMWARE_UTF8_REFERENCE_H_
#define TEST_FIRMWARE_UTF8_REFERENCE_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "utf8.h"

/* Writes a code point; returns its length, 0 if there is no such character. */
static inline size_t encode(uint32_t point, uint8_t *out)
{
	if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) {
		return 0;
	}
	if (point < 0x80) {
		out[0] = (uint8_t)point;
		return 1;
	}
	if (point < 0x800) {
		out[0] = (uint8_t)(0xC0 | point >> 6);
		out[1] = (uint8_t)(0x80 | (point & 0x3F));
		return 2;
	}
	if (point < 0x10000) {
		out[0] = (uint8_t)(0xE0 | point >> 12);
		out[1] = (uint8_t)(0x80 | (point >> 6 & 0x3F));
		out[2] = (uint8_t)(0x80 | (point & 0x3F));
		return 3;
	}
	out[0] = (uint8_t)(0xF0 | point >> 18);
	out[1] = (uint8_t)(0x80 | (point >> 12 & 0x3F));
	out[2] = (uint8_t)(0x80 | (point >> 6 & 0x3F));
	out[3] = (uint8_t)(0x80 | (point & 0x3F));
	return 4;
}

/* The length of the character that begins here; 0 if none does. */
static inline size_t character(const uint8_t *text, size_t len)
{
	static const uint8_t payload_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
	uint8_t written[4];
	uint32_t point;
	size_t size;
	size_t i;

	for (size = 1; size <= 4 && size <= len; size++) {
		point = text[0] & payload_bits[size];
		for (i = 1; i < size; i++) {
			point = point << 6 | (text[i] & 0x3F);
		}
		if (encode(point, written) == size && memcmp(written, text, size) == 0) {
			return size;
		}
	}
	return 0;
}

static inline bool reference_is_utf8(const uint8_t *text, size_t len)
{
	size_t at = 0;
	size_t size;

	while (at < len) {
		size = character(text + at, len - at);
		if (size == 0) {
			return false;
		}
		at += size;
	}
	return true;
}

#endif
