/* SPDX-License-Identifier: Apache-2.0 */
/* Sending and receiving over TCP, with the errors and the waiting of Zephyr's. */
#include <errno.h>
#include "socket.h"

/*
 * How long what was sent is sent again before the connection counts as lost: 200 ms, 9 times; on
 * line 2 each time half as long again. Zephyr's defaults.
 */
#define GIVE_UP_MS (NANOKIT_SIM_SDK_LINE == 2 ? 22600 : 2000)

/* How long sending waits for room: see sim/README.md. */
#define SEND_WAIT_MS (NANOKIT_SIM_SDK_LINE == 0 ? 0 : 10000)

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

/* Until the window must have room, or SO_SNDTIMEO is over. */
static k_timeout_t send_patience(const struct tcp *tcp, int64_t deadline)
{
	const int64_t left = deadline - sim_now();

	return K_TIMEOUT_EQ(tcp->send_timeout, K_FOREVER)
		       ? K_MSEC(left)
		       : K_MSEC(MIN(left, tcp->send_timeout.ticks));
}

long tcp_send(void *object, const void *buf, size_t len, int flags)
{
	const bool wait = (flags & ZSOCK_MSG_DONTWAIT) == 0;
	const int64_t deadline = sim_now() + SEND_WAIT_MS;
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
		} else if (!wait) {
			return socket_fail(EAGAIN);
		} else if (sim_now() >= deadline) {
			return socket_fail(ENOBUFS);
		} else if (sim_wait_sockets(tcp, &watch, 1, send_patience(tcp, deadline)) ==
				   -EAGAIN &&
			   sim_now() < deadline) {
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

long tcp_receive(void *object, void *buf, size_t len, int flags)
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
		/* What the PC's socket has came after the link was lost: it is not there. */
		sim_wait_sockets(tcp, &watch, tcp_link_is_lost(tcp) ? 0 : 1, patience);
	}
}
