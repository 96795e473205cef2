/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * 连上 Wi-Fi 和 WebSocket 服务器，然后反复发送一段文本，检查服务器是否原样发回。
 *
 * 所有可调的值都来自 Kconfig（CONFIG_EXAMPLE_…）：在 nanokit.yaml 里修改，再运行 regen；
 * 或者用 menuconfig 临时试一试。
 */

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

#include <logging/log.h>
LOG_MODULE_REGISTER(net_websocket_client_sample, LOG_LEVEL_DBG);

#include <kernel.h>
#include <sys/printk.h>
#include <net/net_ip.h>
#include <net/socket.h>
#include <net/websocket.h>
#include <random/rand32.h>

#include "server_tls.h"
#include "wifi_connect.h"

#define SERVER_ADDR4 CONFIG_EXAMPLE_SERVER_HOST
#define SERVER_PORT CONFIG_EXAMPLE_SERVER_PORT

#define MAX_RECV_BUF_LEN CONFIG_EXAMPLE_RECV_BUF_SIZE
#define EXTRA_BUF_SPACE CONFIG_EXAMPLE_EXTRA_BUF_SPACE

/* 要发送的文本。ipsum_len 是它的实际长度：绝不能把数组后面的内存也发出去。 */
static const char lorem_ipsum[] = CONFIG_EXAMPLE_PAYLOAD "\n";
static const size_t ipsum_len = sizeof(lorem_ipsum) - 1;

BUILD_ASSERT(sizeof(lorem_ipsum) > sizeof("\n"), "CONFIG_EXAMPLE_PAYLOAD is empty");
BUILD_ASSERT(sizeof(lorem_ipsum) - 1 <= MAX_RECV_BUF_LEN,
	     "CONFIG_EXAMPLE_PAYLOAD does not fit into CONFIG_EXAMPLE_RECV_BUF_SIZE");

/* 收发消息用的缓冲区。定义成静态变量，不占线程的栈。 */
static uint8_t recv_buf_ipv4[MAX_RECV_BUF_LEN];

/* WebSocket 客户端自己的缓冲区：握手和接收都用它，连接期间必须一直有效。 */
static uint8_t temp_recv_buf_ipv4[MAX_RECV_BUF_LEN + EXTRA_BUF_SPACE];

/* 填好服务器地址 addr，并创建 TCP 套接字 *sock。 */
static int setup_socket(sa_family_t family, const char *server, int port, int *sock,
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

/* 建立到服务器的 TCP 连接；失败时关闭套接字，*sock 为 -1。 */
static int connect_socket(sa_family_t family, const char *server, int port, int *sock,
			  struct sockaddr *addr, socklen_t addr_len)
{
	int err;
	int ret;

	ret = setup_socket(family, server, port, sock, addr, addr_len);
	if (ret < 0) {
		return ret;
	}

	if (connect(*sock, addr, addr_len) < 0) {
		err = errno;
		LOG_ERR("Cannot connect to %s remote (%d)", "IPv4", -err);
		close(*sock);
		*sock = -1;
		if (err == ECONNABORTED) {
			server_tls_explain(addr, addr_len);
		}
		return -err;
	}

	return 0;
}

/* 握手成功后由 websocket_connect() 调用；user_data 是它的最后一个参数。 */
static int connect_cb(int sock, struct http_request *req, void *user_data)
{
	ARG_UNUSED(req);

	printk("Websocket %d for %s connected.", sock, (char *)user_data);
	return 0;
}

/* 随机取一个长度，至少 1，小于 max_len，并且不把一个 UTF-8 字符切成两半。 */
static size_t how_much_to_send(size_t max_len)
{
	size_t amount;

	do {
		amount = sys_rand32_get() % max_len;
	} while (amount == 0U);

	/* 形如 10xxxxxx 的字节是字符的后续部分；停在半个字符上的文本帧会被服务器拒绝。 */
	while ((lorem_ipsum[amount] & 0xC0) == 0x80) {
		amount++;
	}

	return amount;
}

/*
 * 发送方式一：WebSocket API。可以选择 opcode（文本、二进制、PING……）。mask 为 true：
 * 协议规定客户端发出的每一帧都要加掩码；final 为 true：整条消息就在这一帧里。
 */
static ssize_t sendall_with_ws_api(int sock, const void *buf, size_t len)
{
	return websocket_send_msg(sock, buf, len, WEBSOCKET_OPCODE_DATA_TEXT, true, true,
				  SYS_FOREVER_MS);
}

/* 发送方式二：普通的 BSD 套接字 API。Zephyr 会替我们做成一个完整的文本帧。 */
static ssize_t sendall_with_bsd_api(int sock, const void *buf, size_t len)
{
	ssize_t ret = send(sock, buf, len, 0);

	return ret < 0 ? -errno : ret;
}

/*
 * 这个 Zephyr 版本的 WebSocket 客户端有时会把收到的帧扣住，等有新数据到达才交出来：没有内容的
 * 帧，以及和前一帧一起到达的帧。所以等久了就发一个 PING：服务器回的 PONG 就是新数据。
 */
#define PING_AFTER_MS 200
static const uint8_t ping[] = {'?'};

/*
 * 接收一帧，返回内容的长度，类型放进 *message_type。到 deadline（开机以来的毫秒数）还没有新的帧，
 * 返回 -EAGAIN。已经开始的帧会再等 CONFIG_EXAMPLE_RECV_TIMEOUT_MS：丢下半帧，后面的就全错位了。
 */
static int recv_frame(int sock, uint8_t *buf, size_t buf_len, int64_t deadline,
		      uint32_t *message_type, uint64_t *remaining)
{
	const int64_t ping_at = k_uptime_get() + PING_AFTER_MS;
	bool pinged = false;
	size_t total_read = 0;
	int64_t patience;
	bool begun;
	int ret;

	*message_type = 0;

	while (total_read < buf_len) {
		/* 收完一帧后 remaining 变成 0；连接被关闭时它不会被改动。 */
		*remaining = UINT64_MAX;
		ret = websocket_recv_msg(sock, buf + total_read, buf_len - total_read, message_type,
					 remaining, 0);
		if (ret == -EAGAIN) {
			/* 服务器要结束连接：后面的内容不必再等。 */
			if (*message_type & WEBSOCKET_FLAG_CLOSE) {
				return total_read;
			}

			begun = total_read > 0 || *message_type != 0;
			patience = begun ? CONFIG_EXAMPLE_RECV_TIMEOUT_MS : 0;
			if (k_uptime_get() >= deadline + patience) {
				return begun ? -ETIMEDOUT : -EAGAIN;
			}

			if (!pinged && k_uptime_get() >= ping_at) {
				websocket_send_msg(sock, ping, sizeof(ping), WEBSOCKET_OPCODE_PING,
						   true, true, SYS_FOREVER_MS);
				pinged = true;
			}
			k_sleep(K_MSEC(50));
			continue;
		}
		if (ret < 0) {
			return ret;
		}
		if (ret == 0 && *remaining != 0) {
			return -ENOTCONN;
		}

		total_read += ret;
		if (*remaining == 0) {
			return total_read;
		}
	}

	return -EMSGSIZE;
}

/*
 * 接收一条完整的消息（可能分成几帧），返回它的长度；timeout_ms 内没有消息则返回 -EAGAIN。
 * 返回其他负值时，连接已不能再用。
 *
 * 其间随时可能出现控制帧，Zephyr 不会替我们处理：PING 要用内容相同的 PONG 回答，CLOSE 表示
 * 服务器要结束连接。BSD 的 recv() 看不出帧的类型，所以这里不用它。
 */
static int recv_message(int sock, uint8_t *buf, size_t buf_len, int32_t timeout_ms,
			uint64_t *remaining)
{
	int64_t deadline = k_uptime_get() + timeout_ms;
	uint32_t message_type;
	size_t total_read = 0;
	bool begun = false;
	int ret;

	while (1) {
		ret = recv_frame(sock, buf + total_read, buf_len - total_read, deadline,
				 &message_type, remaining);
		if (ret == -EAGAIN && begun) {
			return -ETIMEDOUT;
		}
		if (ret == -EMSGSIZE) {
			LOG_ERR("Message larger than the buffer's %zu bytes", buf_len);
		}
		if (ret < 0) {
			return ret;
		}

		if (message_type & WEBSOCKET_FLAG_CLOSE) {
			return -ENOTCONN;
		}
		if (message_type & WEBSOCKET_FLAG_PING) {
			ret = websocket_send_msg(sock, buf + total_read, ret, WEBSOCKET_OPCODE_PONG,
						 true, true, SYS_FOREVER_MS);
			if (ret < 0) {
				return ret;
			}
			continue;
		}
		if (message_type & WEBSOCKET_FLAG_PONG) {
			continue;
		}

		if (message_type & (WEBSOCKET_FLAG_TEXT | WEBSOCKET_FLAG_BINARY)) {
			begun = true;
		}
		if (!begun && ret == 0) {
			/* 上一次连接留下的空帧，不影响什么。 */
			continue;
		}
		if (!begun) {
			/* 消息不会从后续帧开始：说明已经错位。 */
			return -EPROTO;
		}

		total_read += ret;
		if (message_type & WEBSOCKET_FLAG_FINAL) {
			return total_read;
		}
		/* 消息还没完，再等下一帧。 */
		deadline = k_uptime_get() + CONFIG_EXAMPLE_RECV_TIMEOUT_MS;
	}
}

/* 丢弃迟到的回复，免得拿它和下一条消息比较。 */
static int drop_late_replies(int sock, uint8_t *buf, size_t buf_len, const char *proto)
{
	const int64_t deadline = k_uptime_get() + CONFIG_EXAMPLE_RECV_TIMEOUT_MS;
	uint64_t remaining;
	int ret;

	do {
		ret = recv_message(sock, buf, buf_len, 0, &remaining);
		if (ret >= 0) {
			LOG_DBG("%s dropped %d bytes that came late", proto, ret);
		}
	} while (ret >= 0 && k_uptime_get() < deadline);

	return (ret < 0 && ret != -EAGAIN) ? ret : 0;
}

/*
 * 等待回复，并与发送的内容比较。回复不对就写日志再等：它可能是上一条消息迟到的回复。
 * 返回负值表示连接已断。
 */
static int recv_data_wso_api(int sock, size_t amount, uint8_t *buf, size_t buf_len,
			     const char *proto)
{
	const int64_t deadline = k_uptime_get() + CONFIG_EXAMPLE_RECV_TIMEOUT_MS;
	uint64_t remaining;
	int ret;

	do {
		ret = recv_message(sock, buf, buf_len, (int32_t)(deadline - k_uptime_get()),
				   &remaining);
		if (ret == -EAGAIN) {
			break;
		}
		if (ret < 0) {
			LOG_DBG("%s connection closed while waiting (%d)", proto, ret);
			return ret;
		}

		/* 最后的换行符是发送时另加的，不参与比较。 */
		if (ret != (int)amount || memcmp(lorem_ipsum, buf, amount - 1) != 0) {
			LOG_ERR("%s data recv failure %zu/%d bytes (remaining %" PRId64 ")", proto,
				amount, ret, (int64_t)remaining);
			LOG_HEXDUMP_DBG(buf, ret, "received ws buf");
			LOG_HEXDUMP_DBG(lorem_ipsum, amount - 1, "sent ws buf");
		} else {
			LOG_DBG("%s recv %d bytes", proto, ret);
			return 0;
		}
	} while (k_uptime_get() < deadline);

	LOG_ERR("%s no reply within %d ms", proto, CONFIG_EXAMPLE_RECV_TIMEOUT_MS);

	return 0;
}

/* 发送前 amount 个字节加一个换行符，再等回复；返回 false 表示连接已断。 */
static bool send_and_wait_msg(int sock, size_t amount, const char *proto, uint8_t *buf,
			      size_t buf_len)
{
	static unsigned int count;
	const bool use_ws_api = (count++ % 2U) != 0U;
	ssize_t ret;

	if (drop_late_replies(sock, buf, buf_len, proto) < 0) {
		LOG_DBG("%s connection closed", proto);
		return false;
	}

	memcpy(buf, lorem_ipsum, amount);
	buf[amount] = '\n';

	/* 两种 API 轮流使用，只是为了演示；实际应用选一种即可。 */
	if (use_ws_api) {
		ret = sendall_with_ws_api(sock, buf, amount + 1);
	} else {
		ret = sendall_with_bsd_api(sock, buf, amount + 1);
	}

	/* 只发出一部分也算失败：服务器再也找不到下一帧的开头。 */
	if (ret != (ssize_t)(amount + 1)) {
		LOG_ERR("%s failed to send data using %s (%d)", proto,
			use_ws_api ? "ws API" : "socket API", (int)ret);
		return false;
	}
	LOG_DBG("%s sent %d bytes", proto, (int)ret);

	return recv_data_wso_api(sock, amount + 1, buf, buf_len, proto) == 0;
}

/* 先建立 TCP 连接，再做 WebSocket 握手；返回 WebSocket 的描述符，失败时返回负的错误码。 */
static int open_websocket(void)
{
	const char *extra_headers[] = {"Origin: " CONFIG_EXAMPLE_SERVER_ORIGIN "\r\n", NULL};
	struct websocket_request req;
	struct sockaddr_in addr4;
	int sock4 = -1;
	int websock4;
	int ret;

	ret = connect_socket(AF_INET, SERVER_ADDR4, SERVER_PORT, &sock4, (struct sockaddr *)&addr4,
			     sizeof(addr4));
	if (ret < 0) {
		LOG_ERR("Cannot create HTTP connection.");
		return ret;
	}

	printk("socket =(%d) \r\n", sock4);
	k_sleep(K_MSEC(100));

	memset(&req, 0, sizeof(req));

	req.host = SERVER_ADDR4;
	req.url = CONFIG_EXAMPLE_SERVER_PATH;
	/* 额外的 HTTP 请求头，以 NULL 结尾；Origin 留空时不发送。 */
	if (sizeof(CONFIG_EXAMPLE_SERVER_ORIGIN) > 1) {
		req.optional_headers = extra_headers;
	}
	req.cb = connect_cb;
	req.tmp_buf = temp_recv_buf_ipv4;
	req.tmp_buf_len = sizeof(temp_recv_buf_ipv4);

	/* 握手：发出 HTTP Upgrade 请求，等待服务器同意。此后 sock4 归客户端管，不要再直接使用。 */
	websock4 = websocket_connect(sock4, &req, CONFIG_EXAMPLE_HANDSHAKE_TIMEOUT_MS, "IPv4");
	if (websock4 < 0) {
		LOG_ERR("Cannot connect to %s:%d", SERVER_ADDR4, SERVER_PORT);
		close(sock4);
	}

	printk(" websock4 =(%d) \r\n", websock4);

	return websock4;
}

/* 与服务器收发，直到连接断开。 */
static void talk_to_server(void)
{
	size_t amount;
	int websock4;

	websock4 = open_websocket();
	k_sleep(K_MSEC(100));

	if (websock4 < 0) {
		LOG_ERR("No IPv4 connectivity");
		return;
	}

	while (1) {
		amount = how_much_to_send(ipsum_len);

		if (!send_and_wait_msg(websock4, amount, "IPv4", recv_buf_ipv4,
				       sizeof(recv_buf_ipv4))) {
			break;
		}

		k_sleep(K_MSEC(CONFIG_EXAMPLE_SEND_INTERVAL_MS));
	}

	/* 同时会关闭下面的 TCP 套接字。 */
	close(websock4);
}

void main(void)
{
	int ret;

	while (1) {
		printk("-----------------------wifi connect begin-----------------------\r\n");
		ret = wifi_connect();
		printk("-----------------------wifi connect over-----------------------\r\n");

		if (ret == 0) {
			talk_to_server();
		}

		/* 无论哪一步失败，都等一会儿再从头来。 */
		LOG_INF("Trying again in %d ms", CONFIG_EXAMPLE_RECONNECT_DELAY_MS);
		k_sleep(K_MSEC(CONFIG_EXAMPLE_RECONNECT_DELAY_MS));
	}
}
