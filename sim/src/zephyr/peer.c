/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whom an address leads to. Beside the server of a run that brings one along there are, in the
 * pretended network, others that listen nowhere: see network.h.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "network.h"
#include "socket.h"

static bool is_address(const struct sockaddr *addr, const char *text)
{
	uint8_t bytes[16];
	const void *own = addr->sa_family == AF_INET6 ? (void *)&net_sin6(addr)->sin6_addr
						      : (void *)&net_sin(addr)->sin_addr;

	return zsock_inet_pton(addr->sa_family, text, bytes) == 1 &&
	       memcmp(own, bytes, addr->sa_family == AF_INET6 ? 16 : 4) == 0;
}

static uint16_t port_number(const struct sockaddr *addr)
{
	/* At the same place in both. */
	return ntohs(net_sin(addr)->sin_port);
}

const char *tcp_peer_text(const struct sockaddr *addr, char *text)
{
	const bool v6 = addr->sa_family == AF_INET6;
	char address[INET6_ADDRSTRLEN] = "?";

	zsock_inet_ntop(addr->sa_family,
			v6 ? (void *)&net_sin6(addr)->sin6_addr : (void *)&net_sin(addr)->sin_addr,
			address, sizeof(address));
	snprintf(text, PEER_TEXT, v6 ? "[%s]:%u" : "%s:%u", address, port_number(addr));
	return text;
}

/* The application's server is named by an address, or by a name that resolve.c knows. */
static bool is_server(const struct sockaddr *addr)
{
	if (port_number(addr) != sim_config.server_port) {
		return false;
	}
	return is_address(addr, sim_config.server_host) ||
	       (!network_is_literal(sim_config.server_host) &&
		is_address(addr, addr->sa_family == AF_INET6 ? SERVER_ADDRESS6 : SERVER_ADDRESS));
}

/* An address of the pretended network that has nobody: those of it that names stand for. */
static bool is_nobody(const struct sockaddr *addr)
{
	char text[INET6_ADDRSTRLEN];
	int i;

	for (i = 0; i < MOST_REFUSING; i++) {
		snprintf(text, sizeof(text),
			 addr->sa_family == AF_INET6 ? REFUSING_ADDRESS6 : REFUSING_ADDRESS,
			 100 + i);
		if (is_address(addr, text)) {
			return true;
		}
	}
	return is_address(addr, addr->sa_family == AF_INET6 ? OTHER_ADDRESS6 : OTHER_ADDRESS);
}

static void lead(const struct sockaddr *addr, struct host_address *peer)
{
	char text[PEER_TEXT];

	*peer = (struct host_address){.v6 = addr->sa_family == AF_INET6,
				      .port = htons(port_number(addr))};
	memcpy(peer->bytes,
	       peer->v6 ? (void *)&net_sin6(addr)->sin6_addr : (void *)&net_sin(addr)->sin_addr,
	       peer->v6 ? 16 : 4);
	if (host_options.serve_port == 0 || sim_config.server_host == NULL) {
		return;
	}
	if (is_server(addr)) {
		*peer = host_server();
		return;
	}
	if (is_nobody(addr)) {
		peer->port = 0;
	}
	if (!is_nobody(addr) || is_address(addr, OTHER_ADDRESS) ||
	    is_address(addr, OTHER_ADDRESS6)) {
		sim_note("elsewhere", "%s %s:%d", tcp_peer_text(addr, text), sim_config.server_host,
			 sim_config.server_port);
	}
}

int tcp_target(struct tcp *tcp, const struct sockaddr *addr, socklen_t addrlen,
	       struct host_address *peer)
{
	if (addr->sa_family != tcp->family ||
	    addrlen < (tcp->family == AF_INET6 ? sizeof(struct sockaddr_in6)
					       : sizeof(struct sockaddr_in))) {
		return socket_fail(EINVAL);
	}
	if (tcp->connected) {
		return socket_fail(EISCONN);
	}
	if (!sim_has_address(tcp->family) || tcp->host < 0) {
		return socket_fail(ENETUNREACH);
	}
	tcp->link = sim_link_number();
	lead(addr, peer);
	return 0;
}
