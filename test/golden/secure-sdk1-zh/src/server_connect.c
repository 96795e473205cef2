/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * 连接服务器：TCP 和 TLS，然后是 WebSocket 握手。
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
#include "server_tls.h"
#include "ws_message.h"

#define SERVER_ADDR4 CONFIG_EXAMPLE_SERVER_HOST
#define SERVER_PORT CONFIG_EXAMPLE_SERVER_PORT

/* 请求头 Host 的值：只有不是默认端口时才带端口。 */
#if CONFIG_EXAMPLE_SERVER_PORT == 443
#define SERVER_HOST_HEADER SERVER_ADDR4
#else
#define SERVER_HOST_HEADER SERVER_ADDR4 ":" STRINGIFY(SERVER_PORT)
#endif

#define EXTRA_BUF_SPACE CONFIG_EXAMPLE_EXTRA_BUF_SPACE

#define SWITCHING_PROTOCOLS 101

/* 握手和接收用的缓冲区，连接期间必须一直有效。 */
static uint8_t temp_recv_buf_ipv4[MAX_RECV_BUF_LEN + EXTRA_BUF_SPACE];

/* 服务器对这次握手的回答：HTTP 状态码，以及有没有 Sec-WebSocket-Accept 这个响应头。 */
static struct {
	unsigned int status;
	bool accepted;
} answer;

/* 填好服务器地址 addr，并创建套接字 *sock：用法和 TCP 套接字一样，但自动加密、解密。 */
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
		/* 先存下 errno：后面的任何调用（包括写日志）都可能改掉它。 */
		err = errno;
		LOG_ERR("Failed to create %s HTTP socket (%d)", "IPv4", -err);
		return -err;
	}

	return 0;
}

/*
 * 限制等待服务器回答的时间。握手函数也有自己的时限，但在 SDK 系列 0 上它叫不醒正在等待的线程：
 * 一个接受连接却从不回答的服务器会让我们永远等下去。所以这里的时限更短，总是先到。
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

/* 建立到服务器的 TLS 连接；失败时关闭套接字，*sock 为 -1。 */
static int connect_socket(sa_family_t family, const char *server, uint16_t port, int *sock,
			  struct sockaddr *addr, socklen_t addr_len)
{
	int err;
	int ret;

	ret = setup_socket(family, server, port, sock, addr, addr_len);
	if (ret < 0) {
		return ret;
	}

	/* 先连 TCP，最多等 CONFIG_NET_SOCKETS_CONNECT_TIMEOUT，再做 TLS 握手。 */
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

/* 握手成功后由 websocket_connect() 调用；user_data 是它的最后一个参数。 */
static int connect_cb(int sock, struct http_request *req, void *user_data)
{
	ARG_UNUSED(req);

	if (answer.accepted) {
		printk("Websocket %d for %s connected.", sock, (char *)user_data);
	}
	return 0;
}

/*
 * 服务器回答的每一个 HTTP 头都会调用一次。Zephyr 的客户端不会忘记上一次握手的结果：上一次成功
 * 之后，没有 Sec-WebSocket-Accept 的回答它也当作成功。所以我们自己检查有没有这个头。
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

/* WebSocket 握手：发出 HTTP Upgrade 请求，等待服务器同意。 */
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
	/* 额外的 HTTP 请求头，以 NULL 结尾；Origin 留空时不发送。 */
	if (sizeof(CONFIG_EXAMPLE_SERVER_ORIGIN) > 1) {
		req.optional_headers = extra_headers;
	}
	req.cb = connect_cb;
	req.http_cb = &handshake_callbacks;
	req.tmp_buf = temp_recv_buf_ipv4;
	req.tmp_buf_len = sizeof(temp_recv_buf_ipv4);

	/* 成功之后，关闭 websock4 时 sock4 也会一起关闭。 */
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
