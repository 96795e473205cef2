/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_SOCKET_INTERNAL_H_
#define NANOKIT_SIM_SOCKET_INTERNAL_H_

#include <nanokit_sim/socket.h>
#include "sim.h"

struct tcp {
	bool used;
	bool connected;
	sa_family_t family;
	/* The PC's socket, or -1: the address led nowhere. */
	int host;
	/* What the connection ended with; 0 while it lives. */
	int error;
	bool end;
	bool shut;
	unsigned int link;
	int64_t lost_at;
	k_timeout_t receive_timeout;
	k_timeout_t send_timeout;
};

/* NULL if a descriptor is no TCP socket, nor one of TLS over TCP. */
struct tcp *tcp_of(int fd);
/* What is sent over a radio link that is lost arrives nowhere; after a while the stack gives up. */
bool tcp_link_is_lost(struct tcp *tcp);
/*
 * Where the board would connect to, with port 0 if there is nobody who would listen; -1 with errno
 * where it can't.
 */
int tcp_target(struct tcp *tcp, const struct sockaddr *addr, socklen_t addrlen,
	       struct host_address *peer);
/* ADDRESS:PORT; text has room for PEER_TEXT bytes. */
#define PEER_TEXT 64
const char *tcp_peer_text(const struct sockaddr *addr, char *text);
long tcp_send(void *object, const void *buf, size_t len, int flags);
long tcp_receive(void *object, void *buf, size_t len, int flags);
/* What connect() does on the board when the other side says no. */
int tcp_refused(struct tcp *tcp, int64_t deadline);
/* A socket of TLS over TCP: see tls_socket.c. */
struct tls;
struct tls *tls_of(int fd);
struct tcp *tls_tcp(struct tls *tls);
int tls_socket(int family, int type, int proto);
int tls_connect(struct tls *tls, const struct sockaddr *addr, socklen_t addrlen);
int tls_setsockopt(struct tls *tls, int optname, const void *optval, socklen_t optlen);
/* -1, with errno set. */
int socket_fail(int error);

#endif
