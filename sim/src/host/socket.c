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

int socket_adopt(int fd)
{
	int i;

	for (i = 0; i < SOCKETS; i++) {
		struct connection *c = &connections[i];

		if (!c->used) {
			memset(c, 0, sizeof(*c));
			c->fd = fd;
			c->used = true;
			return i;
		}
	}
	close(fd);
	return HOST_NO_SOCKET;
}

static int open_tcp(int family)
{
	int yes = 1;
	int fd = socket(family, SOCK_STREAM, 0);

	if (fd >= 0) {
		fcntl(fd, F_SETFL, O_NONBLOCK);
		fcntl(fd, F_SETFD, FD_CLOEXEC);
		setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
	}
	return fd;
}

int host_socket_open(void)
{
	int fd = open_tcp(AF_INET);

	return fd < 0 ? HOST_NO_SOCKET : socket_adopt(fd);
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

static int begin(struct connection *c, const struct host_address *peer)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = peer->port};
	struct sockaddr_in6 address6 = {.sin6_family = AF_INET6, .sin6_port = peer->port};

	if (!peer->v6) {
		memcpy(&address.sin_addr, peer->bytes, sizeof(address.sin_addr));
		return connect(c->fd, (struct sockaddr *)&address, sizeof(address));
	}
	/* Whatever it was opened for: the server's may be of the other family. */
	close(c->fd);
	c->fd = open_tcp(AF_INET6);
	memcpy(&address6.sin6_addr, peer->bytes, sizeof(address6.sin6_addr));
	return connect(c->fd, (struct sockaddr *)&address6, sizeof(address6));
}

int socket_connect(int socket, const struct host_address *peer)
{
	time_tell_server();
	if (begin(&connections[socket], peer) != 0 && errno != EINPROGRESS) {
		return reason(errno);
	}
	return host_socket_connected(socket);
}

struct host_address socket_loopback(uint16_t port)
{
	return (struct host_address){.bytes = {127, 0, 0, 1}, .port = htons(port)};
}

struct host_address host_server(void)
{
	return socket_loopback(host_options.serve_port);
}

bool socket_is_server(const struct host_address *peer)
{
	const struct host_address server = host_server();

	return host_options.serve_port != 0 && !peer->v6 && peer->port == server.port &&
	       memcmp(peer->bytes, server.bytes, 4) == 0;
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

int host_socket_connect(int socket, const struct host_address *peer)
{
	int ret = socket_connect(socket, peer);
	struct pollfd ready = {.fd = socket_fd(socket), .events = POLLOUT};

	if (socket_is_server(peer) && (ret == 0 || ret == HOST_AGAIN)) {
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
	ssize_t sent;

	time_tell_server();
#ifdef MSG_NOSIGNAL
	sent = send(c->fd, buf, len, MSG_NOSIGNAL);
#else
	sent = send(c->fd, buf, len, 0);
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

	time_tell_server();
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
