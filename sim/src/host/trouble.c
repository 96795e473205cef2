/* SPDX-License-Identifier: Apache-2.0 */
/* What the starting program does to the board while it runs. */
#include <stdio.h>
#include <string.h>
#include "internal.h"

#define TROUBLES_AHEAD 16

static struct host_trouble troubles_ahead[TROUBLES_AHEAD];
static int trouble_count;

void trouble_take(const char *line)
{
	struct host_trouble trouble = {0};

	/* More than this before the board looks is no test of anything. */
	if (trouble_count < TROUBLES_AHEAD &&
	    sscanf(line, "trouble %15s %ld", trouble.kind, &trouble.value) >= 1) {
		troubles_ahead[trouble_count] = trouble;
		trouble_count++;
	}
}

bool host_troubled(struct host_trouble *trouble)
{
	if (trouble_count == 0) {
		return false;
	}
	*trouble = troubles_ahead[0];
	memmove(&troubles_ahead[0], &troubles_ahead[1],
		(size_t)--trouble_count * sizeof(troubles_ahead[0]));
	return true;
}
