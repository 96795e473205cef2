/* SPDX-License-Identifier: Apache-2.0 */
/* What the starting program does to the board while it runs. */
#include <stdio.h>
#include <string.h>
#include "internal.h"

#define WAITING 16

static struct host_trouble waiting[WAITING];
static int count;

void trouble_take(const char *line)
{
	struct host_trouble *trouble = &waiting[count];

	*trouble = (struct host_trouble){0};
	/* More than this before the board looks is no test of anything. */
	if (count < WAITING &&
	    sscanf(line, "trouble %15s %ld", trouble->kind, &trouble->value) >= 1) {
		count++;
	}
}

bool host_troubled(struct host_trouble *trouble)
{
	if (count == 0) {
		return false;
	}
	*trouble = waiting[0];
	memmove(&waiting[0], &waiting[1], (size_t)--count * sizeof(waiting[0]));
	return true;
}
