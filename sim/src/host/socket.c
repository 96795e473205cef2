/* SPDX-License-Identifier: Apache-2.0 */
/* TCP sockets of the PC that never block. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "connection.h"

struct connection connections[SOCKETS];

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

	if (!socket_is_announced(c)) {
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
	if (socket_is_announced(&connections[socket]) &&
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

void socket_close_all(void)
{
	int i;

	for (i = 0; i < SOCKETS; i++) {
		if (connections[i].used && !connections[i].closed) {
			host_socket_close(i);
		}
	}
}
