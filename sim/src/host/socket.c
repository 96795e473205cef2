/* SPDX-License-Identifier: Apache-2.0 */
/* TCP sockets of the PC that never block, and how far each connection to the server has come. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
#include "internal.h"

#define SOCKETS 64
/* More than a receive buffer of the PC's surely takes is not waited for. */
#define ENOUGH_BYTES (32 * 1024)

/* Packets that wait to be received; more of them run together. */
#define PACKETS 1024
/* What one packet of TCP carries over Ethernet. */
#define SEGMENT_BYTES 1460

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

static struct connection connections[SOCKETS];

int host_socket_open(void)
{
	int yes = 1;
	int i;

	for (i = 0; i < SOCKETS; i++) {
		struct connection *c = &connections[i];

		if (c->used) {
			continue;
		}
		memset(c, 0, sizeof(*c));
		c->fd = socket(AF_INET, SOCK_STREAM, 0);
		if (c->fd < 0) {
			return HOST_NO_SOCKET;
		}
		fcntl(c->fd, F_SETFL, O_NONBLOCK);
		fcntl(c->fd, F_SETFD, FD_CLOEXEC);
		setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
		c->used = true;
		return i;
	}
	return HOST_NO_SOCKET;
}

static int reason(int error)
{
	switch (error) {
	case EAGAIN:
	case EINPROGRESS:
	case EINTR:
		return HOST_AGAIN;
	case ECONNREFUSED:
		return HOST_REFUSED;
	case ENETUNREACH:
	case EHOSTUNREACH:
	case ETIMEDOUT:
		return HOST_UNREACHABLE;
	default:
		return HOST_RESET;
	}
}

int socket_connect(int socket, uint32_t address, uint16_t port)
{
	struct sockaddr_in peer;

	memset(&peer, 0, sizeof(peer));
	peer.sin_family = AF_INET;
	peer.sin_addr.s_addr = address;
	peer.sin_port = port;
	if (connect(socket_fd(socket), (struct sockaddr *)&peer, sizeof(peer)) != 0 &&
	    errno != EINPROGRESS) {
		return reason(errno);
	}
	return host_socket_connected(socket);
}

bool socket_is_server(uint32_t address, uint16_t port)
{
	return host_options.serve_port != 0 && ntohs(port) == host_options.serve_port &&
	       address == htonl(INADDR_LOOPBACK);
}

int socket_fd(int socket)
{
	return connections[socket].fd;
}

void socket_announced(int socket)
{
	struct connection *c = &connections[socket];
	struct sockaddr_in own;
	socklen_t len = sizeof(own);

	if (getsockname(c->fd, (struct sockaddr *)&own, &len) == 0) {
		c->port = ntohs(own.sin_port);
	}
}

int host_socket_connect(int socket, uint32_t address, uint16_t port)
{
	struct pollfd ready = {.fd = socket_fd(socket), .events = POLLOUT};
	int ret = socket_connect(socket, address, port);

	if (socket_is_server(address, port) && (ret == 0 || ret == HOST_AGAIN)) {
		/* On loopback this is a matter of microseconds. */
		poll(&ready, 1, -1);
		ret = host_socket_connected(socket);
		if (ret == 0) {
			socket_announced(socket);
		}
	}
	return ret;
}

int host_socket_connected(int socket)
{
	struct pollfd ready = {.fd = connections[socket].fd, .events = POLLOUT};
	int error = 0;
	socklen_t len = sizeof(error);

	if (poll(&ready, 1, 0) <= 0) {
		return HOST_AGAIN;
	}
	getsockopt(ready.fd, SOL_SOCKET, SO_ERROR, &error, &len);
	return error == 0 ? 0 : reason(error);
}

/*
 * What the server has announced can be received, and nothing else: whether more is there already
 * depends on how fast the PC is.
 */
static bool is_announced(const struct connection *c)
{
	return c->port == 0 || c->received < c->expected || c->expect_end;
}

static void take_from_packets(struct connection *c, size_t len)
{
	while (len > 0 && c->packet_count > 0) {
		unsigned long *packet = &c->packets[c->first_packet];

		if (*packet > len) {
			*packet -= len;
			return;
		}
		len -= *packet;
		c->first_packet = (c->first_packet + 1) % PACKETS;
		c->packet_count--;
	}
}

long host_socket_recv(int socket, void *buf, size_t len, bool peek)
{
	struct connection *c = &connections[socket];
	ssize_t got;

	if (!is_announced(c)) {
		return HOST_AGAIN;
	}
	if (c->packet_count > 0 && len > c->packets[c->first_packet]) {
		len = c->packets[c->first_packet];
	}
	got = recv(c->fd, buf, len, peek ? MSG_PEEK : 0);
	if (got < 0) {
		return reason(errno);
	}
	if (!peek) {
		c->received += (uint64_t)got;
		take_from_packets(c, (size_t)got);
	}
	return got;
}

long host_socket_send(int socket, const void *buf, size_t len)
{
	struct connection *c = &connections[socket];
#ifdef MSG_NOSIGNAL
	ssize_t sent = send(c->fd, buf, len, MSG_NOSIGNAL);
#else
	ssize_t sent = send(c->fd, buf, len, 0);
#endif

	if (sent < 0) {
		return reason(errno);
	}
	c->sent += (uint64_t)sent;
	return sent;
}

unsigned int host_socket_ready(int socket)
{
	struct pollfd state = {.fd = connections[socket].fd, .events = POLLIN | POLLOUT};
	unsigned int ready = 0;
	char byte;

	if (poll(&state, 1, 0) <= 0) {
		return 0;
	}
	if (state.revents & POLLOUT) {
		ready |= HOST_WRITABLE;
	}
	if (is_announced(&connections[socket]) &&
	    (state.revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
		ssize_t got = recv(state.fd, &byte, 1, MSG_PEEK);

		ready |= HOST_READABLE;
		if (got == 0) {
			ready |= HOST_ENDED;
		} else if (got < 0 && errno != EAGAIN) {
			ready |= HOST_ENDED | HOST_FAILED;
		}
	}
	return ready;
}

void host_socket_close(int socket)
{
	struct connection *c = &connections[socket];

	close(c->fd);
	c->fd = -1;
	c->closed = true;
	/* The server is told at the next opportunity; nobody else has to be. */
	c->used = c->port != 0;
}

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
		    (is_announced(c) || (c->watched & HOST_WRITABLE) != 0)) {
			fds[count].fd = c->fd;
			fds[count].events =
				(short)((is_announced(c) && c->watched & HOST_READABLE ? POLLIN
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
