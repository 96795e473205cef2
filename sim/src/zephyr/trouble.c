/* SPDX-License-Identifier: Apache-2.0 */
/* What the starting program does to the board while it runs: see link.c. */
#include <stdio.h>
#include <string.h>
#include "sim.h"

/* Something that would not be there on a board that forgets nothing. */
static void tell_memory(void)
{
	char text[64];

	snprintf(text, sizeof(text), "%zu %d %d", sim_heap_allocated(), sim_fds_used(),
		 sim_sockets_used());
	host_tell(sim_now(), "memory", text);
}

void sim_trouble_look(void)
{
	struct host_trouble trouble;

	while (host_troubled(&trouble)) {
		if (strcmp(trouble.kind, "wifi") == 0) {
			sim_wifi_lose();
		} else if (strcmp(trouble.kind, "lease") == 0) {
			sim_lease_lose();
		} else if (strcmp(trouble.kind, "heap") == 0) {
			sim_heap_press((size_t)trouble.value);
		} else if (strcmp(trouble.kind, "memory") == 0) {
			tell_memory();
		}
	}
}
