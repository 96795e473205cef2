/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef JSON_READ_H_
#define JSON_READ_H_

#include <stddef.h>
#include <stdint.h>

/*
 * Reads a simple JSON object such as {"cmd":"led","value":"on"}. Its values are strings, whole
 * numbers, true or false. There is no null and no fraction, and nothing within another thing.
 *
 * The text comes from the network and may be anything. Each step looks at the lengths, nothing is
 * allocated, and nothing calls itself.
 */

/** Most members of an object, and most bytes of a name and of a string, with their closing NUL. */
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
	/* Of a string, without its escapes. */
	char string[JSON_STRING_SIZE];
	/* Of a number; true is 1, and false is 0. */
	int32_t number;
};

struct json_object {
	struct json_member members[JSON_MAX_MEMBERS];
	size_t count;
};

/**
 * @brief Reads a text of len bytes.
 *
 * @return 0; -EINVAL if it is no JSON object, or not in UTF-8; -ENOTSUP if there is a null, a
 *         fraction, an object or an array in it; -EMSGSIZE if it has too many members, too long a
 *         name or string, or too large a number; -EEXIST if two members have the same name.
 */
int json_read(const uint8_t *text, size_t len, struct json_object *object);

/** @brief The member that is called name, or NULL. */
const struct json_member *json_find(const struct json_object *object, const char *name);

/** @brief The string that is called name; NULL if there is none, or it is no string. */
const char *json_find_string(const struct json_object *object, const char *name);

#endif /* JSON_READ_H_ */
