/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * 连接服务器：TCP 和 TLS，然后是 WebSocket 握手。
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

#define SERVER_NAME CONFIG_EXAMPLE_SERVER_HOST
#define SERVER_PORT CONFIG_EXAMPLE_SERVER_PORT

/* 请求头 Host 的值：只有不是默认端口时才带端口。 */
#if CONFIG_EXAMPLE_SERVER_PORT == 443
#define SERVER_HOST_HEADER SERVER_NAME
#else
#define SERVER_HOST_HEADER SERVER_NAME ":" STRINGIFY(SERVER_PORT)
#endif

#define EXTRA_BUF_SPACE CONFIG_EXAMPLE_EXTRA_BUF_SPACE

#define SWITCHING_PROTOCOLS 101

/* 握手和接收用的缓冲区，连接期间必须一直有效。 */
static uint8_t temp_recv_buf[MAX_RECV_BUF_LEN + EXTRA_BUF_SPACE];

/* 服务器对这次握手的回答：HTTP 状态码，以及有没有 Sec-WebSocket-Accept 这个响应头。 */
static struct {
	unsigned int status;
	bool accepted;
} answer;

/* 正在尝试的地址，写成文字，供日志使用。 */
static char address_text[INET_ADDRSTRLEN];

static void print_address(struct sockaddr *addr)
{
	const void *ip = &net_sin(addr)->sin_addr;

	if (net_addr_ntop(addr->sa_family, ip, address_text, sizeof(address_text)) == NULL) {
		address_text[0] = '\0';
	}
}

/* 创建套接字 *sock：用法和 TCP 套接字一样，但自动加密、解密。 */
static int setup_socket(sa_family_t family, int *sock)
{
	int err;

	*sock = server_tls_socket(family);
	if (*sock < 0) {
		/* 先存下 errno：后面的任何调用（包括写日志）都可能改掉它。 */
		err = errno;
		LOG_ERR("Failed to create %s HTTP socket (%d)", "IP", -err);
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
static int connect_socket(struct sockaddr *addr, socklen_t addr_len, int *sock)
{
	int err;
	int ret;

	ret = setup_socket(addr->sa_family, sock);
	if (ret < 0) {
		return ret;
	}

	/* 先连 TCP，最多等 CONFIG_NET_SOCKETS_CONNECT_TIMEOUT，再做 TLS 握手。 */
	if (server_tls_connect(*sock, addr, addr_len) < 0) {
		err = errno;
		LOG_ERR("Cannot connect to %s remote (%d)", address_text, -err);
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
static int open_websocket(int sock)
{
	static const struct http_parser_settings handshake_callbacks = {
		.on_header_field = on_header_field,
	};
	const char *extra_headers[] = {"Origin: " CONFIG_EXAMPLE_SERVER_ORIGIN "\r\n", NULL};
	struct websocket_request req;
	int websock;

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
	req.tmp_buf = temp_recv_buf;
	req.tmp_buf_len = sizeof(temp_recv_buf);

	/* 成功之后，关闭 websock 时 sock 也会一起关闭。 */
	websock = websocket_connect(sock, &req, CONFIG_EXAMPLE_HANDSHAKE_TIMEOUT_MS, address_text);
	if (websock < 0 || !answer.accepted) {
		LOG_ERR("Cannot connect to %s:%d", SERVER_NAME, SERVER_PORT);
		close(websock < 0 ? sock : websock);
		websock = websock < 0 ? websock : -ECONNABORTED;
	}
	if (answer.status != 0 && answer.status != SWITCHING_PROTOCOLS) {
		LOG_ERR("The server answers with HTTP status %u", answer.status);
	}

	printk(" websock =(%d) \r\n", websock);

	return websock;
}

/* 尝试域名的一个地址：TCP，然后是握手。返回 WebSocket 的描述符或负的错误码。 */
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

/* 向 DNS 服务器（地址由路由器的 DHCP 告知）查询域名的地址；等待不超过 Zephyr 的时限。 */
static int look_up(struct addrinfo **found)
{
	static const struct addrinfo hints = {
		.ai_family = AF_INET,
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

	/* 按 DNS 给的顺序逐个尝试。下一次连接时重新查询：地址可能已经变了。 */
	ret = -ENXIO;
	for (one = found; one != NULL && ret < 0; one = one->ai_next) {
		ret = try_address(one->ai_addr, one->ai_addrlen);
	}
	freeaddrinfo(found);

	return ret;
}
