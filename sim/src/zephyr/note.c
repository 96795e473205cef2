/* SPDX-License-Identifier: Apache-2.0 */
/* What an application cannot know here, and its author should. Each note is given once. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "sim.h"

#define NOTES 16

void sim_note(const char *kind, const char *fmt, ...)
{
	static char given[NOTES][96];
	char text[80];
	char note[96];
	va_list args;
	int i;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	snprintf(note, sizeof(note), "%.15s %s", kind, text);
	for (i = 0; i < NOTES && given[i][0] != '\0'; i++) {
		if (strcmp(given[i], note) == 0) {
			return;
		}
	}
	if (i < NOTES) {
		strcpy(given[i], note);
		host_warn(sim_now(), kind, text);
	}
}
