/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_SOCKET_INTERNAL_H_
#define NANOKIT_SIM_SOCKET_INTERNAL_H_

#include <nanokit_sim/socket.h>
#include "sim.h"

struct tcp {
	bool used;
	bool connected;
	/* The PC's socket, or -1: the address led nowhere. */
	int host;
	/* What the connection ended with; 0 while it lives. */
	int error;
	bool end;
	bool shut;
	unsigned int link;
	int64_t lost_at;
	k_timeout_t receive_timeout;
	k_timeout_t send_timeout;
};

/* NULL if a descriptor is no TCP socket. */
struct tcp *tcp_of(int fd);
/* What is sent over a radio link that is lost arrives nowhere; after a while the stack gives up. */
bool tcp_link_is_lost(struct tcp *tcp);
/* -1, with errno set. */
int socket_fail(int error);

#endif
