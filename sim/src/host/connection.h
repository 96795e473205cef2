/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_HOST_CONNECTION_H_
#define NANOKIT_SIM_HOST_CONNECTION_H_

/* A socket of the PC's, as those parts know it that make, wait for and account for connections. */
#include "internal.h"

#define SOCKETS 64
/* Packets that wait to be received; more of them run together. */
#define PACKETS 1024

struct connection {
	int fd;
	bool used;
	/* To the server of the starting program, under this port of ours; 0 otherwise. */
	uint16_t port;
	/* Closed by us, and the server has yet to be told. */
	bool closed;
	uint64_t sent;
	uint64_t received;
	uint64_t expected;
	bool expect_end;
	unsigned int watched;
	/* A ring of packet lengths: on the board, nothing is received beyond the end of one. */
	unsigned long packets[PACKETS];
	unsigned int first_packet;
	unsigned int packet_count;
};

extern struct connection connections[SOCKETS];

/*
 * What the server has announced can be received, and nothing else: whether more is there already
 * depends on how fast the PC is.
 */
bool socket_is_announced(const struct connection *c);

#endif
