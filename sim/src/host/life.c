/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A board that restarts is this program started anew in its own place: all of its memory is fresh,
 * while the link, and with it the run, goes on. What has to outlast the board is handed over as
 * further arguments, which begin with "now-".
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "internal.h"

/* A board that lives shorter than this, so many times in a row, is in a loop. */
#define SHORT_LIFE_MS 10000
#define SHORT_LIVES 20

/* One for each key that is pressed, and the others. */
#define MOST_ARGUMENTS (HOST_PRESSES + 64)

static char **first_arguments;

void life_begins(char **arguments)
{
	first_arguments = arguments;
}

/* Where the arguments do not suffice: the last one ends the list. */
static void add(char **arguments, const char *name, int64_t value)
{
	static char texts[8][48];
	static int used;
	int count = 0;

	while (arguments[count] != NULL) {
		count++;
	}
	snprintf(texts[used], sizeof(texts[used]), "now-%s=%" PRId64, name, value);
	arguments[count] = texts[used++];
	arguments[count + 1] = NULL;
}

void host_reboot(int64_t now_ms, const char *text)
{
	char *arguments[MOST_ARGUMENTS + 8] = {0};
	const unsigned int quick = now_ms < SHORT_LIFE_MS ? host_options.short_lives + 1 : 0;
	int count = 0;
	int i;

	host_tell(now_ms, "reboot", text);
	if (quick >= SHORT_LIVES) {
		host_end(now_ms, "reboots", text);
	}
	socket_close_all();
	if (host_options.serve_port != 0) {
		/* The server notices before the board is there again. */
		host_idle(now_ms, now_ms);
	}
	for (i = 0; first_arguments[i] != NULL && count < MOST_ARGUMENTS; i++) {
		if (strncmp(first_arguments[i], "now-", 4) != 0) {
			arguments[count++] = first_arguments[i];
		}
	}
	add(arguments, "born", host_options.born_ms + now_ms);
	add(arguments, "life", (int64_t)host_options.life + 1);
	add(arguments, "short", quick);
	add(arguments, "failures", host_options.wifi_failures);
	add(arguments, "drop", host_options.wifi_drop_ms);
	add(arguments, "lease", host_options.lease_ms);
	execv(arguments[0], arguments);
	host_end(now_ms, "crash", "execv");
}
