/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef COMMANDS_H_
#define COMMANDS_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** @brief What became of a message. */
struct command_result {
	/* Length of the answer, 0 for none; a negative errno if it did not fit. */
	int answer_len;
	/* The message made no sense, or could not be done: the answer is an error. */
	bool refused;
	/* The board is to restart once the answer is sent. */
	bool reboot;
};

/**
 * @brief Does what a message of the server's asks for, such as {"cmd":"led","value":"on"}.
 *
 * A message that makes no sense is answered, too: {"error":"…"}. Not so one of our own that the
 * server sends back, or the two would never stop.
 *
 * @param text The message: len bytes, which may be anything.
 * @param answer Where the answer goes, without a NUL at its end.
 * @param answer_size How much fits there.
 */
struct command_result commands_run(const uint8_t *text, size_t len, char *answer,
				   size_t answer_size);

#endif /* COMMANDS_H_ */
