/* SPDX-License-Identifier: Apache-2.0 */
/* poll(), and the options of sockets. */
#include <errno.h>
#include "socket.h"

static short events_of(struct tcp *tcp)
{
	unsigned int ready;

	if (tcp->error != 0) {
		return ZSOCK_POLLIN | ZSOCK_POLLOUT | ZSOCK_POLLERR;
	}
	if (tcp->end || tcp->shut) {
		return ZSOCK_POLLIN | ZSOCK_POLLHUP;
	}
	if (!tcp->connected || tcp_link_is_lost(tcp)) {
		return 0;
	}
	ready = host_socket_ready(tcp->host);
	return (short)((ready & HOST_READABLE ? ZSOCK_POLLIN : 0) |
		       (ready & HOST_WRITABLE ? ZSOCK_POLLOUT : 0) |
		       (ready & HOST_FAILED ? ZSOCK_POLLERR : 0));
}

/* What all wait for that poll something. */
static const char polled;

void sim_poll_wake(void)
{
	sim_wake_all(&polled, 0);
}

int sim_socket_poll(struct zsock_pollfd *fds, int nfds, int timeout)
{
	const int64_t deadline = timeout < 0 ? HOST_NEVER : sim_now() + timeout;
	struct nanokit_sim_watch watches[NANOKIT_SIM_WATCHES];
	struct sim_fd *entry;
	struct tcp *tcp;
	int ready;
	int count;
	int i;

	if (nfds > MIN(sim_config.poll_max, NANOKIT_SIM_WATCHES)) {
		return socket_fail(ENOMEM);
	}
	while (true) {
		ready = 0;
		count = 0;
		for (i = 0; i < nfds; i++) {
			fds[i].revents = 0;
			if (fds[i].fd < 0) {
				continue;
			}
			tcp = tcp_of(sim_websocket_tcp(fds[i].fd));
			tcp = tcp != NULL ? tcp : tcp_of(fds[i].fd);
			entry = sim_fd_get(fds[i].fd);
			if (entry != NULL && entry->type->ready != NULL) {
				fds[i].revents = entry->type->ready(entry->object) & fds[i].events;
			} else if (tcp == NULL) {
				fds[i].revents = ZSOCK_POLLNVAL;
			} else {
				fds[i].revents = events_of(tcp) &
						 (fds[i].events | ZSOCK_POLLERR | ZSOCK_POLLHUP);
			}
			if (tcp != NULL && !tcp_link_is_lost(tcp)) {
				watches[count++] = (struct nanokit_sim_watch){
					tcp->host,
					(fds[i].events & ZSOCK_POLLIN ? HOST_READABLE : 0) |
						(fds[i].events & ZSOCK_POLLOUT ? HOST_WRITABLE
									       : 0)};
			}
			ready += fds[i].revents != 0;
		}
		if (ready > 0 || sim_now() >= deadline) {
			return ready;
		}
		sim_wait_sockets(&polled, watches, count,
				 deadline == HOST_NEVER ? K_FOREVER : K_MSEC(deadline - sim_now()));
	}
}

int zsock_poll(struct zsock_pollfd *fds, int nfds, int timeout)
{
	sim_call("poll", "%d, %d ms", nfds, timeout);
	return sim_socket_poll(fds, nfds, timeout);
}

static int timeout_option(int optname, k_timeout_t **timeout, struct tcp *tcp)
{
	if (optname == SO_RCVTIMEO && sim_config.receive_timeout) {
		*timeout = &tcp->receive_timeout;
		return 0;
	}
	if (optname == SO_SNDTIMEO && sim_config.send_timeout) {
		*timeout = &tcp->send_timeout;
		return 0;
	}
	return -1;
}

int zsock_setsockopt(int sock, int level, int optname, const void *optval, socklen_t optlen)
{
	struct tcp *tcp = tcp_of(sock);
	const struct timeval *time = optval;
	k_timeout_t *timeout;

	sim_call("setsockopt", "%d, %d, %d", sock, level, optname);
	if (tcp == NULL) {
		return socket_fail(EBADF);
	}
	if (level == SOL_TLS && tls_of(sock) != NULL) {
		return tls_setsockopt(tls_of(sock), optname, optval, optlen);
	}
	if (level == SOL_SOCKET && timeout_option(optname, &timeout, tcp) == 0) {
		if (optlen != sizeof(*time)) {
			return socket_fail(EINVAL);
		}
		*timeout = time->tv_sec == 0 && time->tv_usec == 0
				   ? K_FOREVER
				   : K_MSEC(time->tv_sec * 1000 + time->tv_usec / 1000);
		return 0;
	}
	if ((level == SOL_SOCKET && optname == SO_REUSEADDR) ||
	    (level == IPPROTO_TCP && optname == TCP_NODELAY)) {
		return 0;
	}
	return socket_fail(ENOPROTOOPT);
}

int zsock_getsockopt(int sock, int level, int optname, void *optval, socklen_t *optlen)
{
	struct tcp *tcp = tcp_of(sock);

	sim_call("getsockopt", "%d, %d, %d", sock, level, optname);
	if (tcp == NULL) {
		return socket_fail(EBADF);
	}
	if (level != SOL_SOCKET || *optlen < sizeof(int)) {
		return socket_fail(ENOPROTOOPT);
	}
	*optlen = sizeof(int);
	switch (optname) {
	case SO_ERROR:
		*(int *)optval = tcp->error;
		return 0;
	case SO_TYPE:
		*(int *)optval = SOCK_STREAM;
		return 0;
	case SO_PROTOCOL:
		*(int *)optval = tls_of(sock) != NULL ? IPPROTO_TLS_1_2 : IPPROTO_TCP;
		return 0;
	default:
		return socket_fail(ENOPROTOOPT);
	}
}
