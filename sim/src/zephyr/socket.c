/* SPDX-License-Identifier: Apache-2.0 */
/* BSD sockets: TCP, with the errors and the waiting of Zephyr's. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <nanokit_sim/socket.h>
#include "socket.h"

#define SOCKETS 32

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

int sim_sockets_used(void)
{
	int used = 0;
	int i;

	for (i = 0; i < SOCKETS; i++) {
		used += sockets[i].used;
	}
	return used;
}

int sim_socket_open(int family, int type, int proto)
{
	int fd;
	int i;

	if (family != AF_INET && (family != AF_INET6 || !IS_ENABLED(CONFIG_NET_IPV6))) {
		return socket_fail(family == AF_INET6 ? EPFNOSUPPORT : EAFNOSUPPORT);
	}
	if (type != SOCK_STREAM || (proto != 0 && proto != IPPROTO_TCP)) {
		return socket_fail(EPROTONOSUPPORT);
	}
	if (sim_sockets_used() >= MIN(sim_config.max_contexts, SOCKETS)) {
		return socket_fail(ENOMEM);
	}
	for (i = 0; sockets[i].used; i++) {
	}
	fd = sim_fd_new(&tcp_type, &sockets[i]);
	if (fd < 0) {
		return socket_fail(-fd);
	}
	sockets[i] = (struct tcp){.used = true,
				  .family = (sa_family_t)family,
				  .host = host_socket_open(),
				  .receive_timeout = K_FOREVER,
				  .send_timeout = K_FOREVER};
	return fd;
}

int zsock_socket(int family, int type, int proto)
{
	sim_call("socket", "%d, %d, %d", family, type, proto);
	if (type == SOCK_DGRAM) {
		sim_note("socket", "SOCK_DGRAM");
	} else if (family == AF_INET6 && !IS_ENABLED(CONFIG_NET_IPV6)) {
		sim_note("socket", "AF_INET6");
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

static int connect_tcp(struct tcp *tcp, const struct sockaddr *addr, socklen_t addrlen)
{
	const int64_t deadline = sim_now() + sim_config.connect_timeout_ms;
	struct nanokit_sim_watch watch;
	struct host_address peer;
	int ret;

	if (tcp_target(tcp, addr, addrlen, &peer) != 0) {
		return -1;
	}
	ret = peer.port == 0 ? HOST_REFUSED : host_socket_connect(tcp->host, &peer);
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
	char text[PEER_TEXT];

	sim_call("connect", "%d, %s", sock, tcp_peer_text(addr, text));
	if (tcp == NULL) {
		return socket_fail(EBADF);
	}
	return tls != NULL ? tls_connect(tls, addr, addrlen) : connect_tcp(tcp, addr, addrlen);
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
	.send = tcp_send,
	.recv = tcp_receive,
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
