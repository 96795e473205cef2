/* SPDX-License-Identifier: Apache-2.0 */
/*
 * getaddrinfo(), with the errors of Zephyr's. With a server that the run brought along, its name
 * stands for it, and every other one for a host that listens nowhere; else the PC is asked, but
 * for time servers, which are always pretended (sntp.c).
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "network.h"
#include "socket.h"

/* An answer of the pretended network takes so long. */
#define ANSWER_MS 20
#define MOST_ADDRESSES 16
#define SNTP_PORT 123

static void fill(struct zsock_addrinfo *ai, int family, const void *address, uint16_t port,
		 const struct zsock_addrinfo *hints)
{
	const bool udp = hints != NULL && hints->ai_socktype == SOCK_DGRAM;

	ai->ai_addr = &ai->_ai_addr;
	ai->ai_canonname = ai->_ai_canonname;
	ai->ai_family = family;
	ai->ai_socktype = udp ? SOCK_DGRAM : SOCK_STREAM;
	ai->ai_protocol = udp ? IPPROTO_UDP : IPPROTO_TCP;
	ai->_ai_addr.sa_family = (sa_family_t)family;
	net_sin(&ai->_ai_addr)->sin_port = htons(port);
	if (family == AF_INET6) {
		ai->ai_addrlen = sizeof(struct sockaddr_in6);
		memcpy(&net_sin6(&ai->_ai_addr)->sin6_addr, address, 16);
	} else {
		ai->ai_addrlen = sizeof(struct sockaddr_in);
		memcpy(&net_sin(&ai->_ai_addr)->sin_addr, address, 4);
	}
}

/* 0: no service was named; -1: it is no port. */
static long port_of(const char *service)
{
	const long port = service != NULL ? strtol(service, NULL, 10) : 0;

	return service == NULL || (port >= 1 && port <= 65535) ? port : -1;
}

static int literal(const char *host, const char *service, const struct zsock_addrinfo *hints,
		   struct zsock_addrinfo *res)
{
	const int wanted = hints != NULL ? hints->ai_family : AF_UNSPEC;
	const long port = port_of(service);
	uint8_t address[16];
	int family = AF_INET;

	if (host == NULL || port < 0) {
		return DNS_EAI_NONAME;
	}
	if (zsock_inet_pton(AF_INET, host, address) != 1) {
		family = AF_INET6;
		if (!IS_ENABLED(CONFIG_NET_IPV6) || zsock_inet_pton(AF_INET6, host, address) != 1) {
			return DNS_EAI_NONAME;
		}
	}
	if (wanted != AF_UNSPEC && wanted != family) {
		return DNS_EAI_NONAME;
	}
	fill(res, family, address, (uint16_t)port, hints);
	return 0;
}

#ifdef CONFIG_DNS_RESOLVER
struct answer {
	struct zsock_addrinfo *res;
	const struct zsock_addrinfo *hints;
	uint16_t port;
	int count;
};

/* What does not fit is left out without a word. */
static void take(struct answer *answer, int family, const void *address)
{
	if (answer->count < sim_config.dns_entries) {
		fill(&answer->res[answer->count++], family, address, answer->port, answer->hints);
	}
}

static void take_text(struct answer *answer, int family, const char *text)
{
	uint8_t address[16];

	zsock_inet_pton((sa_family_t)family, text, address);
	take(answer, family, address);
}

static bool has_server(void)
{
	return host_options.serve_port != 0 && sim_config.server_host != NULL;
}

static bool is_served(const char *host)
{
	return has_server() && strcmp(host, sim_config.server_host) == 0;
}

static int pretended(const char *host, int family, struct answer *answer)
{
	const bool v6 = family == AF_INET6;
	char text[INET6_ADDRSTRLEN];
	int i;

	sim_wait(NULL, K_MSEC(ANSWER_MS));
	if (!is_served(host)) {
		take_text(answer, family, v6 ? OTHER_ADDRESS6 : OTHER_ADDRESS);
		return 0;
	}
	for (i = 0; i < MIN(host_options.dns_refusing, MOST_REFUSING); i++) {
		snprintf(text, sizeof(text), v6 ? REFUSING_ADDRESS6 : REFUSING_ADDRESS, 100 + i);
		take_text(answer, family, text);
	}
	take_text(answer, family, v6 ? SERVER_ADDRESS6 : SERVER_ADDRESS);
	return 0;
}

static int real(const char *host, int family, struct answer *answer)
{
	struct host_address addresses[MOST_ADDRESSES];
	struct nanokit_sim_watch watch = {host_resolve(host, family == AF_INET6), HOST_READABLE};
	int count;
	int ret;
	int i;

	if (watch.socket < 0) {
		errno = ENOMEM;
		return DNS_EAI_SYSTEM;
	}
	ret = sim_wait_sockets(NULL, &watch, 1, K_MSEC(sim_config.dns_timeout_ms));
	count = host_resolved(watch.socket, addresses, MOST_ADDRESSES);
	host_socket_close(watch.socket);
	for (i = 0; i < count; i++) {
		take(answer, family, addresses[i].bytes);
	}
	if (count > 0) {
		return 0;
	}
	return ret == -EAGAIN ? DNS_EAI_CANCELED : DNS_EAI_NODATA;
}

/* Of all that is asked over UDP, there are time servers only. */
static bool is_time_server(const struct answer *answer)
{
	return answer->port == SNTP_PORT ||
	       (answer->hints != NULL && answer->hints->ai_socktype == SOCK_DGRAM);
}

static int query(const char *host, int family, struct answer *answer)
{
	if (!sim_has_address(IS_ENABLED(CONFIG_NET_IPV4) ? AF_INET : AF_INET6)) {
		/* DHCP has not told of any server yet. */
		errno = EINVAL;
		return DNS_EAI_SYSTEM;
	}
	if (sim_now() < host_options.dns_silent_ms || !sim_link_is_up()) {
		sim_wait(NULL, K_MSEC(sim_config.dns_timeout_ms));
		return DNS_EAI_CANCELED;
	}
	if (sim_now() < host_options.dns_not_found_ms) {
		sim_wait(NULL, K_MSEC(ANSWER_MS));
		return DNS_EAI_NODATA;
	}
	return has_server() || is_time_server(answer) ? pretended(host, family, answer)
						      : real(host, family, answer);
}

static int resolve(const char *host, const char *service, const struct zsock_addrinfo *hints,
		   struct zsock_addrinfo *res)
{
	const int family = hints != NULL ? hints->ai_family : AF_UNSPEC;
	const long port = port_of(service);
	struct answer answer = {.res = res, .hints = hints, .port = (uint16_t)port};
	int first = DNS_EAI_ADDRFAMILY;
	int second = DNS_EAI_ADDRFAMILY;
	int i;

	if (hints != NULL && (hints->ai_flags & AI_NUMERICHOST)) {
		return DNS_EAI_FAIL;
	}
	if (port < 0) {
		return DNS_EAI_NONAME;
	}
	if (host == NULL || network_is_literal(host)) {
		return DNS_EAI_FAIL;
	}
	if (family != AF_INET6 && IS_ENABLED(CONFIG_NET_IPV4)) {
		first = query(host, AF_INET, &answer);
	}
	if (family != AF_INET && IS_ENABLED(CONFIG_NET_IPV6)) {
		second = query(host, AF_INET6, &answer);
	}
	if (first != 0 && second != 0) {
		return first != DNS_EAI_ADDRFAMILY ? first : second;
	}
	for (i = 1; i < answer.count; i++) {
		res[i - 1].ai_next = &res[i];
	}
	return 0;
}
#else
static int resolve(const char *host, const char *service, const struct zsock_addrinfo *hints,
		   struct zsock_addrinfo *res)
{
	ARG_UNUSED(host);
	ARG_UNUSED(service);
	ARG_UNUSED(hints);
	ARG_UNUSED(res);
	sim_note("dns", "off");
	return DNS_EAI_NONAME;
}
#endif

int zsock_getaddrinfo(const char *host, const char *service, const struct zsock_addrinfo *hints,
		      struct zsock_addrinfo **res)
{
	int ret;

	sim_call("getaddrinfo", "%s, %s", host != NULL ? host : "NULL",
		 service != NULL ? service : "NULL");
	*res = calloc((size_t)sim_config.dns_entries, sizeof(**res));
	ret = literal(host, service, hints, *res);
	if (ret != 0) {
		ret = resolve(host, service, hints, *res);
	}
	if (ret != 0) {
		free(*res);
		*res = NULL;
	}
	return ret;
}

void zsock_freeaddrinfo(struct zsock_addrinfo *ai)
{
	free(ai);
}

const char *zsock_gai_strerror(int errcode)
{
	static const struct {
		int code;
		const char *text;
	} errors[] = {
		{DNS_EAI_BADFLAGS, "EAI_BADFLAGS"}, {DNS_EAI_NONAME, "EAI_NONAME"},
		{DNS_EAI_AGAIN, "EAI_AGAIN"},	    {DNS_EAI_FAIL, "EAI_FAIL"},
		{DNS_EAI_NODATA, "EAI_NODATA"},	    {DNS_EAI_MEMORY, "EAI_MEMORY"},
		{DNS_EAI_SYSTEM, "EAI_SYSTEM"},	    {DNS_EAI_SERVICE, "EAI_SERVICE"},
	};
	size_t i;

	for (i = 0; i < ARRAY_SIZE(errors); i++) {
		if (errors[i].code == errcode) {
			return errors[i].text;
		}
	}
	return "EAI_UNKNOWN";
}
