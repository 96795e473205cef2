/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Connects to the server: TCP, then the WebSocket handshake.
 */

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include <logging/log.h>
LOG_MODULE_REGISTER(server_connect, LOG_LEVEL_DBG);

#include <kernel.h>
#include <sys/printk.h>
#include <net/net_ip.h>
#include <net/socket.h>
#include <net/websocket.h>

#include "connection.h"
#include "server_connect.h"
#include "ws_message.h"

#define SERVER_NAME CONFIG_EXAMPLE_SERVER_HOST
#define SERVER_PORT CONFIG_EXAMPLE_SERVER_PORT

/* The header Host names the port unless it is the default one. */
#if CONFIG_EXAMPLE_SERVER_PORT == 80
#define SERVER_HOST_HEADER SERVER_NAME
#else
#define SERVER_HOST_HEADER SERVER_NAME ":" STRINGIFY(SERVER_PORT)
#endif

BUILD_ASSERT(sizeof(CONFIG_EXAMPLE_SERVER_HEADER_1) > 1, "A header is empty: see prj.conf");
BUILD_ASSERT(sizeof(CONFIG_EXAMPLE_SERVER_HEADER_2) > 1, "A header is empty: see prj.conf");

#define EXTRA_BUF_SPACE CONFIG_EXAMPLE_EXTRA_BUF_SPACE

#define SWITCHING_PROTOCOLS 101

/* For the handshake, and for receiving afterwards: in use until the connection ends. */
static uint8_t temp_recv_buf[MAX_RECV_BUF_LEN + EXTRA_BUF_SPACE];

/* The server's answer to this handshake: its status, and if Sec-WebSocket-Accept is there. */
static struct {
	unsigned int status;
	bool accepted;
	/* Whether Sec-WebSocket-Protocol is being read, and whether it was what we ask for. */
	bool in_protocol;
	bool agreed;
	bool disagreed;
} answer;

/* The address that is being tried, as text for the log. */
static char address_text[INET6_ADDRSTRLEN];

static void print_address(struct sockaddr *addr)
{
	const void *ip = addr->sa_family == AF_INET6 ? (void *)&net_sin6(addr)->sin6_addr
						     : (void *)&net_sin(addr)->sin_addr;

	if (net_addr_ntop(addr->sa_family, ip, address_text, sizeof(address_text)) == NULL) {
		address_text[0] = '\0';
	}
}

/* Creates the TCP socket *sock. */
static int setup_socket(sa_family_t family, int *sock)
{
	int err;

	*sock = socket(family, SOCK_STREAM, IPPROTO_TCP);
	if (*sock < 0) {
		/* Saved first: any call, logging too, may change errno. */
		err = errno;
		LOG_ERR("Failed to create %s HTTP socket (%d)", "IP", -err);
		return -err;
	}

	return 0;
}

/*
 * Limits the wait for the server's answer. The handshake has a limit of its own, but on SDK line 0
 * that does not wake the thread that waits: a server that accepts and never answers would keep us
 * for ever. So this limit is the one that comes first.
 */
static void limit_waiting(int sock)
{
	const long limit_ms = CONFIG_EXAMPLE_HANDSHAKE_TIMEOUT_MS * 9L / 10;
	const struct timeval limit = {
		.tv_sec = limit_ms / 1000,
		.tv_usec = (limit_ms % 1000) * 1000,
	};

	(void)setsockopt(sock, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
}

/* Opens the TCP connection to the server; after a failure *sock is closed and -1. */
static int connect_socket(struct sockaddr *addr, socklen_t addr_len, int *sock)
{
	int err;
	int ret;

	ret = setup_socket(addr->sa_family, sock);
	if (ret < 0) {
		return ret;
	}

	/* Waits for CONFIG_NET_SOCKETS_CONNECT_TIMEOUT at most. */
	if (connect(*sock, addr, addr_len) < 0) {
		err = errno;
		LOG_ERR("Cannot connect to %s remote (%d)", address_text, -err);
		close(*sock);
		*sock = -1;
		return -err;
	}

	limit_waiting(*sock);

	return 0;
}

/*
 * Whether the server understands, and agrees to the sub-protocol that we ask for, and no other:
 * none if that is empty.
 */
static bool is_accepted(void)
{
	const bool asked = sizeof(CONFIG_EXAMPLE_SERVER_SUBPROTOCOL) > 1;

	return answer.accepted && answer.agreed == asked && !answer.disagreed;
}

/* Called by websocket_connect() after the handshake; user_data is its last argument. */
static int connect_cb(int sock, struct http_request *req, void *user_data)
{
	ARG_UNUSED(req);

	if (is_accepted()) {
		printk("Websocket %d for %s connected.", sock, (char *)user_data);
	}
	return 0;
}

/*
 * Called for each header of the server's answer. Zephyr's client does not forget the last
 * handshake: after a good one it also takes an answer without Sec-WebSocket-Accept. So we look for
 * ourselves.
 */
static int on_header_field(struct http_parser *parser, const char *at, size_t length)
{
	static const char accept[] = "Sec-WebSocket-Accept";
	static const char protocol[] = "Sec-WebSocket-Protocol";

	answer.status = parser->status_code;
	if (length == sizeof(accept) - 1 && strncasecmp(at, accept, length) == 0) {
		answer.accepted = true;
	}
	answer.in_protocol =
		length == sizeof(protocol) - 1 && strncasecmp(at, protocol, length) == 0;

	return 0;
}

/* Called for its value. The name of the sub-protocol must be exactly ours (RFC 6455, 4.1). */
static int on_header_value(struct http_parser *parser, const char *at, size_t length)
{
	static const char protocol[] = CONFIG_EXAMPLE_SERVER_SUBPROTOCOL;

	ARG_UNUSED(parser);

	/* There may be blanks behind the value, which do not belong to it. */
	while (length > 0 && (at[length - 1] == ' ' || at[length - 1] == '\t')) {
		length--;
	}
	if (answer.in_protocol) {
		if (length == sizeof(protocol) - 1 && memcmp(at, protocol, length) == 0) {
			answer.agreed = true;
		} else {
			answer.disagreed = true;
		}
	}

	return 0;
}

/* The handshake: an HTTP upgrade request, and the server's consent. */
static int open_websocket(int sock)
{
	static const struct http_parser_settings handshake_callbacks = {
		.on_header_field = on_header_field,
		.on_header_value = on_header_value,
	};
	const char *extra_headers[5];
	size_t extras = 0;
	struct websocket_request req;
	int websock;

	memset(&answer, 0, sizeof(answer));
	memset(&req, 0, sizeof(req));

	req.host = SERVER_HOST_HEADER;
	req.url = CONFIG_EXAMPLE_SERVER_PATH;
	/* Extra HTTP headers, ended by NULL. Origin and sub-protocol are not sent if empty. */
	if (sizeof(CONFIG_EXAMPLE_SERVER_ORIGIN) > 1) {
		extra_headers[extras++] = "Origin: " CONFIG_EXAMPLE_SERVER_ORIGIN "\r\n";
	}
	if (sizeof(CONFIG_EXAMPLE_SERVER_SUBPROTOCOL) > 1) {
		extra_headers[extras++] =
			"Sec-WebSocket-Protocol: " CONFIG_EXAMPLE_SERVER_SUBPROTOCOL "\r\n";
	}
	extra_headers[extras++] = CONFIG_EXAMPLE_SERVER_HEADER_1 "\r\n";
	extra_headers[extras++] = CONFIG_EXAMPLE_SERVER_HEADER_2 "\r\n";
	extra_headers[extras] = NULL;
	req.optional_headers = extra_headers;
	req.cb = connect_cb;
	req.http_cb = &handshake_callbacks;
	req.tmp_buf = temp_recv_buf;
	req.tmp_buf_len = sizeof(temp_recv_buf);

	/* If it works, sock is closed together with websock, and must not be closed by us. */
	websock = websocket_connect(sock, &req, CONFIG_EXAMPLE_HANDSHAKE_TIMEOUT_MS, address_text);
	if (websock < 0 || !is_accepted()) {
		LOG_ERR("Cannot connect to %s:%d", SERVER_NAME, SERVER_PORT);
		if (answer.accepted) {
			LOG_ERR("The server does not agree to the sub-protocol %s",
				CONFIG_EXAMPLE_SERVER_SUBPROTOCOL);
		}
		close(websock < 0 ? sock : websock);
		websock = websock < 0 ? websock : -ECONNABORTED;
	}
	if (answer.status != 0 && answer.status != SWITCHING_PROTOCOLS) {
		LOG_ERR("The server answers with HTTP status %u", answer.status);
	}

	printk(" websock =(%d) \r\n", websock);

	return websock;
}

/* Tries one address of the name: TCP, then the handshake. The WebSocket, or a negative errno. */
static int try_address(struct sockaddr *addr, socklen_t addr_len)
{
	int sock = -1;
	int websock;
	int ret;

	print_address(addr);
	LOG_INF("Trying %s (%s)", SERVER_NAME, address_text);

	connection_enter(CONNECTION_TCP);
	ret = connect_socket(addr, addr_len, &sock);
	if (ret < 0) {
		return ret;
	}

	printk("socket =(%d) \r\n", sock);

	connection_enter(CONNECTION_WEBSOCKET);
	websock = open_websocket(sock);
	if (websock >= 0) {
		ws_message_start(websock, sock, temp_recv_buf, sizeof(temp_recv_buf));
	}

	return websock;
}

/* Asks the DNS server, whose address the router's DHCP has told, with Zephyr's own deadline. */
static int look_up(struct addrinfo **found)
{
	static const struct addrinfo hints = {
		.ai_family = AF_UNSPEC,
		.ai_socktype = SOCK_STREAM,
	};
	int ret;

	ret = getaddrinfo(SERVER_NAME, STRINGIFY(SERVER_PORT), &hints, found);
	if (ret == DNS_EAI_CANCELED || ret == DNS_EAI_AGAIN) {
		LOG_ERR("The DNS server does not tell the address of %s", SERVER_NAME);
		return -ETIMEDOUT;
	}
	if (ret != 0) {
		LOG_ERR("There is no address for the name %s (%d)", SERVER_NAME, ret);
		return -ENXIO;
	}

	return 0;
}

int server_connect(void)
{
	struct addrinfo *found = NULL;
	struct addrinfo *one;
	int ret;

	connection_enter(CONNECTION_NAME);
	ret = look_up(&found);
	if (ret < 0) {
		return ret;
	}

	/* In the order of the answer. The next attempt asks again: addresses may have changed. */
	ret = -ENXIO;
	for (one = found; one != NULL && ret < 0; one = one->ai_next) {
		ret = try_address(one->ai_addr, one->ai_addrlen);
	}
	freeaddrinfo(found);

	return ret;
}
