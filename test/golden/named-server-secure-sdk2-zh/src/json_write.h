/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef JSON_WRITE_H_
#define JSON_WRITE_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * 把一个 JSON 对象写进缓冲区，例如 {"event":"key","pressed":true}。
 *
 * 放不下时不会越界：json_write_end() 会返回错误，所以中途不必检查。
 */
struct json_writer {
	char *text;
	size_t size;
	size_t len;
	bool full;
};

/** @brief 开始一个对象；text 是 size 字节的缓冲区，用完之前必须一直有效。 */
void json_write_start(struct json_writer *json, char *text, size_t size);

/** @brief 加入一个成员。name 和 value 中的引号等字符会自动转义。 */
void json_write_string(struct json_writer *json, const char *name, const char *value);
void json_write_number(struct json_writer *json, const char *name, int64_t value);
void json_write_boolean(struct json_writer *json, const char *name, bool value);

/**
 * @brief 结束对象。
 *
 * @return 文本的长度（末尾没有 NUL），或者放不下时返回 -EMSGSIZE。
 */
int json_write_end(struct json_writer *json);

#endif /* JSON_WRITE_H_ */
