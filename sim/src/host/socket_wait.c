/* SPDX-License-Identifier: Apache-2.0 */
/* Waiting until a socket that threads wait for is ready. */
#include <poll.h>
#include <unistd.h>
#include "connection.h"

void host_watch_none(void)
{
	int i;

	for (i = 0; i < SOCKETS; i++) {
		connections[i].watched = 0;
	}
}

void host_watch(int socket, unsigned int events)
{
	connections[socket].watched |= events;
}

enum wait_result host_wait(double wall_until, bool with_link)
{
	struct pollfd fds[SOCKETS + 1];
	nfds_t count = 0;
	double left;
	int i;
	int ready;

	if (with_link && link_has_line()) {
		return WAIT_LINK;
	}
	for (i = 0; i < SOCKETS; i++) {
		struct connection *c = &connections[i];

		if (c->used && !c->closed && c->watched != 0 &&
		    (socket_is_announced(c) || (c->watched & HOST_WRITABLE) != 0)) {
			fds[count].fd = c->fd;
			fds[count].events =
				(short)((socket_is_announced(c) && c->watched & HOST_READABLE
						 ? POLLIN
						 : 0) |
					(c->watched & HOST_WRITABLE ? POLLOUT : 0));
			count++;
		}
	}
	/* Without the starting program there is nobody to run for. */
	fds[count].fd = LINK_FD;
	fds[count].events = with_link ? POLLIN : 0;
	fds[count].revents = 0;
	do {
		left = wall_until < 0 ? 0 : wall_until - wall_ms();
		if (wall_until >= 0 && left > 0 && left < 1) {
			/* poll() counts in whole milliseconds, and often takes longer. */
			ready = poll(fds, count + 1, 0);
			if (ready == 0) {
				usleep((useconds_t)(left * 1000));
			}
		} else {
			ready = poll(fds, count + 1,
				     wall_until < 0 ? -1
				     : left > 0	    ? (int)left
						    : 0);
		}
	} while (ready <= 0 && (wall_until < 0 || wall_ms() < wall_until));
	if (ready > 0 && (fds[count].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0) {
		_exit(0);
	}
	if (ready <= 0) {
		return WAIT_TIME;
	}
	return with_link && fds[count].revents != 0 ? WAIT_LINK : WAIT_SOCKET;
}
