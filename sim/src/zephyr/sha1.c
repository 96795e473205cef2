/* SPDX-License-Identifier: Apache-2.0 */
/* SHA-1 (FIPS 180-4) and Base64 (RFC 4648), as far as the handshake needs them: short texts. */
#include <string.h>
#include "sim.h"

static uint32_t rotate(uint32_t value, int bits)
{
	return value << bits | value >> (32 - bits);
}

static void add_block(uint32_t state[5], const uint8_t *block)
{
	uint32_t w[80];
	uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
	uint32_t f, k, next;
	int i;

	for (i = 0; i < 16; i++) {
		w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
		       (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
	}
	for (; i < 80; i++) {
		w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
	}
	for (i = 0; i < 80; i++) {
		if (i < 20) {
			f = (b & c) | (~b & d);
			k = 0x5a827999;
		} else if (i < 40) {
			f = b ^ c ^ d;
			k = 0x6ed9eba1;
		} else if (i < 60) {
			f = (b & c) | (b & d) | (c & d);
			k = 0x8f1bbcdc;
		} else {
			f = b ^ c ^ d;
			k = 0xca62c1d6;
		}
		next = rotate(a, 5) + f + e + k + w[i];
		e = d;
		d = c;
		c = rotate(b, 30);
		b = a;
		a = next;
	}
	state[0] += a;
	state[1] += b;
	state[2] += c;
	state[3] += d;
	state[4] += e;
}

void sim_sha1(const void *data, size_t len, uint8_t digest[20])
{
	uint32_t state[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
	uint8_t last[128] = {0};
	const size_t whole = len / 64 * 64;
	const size_t rest = len - whole;
	const size_t padded = rest < 56 ? 64 : 128;
	const uint64_t bits = (uint64_t)len * 8;
	size_t i;

	for (i = 0; i < whole; i += 64) {
		add_block(state, (const uint8_t *)data + i);
	}
	memcpy(last, (const uint8_t *)data + whole, rest);
	last[rest] = 0x80;
	for (i = 0; i < 8; i++) {
		last[padded - 1 - i] = (uint8_t)(bits >> (8 * i));
	}
	for (i = 0; i < padded; i += 64) {
		add_block(state, last + i);
	}
	for (i = 0; i < 20; i++) {
		digest[i] = (uint8_t)(state[i / 4] >> (24 - 8 * (i % 4)));
	}
}

size_t sim_base64(const uint8_t *data, size_t len, char *text)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t at = 0;
	uint32_t bits;
	size_t i;

	for (i = 0; i < len; i += 3) {
		bits = (uint32_t)data[i] << 16 | (uint32_t)(i + 1 < len ? data[i + 1] : 0) << 8 |
		       (i + 2 < len ? data[i + 2] : 0);
		text[at++] = digits[bits >> 18];
		text[at++] = digits[bits >> 12 & 63];
		text[at++] = i + 1 < len ? digits[bits >> 6 & 63] : '=';
		text[at++] = i + 2 < len ? digits[bits & 63] : '=';
	}
	text[at] = '\0';
	return at;
}
