/* SPDX-License-Identifier: Apache-2.0 */
/* The UTF-8 check on every code point, and on every text of up to three bytes. */
#include "board.h"
#include "utf8-reference.h"

static void points(void)
{
	uint8_t text[4];
	uint32_t point;
	size_t size;
	size_t cut;

	for (point = 0; point <= 0x110000; point++) {
		size = encode(point, text);
		if (size == 0) {
			continue;
		}
		if (!utf8_is_valid(text, size)) {
			check(false, "a character");
		}
		for (cut = 1; cut < size; cut++) {
			if (utf8_is_valid(text, cut) || utf8_is_valid(text + cut, size - cut)) {
				check(false, "part of a character");
			}
		}
	}
	check(utf8_is_valid(text, 0), "no text at all");
}

static void short_texts(void)
{
	uint8_t text[3];
	uint32_t bytes;

	for (bytes = 0; bytes < 1U << 24; bytes++) {
		text[0] = (uint8_t)(bytes >> 16);
		text[1] = (uint8_t)(bytes >> 8);
		text[2] = (uint8_t)bytes;
		if (utf8_is_valid(text, 3) != reference_is_utf8(text, 3)) {
			check(false, "three bytes");
		}
	}
}

int main(void)
{
	points();
	short_texts();
	check(utf8_is_valid((const uint8_t *)"\xf0\x9f\x98\x80", 4), "an emoji");
	check(!utf8_is_valid((const uint8_t *)"\xf4\x90\x80\x80", 4), "above U+10FFFF");
	check(!utf8_is_valid((const uint8_t *)"\xf0\x80\x80\x80", 4), "too long for what it is");

	return verdict();
}
