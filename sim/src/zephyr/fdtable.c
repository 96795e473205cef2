/* SPDX-License-Identifier: Apache-2.0 */
/* Descriptors: CONFIG_POSIX_MAX_FDS of them, shared by sockets and WebSockets. */
#include <errno.h>
#include "sim.h"

#define MOST_FDS 64

static struct sim_fd table[MOST_FDS];

int sim_fd_new(const struct sim_fd_type *type, void *object)
{
	int fd;

	for (fd = 0; fd < MIN(sim_config.max_fds, MOST_FDS); fd++) {
		if (table[fd].type == NULL) {
			table[fd] = (struct sim_fd){.type = type, .object = object};
			return fd;
		}
	}
	return -ENFILE;
}

struct sim_fd *sim_fd_get(int fd)
{
	return fd >= 0 && fd < MOST_FDS && table[fd].type != NULL ? &table[fd] : NULL;
}

int sim_fds_used(void)
{
	int used = 0;
	int fd;

	for (fd = 0; fd < MOST_FDS; fd++) {
		used += table[fd].type != NULL;
	}
	return used;
}

void sim_fd_free(int fd)
{
	table[fd] = (struct sim_fd){0};
}
