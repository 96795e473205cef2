/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef UTF8_H_
#define UTF8_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * @brief Whether len bytes are text in UTF-8 (RFC 3629).
 *
 * Not so: half a character, bytes that continue nothing, a character written longer than it has to
 * be, surrogates, and whatever is above U+10FFFF.
 */
bool utf8_is_valid(const uint8_t *text, size_t len);

#endif /* UTF8_H_ */
