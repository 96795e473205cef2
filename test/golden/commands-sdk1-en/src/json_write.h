/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef JSON_WRITE_H_
#define JSON_WRITE_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Writes a JSON object into a buffer, such as {"event":"key","pressed":true}.
 *
 * Nothing is written past the buffer's end. What does not fit makes json_write_end() fail, so that
 * nobody has to look before.
 */
struct json_writer {
	char *text;
	size_t size;
	size_t len;
	bool full;
};

/** @brief Begins an object in text, a buffer of size bytes that has to stay. */
void json_write_start(struct json_writer *json, char *text, size_t size);

/** @brief Adds a member. Quotes and the like in name and value are escaped. */
void json_write_string(struct json_writer *json, const char *name, const char *value);
void json_write_number(struct json_writer *json, const char *name, int64_t value);
void json_write_boolean(struct json_writer *json, const char *name, bool value);

/**
 * @brief Ends the object.
 *
 * @return The length of the text, which has no NUL at its end; -EMSGSIZE if it did not fit.
 */
int json_write_end(struct json_writer *json);

#endif /* JSON_WRITE_H_ */
