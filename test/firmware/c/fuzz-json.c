/* SPDX-License-Identifier: Apache-2.0 */
/* The JSON reader on any bytes at all; what it took is written, and read again as the same. */
#include <stdlib.h>
#include <string.h>

#include "json_read.h"
#include "json_write.h"
#include "utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_again(const struct json_object *object, char *text, size_t size, int *len)
{
	struct json_writer json;
	size_t i;

	json_write_start(&json, text, size);
	for (i = 0; i < object->count; i++) {
		const struct json_member *member = &object->members[i];

		switch (member->type) {
		case JSON_STRING:
			json_write_string(&json, member->name, member->string);
			break;
		case JSON_NUMBER:
			json_write_number(&json, member->name, member->number);
			break;
		case JSON_BOOLEAN:
			json_write_boolean(&json, member->name, member->number != 0);
			break;
		}
	}
	*len = json_write_end(&json);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* Six bytes for each control character, in eight names and eight strings. */
	static char text[8 * 6 * (JSON_NAME_SIZE + JSON_STRING_SIZE)];
	static struct json_object object;
	static struct json_object again;
	int len;

	if (json_read(data, size, &object) < 0) {
		return 0;
	}
	write_again(&object, text, sizeof(text), &len);
	if (len < 0 || !utf8_is_valid((const uint8_t *)text, (size_t)len) ||
	    json_read((const uint8_t *)text, (size_t)len, &again) != 0 ||
	    again.count != object.count) {
		abort();
	}
	for (size_t i = 0; i < object.count; i++) {
		if (strcmp(object.members[i].name, again.members[i].name) != 0 ||
		    strcmp(object.members[i].string, again.members[i].string) != 0 ||
		    object.members[i].type != again.members[i].type ||
		    object.members[i].number != again.members[i].number) {
			abort();
		}
	}
	return 0;
}
