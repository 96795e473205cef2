/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef UTF8_H_
#define UTF8_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * @brief 检查 len 个字节是不是合法的 UTF-8 文本（RFC 3629）。
 *
 * 不合法的有：半个字符、多余的后续字节、超长编码、代理码点、U+10FFFF 以上的码点。
 */
bool utf8_is_valid(const uint8_t *text, size_t len);

#endif /* UTF8_H_ */
