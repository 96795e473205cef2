/* SPDX-License-Identifier: Apache-2.0 */
/* Keys that somebody presses while the board runs. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "internal.h"

#define WAITING 16

static struct host_press waiting[WAITING];
static int count;

bool press_read(const char *text, struct host_press *press)
{
	return sscanf(text, "%15s %" SCNd64 " %" SCNd64, press->key, &press->at_ms,
		      &press->hold_ms) == 3;
}

void press_take(const char *line)
{
	struct host_press *press = &waiting[count];

	/* Who presses more often than this before the board looks is not heard. */
	if (count < WAITING &&
	    sscanf(line, "press %15s %" SCNd64, press->key, &press->hold_ms) == 2) {
		count++;
	}
}

bool host_pressed(struct host_press *press)
{
	if (count == 0) {
		return false;
	}
	*press = waiting[0];
	memmove(&waiting[0], &waiting[1], (size_t)--count * sizeof(waiting[0]));
	return true;
}
