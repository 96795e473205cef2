/*
 * SPDX-License-Identifier: Apache-2.0
 */

#include "utf8.h"

/* 以 first 开头的字符后面还有几个字节；没有字符这样开头时返回 -1。 */
static int bytes_that_follow(uint8_t first)
{
	if (first < 0x80) {
		return 0;
	}
	if (first >= 0xC2 && first <= 0xDF) {
		return 1;
	}
	if (first >= 0xE0 && first <= 0xEF) {
		return 2;
	}
	if (first >= 0xF0 && first <= 0xF4) {
		return 3;
	}

	return -1;
}

/* 第二个字节的取值范围有时更窄：排除超长编码、代理码点和 U+10FFFF 以上的码点。 */
static bool second_byte_is_valid(uint8_t first, uint8_t second)
{
	switch (first) {
	case 0xE0:
		return second >= 0xA0;
	case 0xED:
		return second <= 0x9F;
	case 0xF0:
		return second >= 0x90;
	case 0xF4:
		return second <= 0x8F;
	default:
		return true;
	}
}

bool utf8_is_valid(const uint8_t *text, size_t len)
{
	size_t at = 0;

	while (at < len) {
		const int follow = bytes_that_follow(text[at]);
		int i;

		if (follow < 0 || (size_t)follow >= len - at) {
			return false;
		}
		if (follow > 0 && !second_byte_is_valid(text[at], text[at + 1])) {
			return false;
		}
		/* 后续字节的格式都是 10xxxxxx。 */
		for (i = 1; i <= follow; i++) {
			if ((text[at + (size_t)i] & 0xC0) != 0x80) {
				return false;
			}
		}
		at += (size_t)follow + 1;
	}

	return true;
}
