/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef JSON_READ_H_
#define JSON_READ_H_

#include <stddef.h>
#include <stdint.h>

/*
 * 读取一个简单的 JSON 对象，例如 {"cmd":"led","value":"on"}。成员的值可以是字符串、整数、true 或
 * false；不支持 null、小数，以及对象里再套对象或数组。
 *
 * 文本来自网络，什么都可能有：每一步都检查长度，不分配内存，不递归。
 */

/** 一个对象最多几个成员；名字和字符串最多占几个字节，含末尾的 NUL。 */
#define JSON_MAX_MEMBERS 8
#define JSON_NAME_SIZE 16
#define JSON_STRING_SIZE 64

enum json_type {
	JSON_STRING,
	JSON_NUMBER,
	JSON_BOOLEAN,
};

struct json_member {
	char name[JSON_NAME_SIZE];
	enum json_type type;
	/* 字符串的内容，已经去掉转义。 */
	char string[JSON_STRING_SIZE];
	/* 数的值；true 是 1，false 是 0。 */
	int32_t number;
};

struct json_object {
	struct json_member members[JSON_MAX_MEMBERS];
	size_t count;
};

/**
 * @brief 读取 len 个字节的文本。
 *
 * @return 0；-EINVAL：不是 JSON 对象，或者不是 UTF-8；-ENOTSUP：有 null、小数、对象或数组；
 *         -EMSGSIZE：成员太多，名字或字符串太长，或者数太大；-EEXIST：有两个成员同名。
 */
int json_read(const uint8_t *text, size_t len, struct json_object *object);

/** @brief 找到名为 name 的成员；没有则返回 NULL。 */
const struct json_member *json_find(const struct json_object *object, const char *name);

/** @brief 名为 name 的字符串；没有这个成员，或者它不是字符串，则返回 NULL。 */
const char *json_find_string(const struct json_object *object, const char *name);

#endif /* JSON_READ_H_ */
