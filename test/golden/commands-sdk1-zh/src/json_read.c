/*
 * SPDX-License-Identifier: Apache-2.0
 */

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include "json_read.h"
#include "utf8.h"

/* 正在读的文本，以及读到了哪里。 */
struct reader {
	const uint8_t *text;
	size_t len;
	size_t at;
};

/* 下一个字节，文本结束时为 -1。 */
static int peek(const struct reader *reader)
{
	return reader->at < reader->len ? reader->text[reader->at] : -1;
}

static bool skip(struct reader *reader, char byte)
{
	if (peek(reader) != byte) {
		return false;
	}
	reader->at++;

	return true;
}

static void skip_spaces(struct reader *reader)
{
	int byte = peek(reader);

	while (byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n') {
		reader->at++;
		byte = peek(reader);
	}
}

static int read_word(struct reader *reader, const char *word)
{
	for (; *word != '\0'; word++) {
		if (!skip(reader, *word)) {
			return -EINVAL;
		}
	}

	return 0;
}

/* 读 \u 后面的四位十六进制数；不是则返回负值。 */
static int32_t read_hex(struct reader *reader)
{
	int32_t value = 0;
	int i;

	for (i = 0; i < 4; i++) {
		const int byte = peek(reader);

		value *= 16;
		if (byte >= '0' && byte <= '9') {
			value += byte - '0';
		} else if (byte >= 'a' && byte <= 'f') {
			value += byte - 'a' + 10;
		} else if (byte >= 'A' && byte <= 'F') {
			value += byte - 'A' + 10;
		} else {
			return -EINVAL;
		}
		reader->at++;
	}

	return value;
}

/* 读 \u 转义的字符；U+FFFF 以上的字符由两个 \u 组成。负值表示不是字符。 */
static int32_t read_unicode(struct reader *reader)
{
	const int32_t first = read_hex(reader);
	int32_t second;

	if (first < 0xD800 || first > 0xDFFF) {
		/* U+0000 会让 C 的字符串提前结束。 */
		return first == 0 ? -EINVAL : first;
	}
	if (first > 0xDBFF || !skip(reader, '\\') || !skip(reader, 'u')) {
		return -EINVAL;
	}
	second = read_hex(reader);
	if (second < 0xDC00 || second > 0xDFFF) {
		return -EINVAL;
	}

	return 0x10000 + (first - 0xD800) * 0x400 + (second - 0xDC00);
}

/* 把字符写成 UTF-8，返回字节数。 */
static size_t encode(uint32_t character, uint8_t bytes[4])
{
	if (character < 0x80) {
		bytes[0] = (uint8_t)character;
		return 1;
	}
	if (character < 0x800) {
		bytes[0] = (uint8_t)(0xC0 | (character >> 6));
		bytes[1] = (uint8_t)(0x80 | (character & 0x3F));
		return 2;
	}
	if (character < 0x10000) {
		bytes[0] = (uint8_t)(0xE0 | (character >> 12));
		bytes[1] = (uint8_t)(0x80 | ((character >> 6) & 0x3F));
		bytes[2] = (uint8_t)(0x80 | (character & 0x3F));
		return 3;
	}
	bytes[0] = (uint8_t)(0xF0 | (character >> 18));
	bytes[1] = (uint8_t)(0x80 | ((character >> 12) & 0x3F));
	bytes[2] = (uint8_t)(0x80 | ((character >> 6) & 0x3F));
	bytes[3] = (uint8_t)(0x80 | (character & 0x3F));
	return 4;
}

/* 反斜杠后面的内容：一个字符。负值表示没有这样的转义。 */
static int32_t read_escape(struct reader *reader)
{
	static const char letters[] = "\"\\/bfnrt";
	static const char meant[] = "\"\\/\b\f\n\r\t";
	const int byte = peek(reader);
	const char *letter;

	if (byte <= 0) {
		return -EINVAL;
	}
	reader->at++;
	if (byte == 'u') {
		return read_unicode(reader);
	}
	letter = strchr(letters, byte);

	return letter == NULL ? -EINVAL : meant[letter - letters];
}

/* 读一个字符串，去掉转义后放进 out，末尾加上 NUL。 */
static int read_string(struct reader *reader, char *out, size_t size)
{
	uint8_t bytes[4];
	size_t count;
	size_t len = 0;
	int32_t character;

	if (!skip(reader, '"')) {
		return -EINVAL;
	}
	while (!skip(reader, '"')) {
		/* 字符串没有结束，或者有未转义的控制字符。 */
		if (peek(reader) < 0x20) {
			return -EINVAL;
		}
		if (skip(reader, '\\')) {
			character = read_escape(reader);
			if (character < 0) {
				return -EINVAL;
			}
			count = encode((uint32_t)character, bytes);
		} else {
			bytes[0] = reader->text[reader->at++];
			count = 1;
		}
		if (count >= size - len) {
			return -EMSGSIZE;
		}
		memcpy(out + len, bytes, count);
		len += count;
	}
	out[len] = '\0';

	return 0;
}

/* 读一个整数。JSON 的数不能以多余的 0 开头。 */
static int read_number(struct reader *reader, int32_t *number)
{
	const bool negative = skip(reader, '-');
	const size_t start = reader->at;
	int64_t value = 0;
	int byte = peek(reader);

	for (; byte >= '0' && byte <= '9'; byte = peek(reader)) {
		value = value * 10 + (byte - '0');
		if (value > (negative ? -(int64_t)INT32_MIN : INT32_MAX)) {
			return -EMSGSIZE;
		}
		reader->at++;
	}
	if (reader->at == start || (reader->text[start] == '0' && reader->at > start + 1)) {
		return -EINVAL;
	}
	if (byte == '.' || byte == 'e' || byte == 'E') {
		return -ENOTSUP;
	}
	*number = (int32_t)(negative ? -value : value);

	return 0;
}

static int read_value(struct reader *reader, struct json_member *member)
{
	switch (peek(reader)) {
	case '"':
		member->type = JSON_STRING;
		return read_string(reader, member->string, sizeof(member->string));
	case 't':
		member->type = JSON_BOOLEAN;
		member->number = 1;
		return read_word(reader, "true");
	case 'f':
		member->type = JSON_BOOLEAN;
		return read_word(reader, "false");
	case 'n':
	case '{':
	case '[':
		return -ENOTSUP;
	default:
		member->type = JSON_NUMBER;
		return read_number(reader, &member->number);
	}
}

/* 读一个成员："名字":值。 */
static int read_member(struct reader *reader, struct json_object *object)
{
	struct json_member *member;
	int ret;

	if (object->count == JSON_MAX_MEMBERS) {
		return -EMSGSIZE;
	}
	member = &object->members[object->count];

	skip_spaces(reader);
	ret = read_string(reader, member->name, sizeof(member->name));
	if (ret < 0) {
		return ret;
	}
	/* 这时 count 还没有加一：只和前面的成员比较。 */
	if (json_find(object, member->name) != NULL) {
		return -EEXIST;
	}
	skip_spaces(reader);
	if (!skip(reader, ':')) {
		return -EINVAL;
	}
	skip_spaces(reader);
	ret = read_value(reader, member);
	if (ret < 0) {
		return ret;
	}
	skip_spaces(reader);
	object->count++;

	return 0;
}

int json_read(const uint8_t *text, size_t len, struct json_object *object)
{
	struct reader reader = {.text = text, .len = len};
	int ret;

	memset(object, 0, sizeof(*object));
	if (!utf8_is_valid(text, len)) {
		return -EINVAL;
	}

	skip_spaces(&reader);
	if (!skip(&reader, '{')) {
		return -EINVAL;
	}
	skip_spaces(&reader);
	if (!skip(&reader, '}')) {
		do {
			ret = read_member(&reader, object);
			if (ret < 0) {
				return ret;
			}
		} while (skip(&reader, ','));
		if (!skip(&reader, '}')) {
			return -EINVAL;
		}
	}
	/* 对象后面除了空白不能再有别的。 */
	skip_spaces(&reader);

	return reader.at == reader.len ? 0 : -EINVAL;
}

const struct json_member *json_find(const struct json_object *object, const char *name)
{
	size_t i;

	for (i = 0; i < object->count; i++) {
		if (strcmp(object->members[i].name, name) == 0) {
			return &object->members[i];
		}
	}

	return NULL;
}

const char *json_find_string(const struct json_object *object, const char *name)
{
	const struct json_member *member = json_find(object, name);

	return member != NULL && member->type == JSON_STRING ? member->string : NULL;
}
