/* SPDX-License-Identifier: Apache-2.0 */
/* How far each connection to the server has come: its side of it, and what may be received by then.
 */
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "connection.h"

/* More than a receive buffer of the PC's surely takes is not waited for. */
#define ENOUGH_BYTES (32 * 1024)
/* What one packet of TCP carries over Ethernet. */
#define SEGMENT_BYTES 1460

bool socket_is_announced(const struct connection *c)
{
	return c->port == 0 || c->received < c->expected || c->expect_end;
}

size_t socket_report(char *text, size_t room)
{
	size_t len = 0;
	int i;

	for (i = 0; i < SOCKETS; i++) {
		const struct connection *c = &connections[i];

		if (c->used && c->port != 0 && len + 48 < room) {
			len += (size_t)snprintf(text + len, room - len, " %u:%" PRIu64 ":%d",
						c->port, c->sent, c->closed ? 0 : 1);
		}
	}
	return len;
}

void socket_report_done(void)
{
	int i;

	for (i = 0; i < SOCKETS; i++) {
		if (connections[i].closed) {
			connections[i].used = false;
			connections[i].closed = false;
		}
	}
}

void socket_expect(uint16_t port, uint64_t written, bool ended)
{
	int i;

	for (i = 0; i < SOCKETS; i++) {
		if (connections[i].used && connections[i].port == port) {
			connections[i].expected = written;
			connections[i].expect_end = ended;
		}
	}
}

void socket_packet(uint16_t port, unsigned long len)
{
	unsigned long part;
	int i;

	for (i = 0; i < SOCKETS && !(connections[i].used && connections[i].port == port); i++) {
	}
	for (; i < SOCKETS && len > 0; len -= part) {
		struct connection *c = &connections[i];

		part = len < SEGMENT_BYTES ? len : SEGMENT_BYTES;
		if (c->packet_count < PACKETS) {
			c->packets[(c->first_packet + c->packet_count++) % PACKETS] = part;
		} else {
			c->packets[(c->first_packet + PACKETS - 1) % PACKETS] += part;
		}
	}
}

static bool has_come(const struct connection *c)
{
	struct pollfd state = {.fd = c->fd, .events = POLLIN};
	int unread = 0;

	ioctl(c->fd, FIONREAD, &unread);
	if (c->received + (uint64_t)unread < c->expected && unread < ENOUGH_BYTES) {
		/* A reset throws away what has not been read. */
		return poll(&state, 1, 0) > 0 && (state.revents & (POLLERR | POLLHUP)) != 0;
	}
	if (c->expect_end && unread == 0) {
		return poll(&state, 1, 0) > 0;
	}
	return true;
}

void socket_await_expected(void)
{
	int i;

	for (i = 0; i < SOCKETS; i++) {
		struct connection *c = &connections[i];

		while (c->used && !c->closed && c->port != 0 && !has_come(c)) {
			struct pollfd state = {.fd = c->fd, .events = POLLIN};

			/* Not all of it: what is here already would keep poll() from waiting. */
			if (poll(&state, 1, 1) > 0) {
				usleep(50);
			}
		}
	}
}
