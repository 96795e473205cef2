/* SPDX-License-Identifier: Apache-2.0 */
/* BSD sockets: TCP over IPv4, with the errors and the waiting of Zephyr's. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <nanokit_sim/socket.h>
#include "socket.h"

#define SOCKETS 32

/*
 * How long what was sent is sent again before the connection counts as lost: 200 ms, 9 times; on
 * line 2 each time half as long again. Zephyr's defaults.
 */
#define GIVE_UP_MS (NANOKIT_SIM_SDK_LINE == 2 ? 22600 : 2000)

static struct tcp sockets[SOCKETS];
static const struct sim_fd_type tcp_type;

struct tcp *tcp_of(int fd)
{
	struct sim_fd *entry = sim_fd_get(fd);
	struct tls *tls = tls_of(fd);

	if (tls != NULL) {
		return tls_tcp(tls);
	}
	return entry != NULL && entry->type == &tcp_type ? entry->object : NULL;
}

int socket_fail(int error)
{
	errno = error;
	return -1;
}

int sim_socket_open(int family, int type, int proto)
{
	int used = 0;
	int fd;
	int i;

	if (family != AF_INET) {
		return socket_fail(EAFNOSUPPORT);
	}
	if (type != SOCK_STREAM || (proto != 0 && proto != IPPROTO_TCP)) {
		return socket_fail(EPROTONOSUPPORT);
	}
	for (i = 0; i < SOCKETS; i++) {
		used += sockets[i].used;
	}
	if (used >= MIN(sim_config.max_contexts, SOCKETS)) {
		return socket_fail(ENOMEM);
	}
	for (i = 0; sockets[i].used; i++) {
	}
	fd = sim_fd_new(&tcp_type, &sockets[i]);
	if (fd < 0) {
		return socket_fail(-fd);
	}
	sockets[i] = (struct tcp){.used = true,
				  .host = host_socket_open(),
				  .receive_timeout = K_FOREVER,
				  .send_timeout = K_FOREVER};
	return fd;
}

int zsock_socket(int family, int type, int proto)
{
	sim_call("socket", "%d, %d, %d", family, type, proto);
	if (family == AF_INET6 || (family == AF_INET && type == SOCK_DGRAM)) {
		sim_note("socket", "%s", family == AF_INET6 ? "AF_INET6" : "SOCK_DGRAM");
	}
	if (!sim_config.tls && proto >= IPPROTO_TLS_1_0 && proto <= IPPROTO_TLS_1_2) {
		sim_note("tls", "off");
	}
	return sim_config.tls && proto >= IPPROTO_TLS_1_0 && proto <= IPPROTO_TLS_1_2
		       ? tls_socket(family, type, proto)
		       : sim_socket_open(family, type, proto);
}

/* See sim/README.md. */
int tcp_refused(struct tcp *tcp, int64_t deadline)
{
	if (NANOKIT_SIM_SDK_LINE == 2) {
		tcp->connected = true;
		tcp->error = ECONNRESET;
		return 0;
	}
	sim_wait(NULL, K_MSEC(deadline - sim_now()));
	return socket_fail(ETIMEDOUT);
}

/* The application's server may be one that this run brought along, under another address. */
static void peer_of(const struct sockaddr_in *addr, uint32_t *address, uint16_t *port)
{
	struct in_addr server;

	*address = addr->sin_addr.s_addr;
	*port = addr->sin_port;
	if (host_options.serve_port != 0 && sim_config.server_host != NULL &&
	    ntohs(*port) == sim_config.server_port &&
	    zsock_inet_pton(AF_INET, sim_config.server_host, &server) == 1 &&
	    server.s_addr == *address) {
		*address = htonl(0x7f000001);
		*port = htons(host_options.serve_port);
	} else if (host_options.serve_port != 0 && sim_config.server_host != NULL) {
		sim_note("elsewhere", "%u.%u.%u.%u:%u %s:%d", addr->sin_addr.s4_addr[0],
			 addr->sin_addr.s4_addr[1], addr->sin_addr.s4_addr[2],
			 addr->sin_addr.s4_addr[3], ntohs(addr->sin_port), sim_config.server_host,
			 sim_config.server_port);
	}
}

int tcp_target(struct tcp *tcp, const struct sockaddr *addr, socklen_t addrlen, uint32_t *address,
	       uint16_t *port)
{
	if (addr->sa_family != AF_INET || addrlen < sizeof(struct sockaddr_in)) {
		return socket_fail(EINVAL);
	}
	if (tcp->connected) {
		return socket_fail(EISCONN);
	}
	if (!sim_has_address() || tcp->host < 0) {
		return socket_fail(ENETUNREACH);
	}
	tcp->link = sim_link_number();
	peer_of(net_sin(addr), address, port);
	return 0;
}

static int connect_tcp(struct tcp *tcp, const struct sockaddr *addr, socklen_t addrlen)
{
	const int64_t deadline = sim_now() + sim_config.connect_timeout_ms;
	struct nanokit_sim_watch watch;
	uint32_t address;
	uint16_t port;
	int ret;

	if (tcp_target(tcp, addr, addrlen, &address, &port) != 0) {
		return -1;
	}
	ret = host_socket_connect(tcp->host, address, port);
	while (ret == HOST_AGAIN && sim_now() < deadline) {
		watch = (struct nanokit_sim_watch){tcp->host, HOST_WRITABLE};
		sim_wait_sockets(tcp, &watch, 1, K_MSEC(deadline - sim_now()));
		ret = host_socket_connected(tcp->host);
	}
	if (ret == HOST_REFUSED || ret == HOST_RESET) {
		return tcp_refused(tcp, deadline);
	}
	if (ret != 0) {
		/* Nobody answers: as long as that takes. */
		sim_wait(NULL, K_MSEC(MAX(deadline - sim_now(), 0)));
		return socket_fail(ETIMEDOUT);
	}
	tcp->connected = true;
	return 0;
}

int zsock_connect(int sock, const struct sockaddr *addr, socklen_t addrlen)
{
	struct tls *tls = tls_of(sock);
	struct tcp *tcp = tcp_of(sock);

	sim_call("connect", "%d, %u.%u.%u.%u:%u", sock, net_sin(addr)->sin_addr.s4_addr[0],
		 net_sin(addr)->sin_addr.s4_addr[1], net_sin(addr)->sin_addr.s4_addr[2],
		 net_sin(addr)->sin_addr.s4_addr[3], ntohs(net_sin(addr)->sin_port));
	if (tcp == NULL) {
		return socket_fail(EBADF);
	}
	return tls != NULL ? tls_connect(tls, addr, addrlen) : connect_tcp(tcp, addr, addrlen);
}

/* What is sent over a radio link that is lost arrives nowhere; after a while the stack gives up. */
bool tcp_link_is_lost(struct tcp *tcp)
{
	if (tcp->link == sim_link_number() && sim_link_is_up()) {
		return false;
	}
	if (tcp->lost_at != 0 && sim_now() >= tcp->lost_at + GIVE_UP_MS) {
		tcp->error = ETIMEDOUT;
	}
	return true;
}

static long send_tcp(void *object, const void *buf, size_t len, int flags)
{
	const bool wait = (flags & ZSOCK_MSG_DONTWAIT) == 0;
	struct tcp *tcp = object;
	struct nanokit_sim_watch watch = {tcp->host, HOST_WRITABLE};
	size_t sent = 0;
	long ret;

	if (sim_in_interrupt()) {
		sim_stop("isr", "%s", sim_current->call);
	}
	if (!tcp->connected || tcp->error != 0 || tcp->end ||
	    (host_socket_ready(tcp->host) & HOST_ENDED)) {
		return socket_fail(ENOTCONN);
	}
	if (tcp_link_is_lost(tcp)) {
		if (tcp->error != 0) {
			return socket_fail(ENOTCONN);
		}
		tcp->lost_at = tcp->lost_at != 0 ? tcp->lost_at : sim_now();
		return (long)len;
	}
	while (sent < len) {
		ret = host_socket_send(tcp->host, (const char *)buf + sent, len - sent);
		if (ret >= 0) {
			sent += (size_t)ret;
		} else if (ret != HOST_AGAIN) {
			tcp->error = ECONNRESET;
			return sent > 0 ? (long)sent : socket_fail(ENOTCONN);
		} else if (sent > 0) {
			break;
		} else if (!wait ||
			   sim_wait_sockets(tcp, &watch, 1, tcp->send_timeout) == -EAGAIN) {
			return socket_fail(EAGAIN);
		}
	}
	return (long)sent;
}

/* Line 0 knows no errors of a connection, only its end. */
static long ended(struct tcp *tcp)
{
	if (tcp->end || NANOKIT_SIM_SDK_LINE == 0) {
		tcp->end = true;
		return 0;
	}
	return socket_fail(tcp->error);
}

static long receive_once(struct tcp *tcp, void *buf, size_t len, bool peek)
{
	long ret;

	if (tcp->error != 0 || tcp->end || tcp->shut) {
		return tcp->shut ? 0 : ended(tcp);
	}
	if (tcp_link_is_lost(tcp)) {
		return tcp->error != 0 ? ended(tcp) : socket_fail(EAGAIN);
	}
	ret = host_socket_recv(tcp->host, buf, len, peek);
	if (ret == HOST_AGAIN) {
		return socket_fail(EAGAIN);
	}
	if (ret < 0) {
		tcp->error = ECONNRESET;
		return ended(tcp);
	}
	tcp->end = ret == 0 && len > 0;
	return ret;
}

static long receive_tcp(void *object, void *buf, size_t len, int flags)
{
	struct tcp *tcp = object;
	const k_timeout_t timeout = tcp->receive_timeout;
	const int64_t deadline = sim_now() + timeout.ticks;
	const bool for_ever = K_TIMEOUT_EQ(timeout, K_FOREVER);
	struct nanokit_sim_watch watch = {tcp->host, HOST_READABLE};
	k_timeout_t patience;
	size_t received = 0;
	long ret;

	if (!tcp->connected) {
		return socket_fail(ENOTCONN);
	}
	while (true) {
		ret = receive_once(tcp, (char *)buf + received, len - received,
				   (flags & ZSOCK_MSG_PEEK) != 0);
		if (ret >= 0) {
			received += (size_t)ret;
			if (ret == 0 || received == len || !(flags & ZSOCK_MSG_WAITALL)) {
				return (long)received;
			}
			continue;
		}
		if (errno != EAGAIN || (flags & ZSOCK_MSG_DONTWAIT) ||
		    (!for_ever && sim_now() >= deadline)) {
			return received > 0 ? (long)received : ret;
		}
		patience = for_ever ? K_FOREVER : K_MSEC(deadline - sim_now());
		if (tcp_link_is_lost(tcp) && tcp->lost_at != 0) {
			patience = K_MSEC(tcp->lost_at + GIVE_UP_MS - sim_now());
		}
		sim_wait_sockets(tcp, &watch, 1, patience);
	}
}

static int close_tcp(void *object)
{
	struct tcp *tcp = object;

	if (tcp->host >= 0) {
		host_socket_close(tcp->host);
	}
	*tcp = (struct tcp){0};
	return 0;
}

static const struct sim_fd_type tcp_type = {
	.send = send_tcp,
	.recv = receive_tcp,
	.close = close_tcp,
};

long sim_socket_send(int fd, const void *buf, size_t len, int flags)
{
	struct sim_fd *entry = sim_fd_get(fd);

	return entry != NULL ? entry->type->send(entry->object, buf, len, flags)
			     : socket_fail(EBADF);
}

long sim_socket_recv(int fd, void *buf, size_t len, int flags)
{
	struct sim_fd *entry = sim_fd_get(fd);

	return entry != NULL ? entry->type->recv(entry->object, buf, len, flags)
			     : socket_fail(EBADF);
}

int sim_socket_close(int fd)
{
	struct sim_fd *entry = sim_fd_get(fd);
	struct sim_fd closed;

	if (entry == NULL) {
		return socket_fail(EBADF);
	}
	closed = *entry;
	sim_fd_free(fd);
	return closed.type->close(closed.object);
}

int sim_socket_shutdown(int fd, int how)
{
	struct tcp *tcp = tcp_of(fd);

	if (tcp == NULL) {
		return socket_fail(EBADF);
	}
	if (NANOKIT_SIM_SDK_LINE == 0) {
		/* Not there yet, and says nothing of it. */
		return 0;
	}
	if (how != ZSOCK_SHUT_RD) {
		return socket_fail(ENOTSUP);
	}
	tcp->shut = true;
	sim_wake_all(tcp, 0);
	return 0;
}

ssize_t zsock_send(int sock, const void *buf, size_t len, int flags)
{
	sim_call("send", "%d, %zu bytes", sock, len);
	return sim_socket_send(sock, buf, len, flags);
}

ssize_t zsock_recv(int sock, void *buf, size_t max_len, int flags)
{
	sim_call("recv", "%d, up to %zu bytes", sock, max_len);
	return sim_socket_recv(sock, buf, max_len, flags);
}

int zsock_close(int sock)
{
	sim_call("close", "%d", sock);
	return sim_socket_close(sock);
}

int zsock_shutdown(int sock, int how)
{
	sim_call("shutdown", "%d, %d", sock, how);
	return sim_socket_shutdown(sock, how);
}
