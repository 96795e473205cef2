/* SPDX-License-Identifier: Apache-2.0 */
/* What the harnesses pretend of a board: its clock, and a log that is only looked at. */
#ifndef TEST_FIRMWARE_BOARD_H_
#define TEST_FIRMWARE_BOARD_H_

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ms since boot. */
extern int64_t now;
/* Everything that was logged since it was last emptied, a line each. */
extern char logged[8192];

/* Counts a check, and says on the console what failed. */
void check(bool ok, const char *what);
/* Prints the counts and returns what main() has to. */
int verdict(void);

#endif
