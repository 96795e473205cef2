/*
 * SPDX-License-Identifier: Apache-2.0
 */

#include <errno.h>

#include "json_write.h"

static void add(struct json_writer *json, char byte)
{
	if (json->len < json->size) {
		json->text[json->len++] = byte;
	} else {
		json->full = true;
	}
}

static void add_quoted(struct json_writer *json, const char *text)
{
	static const char digits[] = "0123456789abcdef";
	uint8_t byte;

	add(json, '"');
	for (; *text != '\0'; text++) {
		byte = (uint8_t)*text;
		if (byte < 0x20) {
			/* JSON wants a control character as \u00XX. */
			add(json, '\\');
			add(json, 'u');
			add(json, '0');
			add(json, '0');
			add(json, digits[byte >> 4]);
			add(json, digits[byte & 0x0F]);
			continue;
		}
		if (*text == '"' || *text == '\\') {
			add(json, '\\');
		}
		add(json, *text);
	}
	add(json, '"');
}

/* A member's name, after a comma unless it is the first. */
static void add_name(struct json_writer *json, const char *name)
{
	if (json->len > 1) {
		add(json, ',');
	}
	add_quoted(json, name);
	add(json, ':');
}

void json_write_start(struct json_writer *json, char *text, size_t size)
{
	json->text = text;
	json->size = size;
	json->len = 0;
	json->full = false;
	add(json, '{');
}

void json_write_string(struct json_writer *json, const char *name, const char *value)
{
	add_name(json, name);
	add_quoted(json, value);
}

void json_write_number(struct json_writer *json, const char *name, int64_t value)
{
	/* An int64_t has 19 digits at most. Unsigned: INT64_MIN has no counterpart above 0. */
	uint64_t rest = value < 0 ? 0U - (uint64_t)value : (uint64_t)value;
	char digits[19];
	size_t count = 0;

	add_name(json, name);
	if (value < 0) {
		add(json, '-');
	}
	do {
		digits[count++] = (char)('0' + (char)(rest % 10U));
		rest /= 10U;
	} while (rest > 0 && count < sizeof(digits));
	while (count > 0) {
		add(json, digits[--count]);
	}
}

void json_write_boolean(struct json_writer *json, const char *name, bool value)
{
	const char *word = value ? "true" : "false";

	add_name(json, name);
	for (; *word != '\0'; word++) {
		add(json, *word);
	}
}

int json_write_end(struct json_writer *json)
{
	add(json, '}');

	return json->full ? -EMSGSIZE : (int)json->len;
}
