/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Connects to the server: TCP and TLS, then the WebSocket handshake.
 */

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include <zephyr/logging/log.h>
LOG_MODULE_REGISTER(server_connect, LOG_LEVEL_DBG);

#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>
#include <zephyr/net/net_ip.h>
#include <zephyr/net/socket.h>
#include <zephyr/net/websocket.h>

#include "connection.h"
#include "server_connect.h"
#include "server_tls.h"
#include "ws_message.h"

#define SERVER_ADDR4 CONFIG_EXAMPLE_SERVER_HOST
#define SERVER_PORT CONFIG_EXAMPLE_SERVER_PORT

/* The header Host names the port unless it is the default one. */
#if CONFIG_EXAMPLE_SERVER_PORT == 443
#define SERVER_HOST_HEADER SERVER_ADDR4
#else
#define SERVER_HOST_HEADER SERVER_ADDR4 ":" STRINGIFY(SERVER_PORT)
#endif

#define EXTRA_BUF_SPACE CONFIG_EXAMPLE_EXTRA_BUF_SPACE

#define SWITCHING_PROTOCOLS 101

/* For the handshake, and for receiving afterwards: in use until the connection ends. */
static uint8_t temp_recv_buf_ipv4[MAX_RECV_BUF_LEN + EXTRA_BUF_SPACE];

/* The server's answer to this handshake: its status, and if Sec-WebSocket-Accept is there. */
static struct {
	unsigned int status;
	bool accepted;
} answer;

/*
 * Fills in addr, the server's address, and creates the socket *sock. It is used like a TCP socket,
 * and encrypts and decrypts by itself.
 */
static int setup_socket(sa_family_t family, const char *server, uint16_t port, int *sock,
			struct sockaddr *addr, socklen_t addr_len)
{
	int err;

	memset(addr, 0, addr_len);

	net_sin(addr)->sin_family = family;
	net_sin(addr)->sin_port = htons(port);
	if (inet_pton(family, server, &net_sin(addr)->sin_addr) != 1) {
		LOG_ERR("%s is not an IPv4 address", server);
		return -EINVAL;
	}

	*sock = server_tls_socket(family);
	if (*sock < 0) {
		/* Saved first: any call, logging too, may change errno. */
		err = errno;
		LOG_ERR("Failed to create %s HTTP socket (%d)", "IPv4", -err);
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

/* Opens the TLS connection to the server; after a failure *sock is closed and -1. */
static int connect_socket(sa_family_t family, const char *server, uint16_t port, int *sock,
			  struct sockaddr *addr, socklen_t addr_len)
{
	int err;
	int ret;

	ret = setup_socket(family, server, port, sock, addr, addr_len);
	if (ret < 0) {
		return ret;
	}

	/* TCP, for CONFIG_NET_SOCKETS_CONNECT_TIMEOUT at most, and then the TLS handshake. */
	if (server_tls_connect(*sock, addr, addr_len) < 0) {
		err = errno;
		LOG_ERR("Cannot connect to %s remote (%d)", "IPv4", -err);
		close(*sock);
		*sock = -1;
		if (err == ECONNABORTED) {
			server_tls_explain(addr, addr_len);
		}
		return -err;
	}

	limit_waiting(*sock);

	return 0;
}

/* Called by websocket_connect() after the handshake; user_data is its last argument. */
static int connect_cb(int sock, struct http_request *req, void *user_data)
{
	ARG_UNUSED(req);

	if (answer.accepted) {
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
	static const char name[] = "Sec-WebSocket-Accept";

	answer.status = parser->status_code;
	if (length == sizeof(name) - 1 && strncasecmp(at, name, length) == 0) {
		answer.accepted = true;
	}

	return 0;
}

/* The handshake: an HTTP upgrade request, and the server's consent. */
static int open_websocket(int sock4)
{
	static const struct http_parser_settings handshake_callbacks = {
		.on_header_field = on_header_field,
	};
	const char *extra_headers[] = {"Origin: " CONFIG_EXAMPLE_SERVER_ORIGIN "\r\n", NULL};
	struct websocket_request req;
	int websock4;

	memset(&answer, 0, sizeof(answer));
	memset(&req, 0, sizeof(req));

	req.host = SERVER_HOST_HEADER;
	req.url = CONFIG_EXAMPLE_SERVER_PATH;
	/* Extra HTTP headers, ended by NULL. No Origin header if its value is empty. */
	if (sizeof(CONFIG_EXAMPLE_SERVER_ORIGIN) > 1) {
		req.optional_headers = extra_headers;
	}
	req.cb = connect_cb;
	req.http_cb = &handshake_callbacks;
	req.tmp_buf = temp_recv_buf_ipv4;
	req.tmp_buf_len = sizeof(temp_recv_buf_ipv4);

	/* If it works, sock4 is closed together with websock4, and must not be closed by us. */
	websock4 = websocket_connect(sock4, &req, CONFIG_EXAMPLE_HANDSHAKE_TIMEOUT_MS, "IPv4");
	if (websock4 < 0 || !answer.accepted) {
		LOG_ERR("Cannot connect to %s:%d", SERVER_ADDR4, SERVER_PORT);
		close(websock4 < 0 ? sock4 : websock4);
		websock4 = websock4 < 0 ? websock4 : -ECONNABORTED;
	}
	if (answer.status != 0 && answer.status != SWITCHING_PROTOCOLS) {
		LOG_ERR("The server answers with HTTP status %u", answer.status);
	}

	printk(" websock4 =(%d) \r\n", websock4);

	return websock4;
}

int server_connect(void)
{
	struct sockaddr_in addr4;
	int sock4 = -1;
	int websock4;
	int ret;

	connection_enter(CONNECTION_TCP);
	ret = connect_socket(AF_INET, SERVER_ADDR4, SERVER_PORT, &sock4, (struct sockaddr *)&addr4,
			     sizeof(addr4));
	if (ret < 0) {
		LOG_ERR("Cannot create HTTP connection.");
		return ret;
	}

	printk("socket =(%d) \r\n", sock4);

	connection_enter(CONNECTION_WEBSOCKET);
	websock4 = open_websocket(sock4);
	if (websock4 < 0) {
		LOG_ERR("No IPv4 connectivity");
		return websock4;
	}

	ws_message_start(websock4, sock4, temp_recv_buf_ipv4, sizeof(temp_recv_buf_ipv4));

	return websock4;
}
