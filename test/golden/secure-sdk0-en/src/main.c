/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Joins Wi-Fi, connects to a WebSocket server, then sends a text again and again and checks that
 * the server sends it back unchanged.
 *
 * Every value that can be tuned comes from Kconfig (CONFIG_EXAMPLE_…): change it in nanokit.yaml
 * and run regen, or try it out in menuconfig.
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

/* The text to send. ipsum_len is its real length: never send the memory past its end. */
static const char lorem_ipsum[] = CONFIG_EXAMPLE_PAYLOAD "\n";
static const size_t ipsum_len = sizeof(lorem_ipsum) - 1;

BUILD_ASSERT(sizeof(lorem_ipsum) > sizeof("\n"), "CONFIG_EXAMPLE_PAYLOAD is empty");
BUILD_ASSERT(sizeof(lorem_ipsum) - 1 <= MAX_RECV_BUF_LEN,
	     "CONFIG_EXAMPLE_PAYLOAD does not fit into CONFIG_EXAMPLE_RECV_BUF_SIZE");

/* Holds a message, ours or the server's. Static, so that it takes no stack. */
static uint8_t recv_buf_ipv4[MAX_RECV_BUF_LEN];

/* The WebSocket client's own buffer, in use from the handshake until the connection ends. */
static uint8_t temp_recv_buf_ipv4[MAX_RECV_BUF_LEN + EXTRA_BUF_SPACE];

/* Fills in addr, the server's address, and creates the TCP socket *sock. */
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
		/* Saved first: any call, logging too, may change errno. */
		err = errno;
		LOG_ERR("Failed to create %s HTTP socket (%d)", "IPv4", -err);
		return -err;
	}

	return 0;
}

/* Opens the TCP connection to the server; after a failure *sock is closed and -1. */
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

/* Called by websocket_connect() after the handshake; user_data is its last argument. */
static int connect_cb(int sock, struct http_request *req, void *user_data)
{
	ARG_UNUSED(req);

	printk("Websocket %d for %s connected.", sock, (char *)user_data);
	return 0;
}

/* A random length: at least 1, less than max_len, and never inside a UTF-8 character. */
static size_t how_much_to_send(size_t max_len)
{
	size_t amount;

	do {
		amount = sys_rand32_get() % max_len;
	} while (amount == 0U);

	/* A byte 10xxxxxx continues a character; servers refuse a text that ends within one. */
	while ((lorem_ipsum[amount] & 0xC0) == 0x80) {
		amount++;
	}

	return amount;
}

/*
 * First way to send: the WebSocket API. The opcode says what it is (text, binary, PING, …).
 * mask: the protocol wants every frame of a client masked. final: the whole message is in here.
 */
static ssize_t sendall_with_ws_api(int sock, const void *buf, size_t len)
{
	return websocket_send_msg(sock, buf, len, WEBSOCKET_OPCODE_DATA_TEXT, true, true,
				  SYS_FOREVER_MS);
}

/* Second way: plain BSD sockets. Zephyr makes a whole text frame of what it is given. */
static ssize_t sendall_with_bsd_api(int sock, const void *buf, size_t len)
{
	ssize_t ret = send(sock, buf, len, 0);

	return ret < 0 ? -errno : ret;
}

/*
 * The WebSocket client of this Zephyr version may hold a frame back until more data arrives: one
 * without content, or one that came together with another. A PING, sent after some waiting, makes
 * the server send more: its PONG.
 */
#define PING_AFTER_MS 200
static const uint8_t ping[] = {'?'};

/*
 * Receives one frame: returns the length of its content, and puts its type into *message_type.
 * -EAGAIN if none has begun by the deadline (in ms since boot). One that has begun gets another
 * CONFIG_EXAMPLE_RECV_TIMEOUT_MS: after half a frame we would be out of step with the server.
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
		/* Becomes 0 at the end of the frame; stays as it is if the connection is closed. */
		*remaining = UINT64_MAX;
		ret = websocket_recv_msg(sock, buf + total_read, buf_len - total_read, message_type,
					 remaining, 0);
		if (ret == -EAGAIN) {
			/* The server hangs up: no need to wait for what else it says. */
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
 * Receives one whole message, of one or more frames, and returns its length; -EAGAIN if none came
 * within timeout_ms. After any other negative value the connection is of no use any more.
 *
 * Control frames may come at any time, and Zephyr leaves them to us: a PING wants a PONG with the
 * same content, and CLOSE means that the server hangs up. BSD's recv() cannot tell them from a
 * message, so it is not used here.
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
			/* An empty frame that the last connection left over does no harm. */
			continue;
		}
		if (!begun) {
			/* No message begins with a continuation: we are out of step. */
			return -EPROTO;
		}

		total_read += ret;
		if (message_type & WEBSOCKET_FLAG_FINAL) {
			return total_read;
		}
		/* There is more to this message: wait for its next frame. */
		deadline = k_uptime_get() + CONFIG_EXAMPLE_RECV_TIMEOUT_MS;
	}
}

/* Drops replies that came too late: the next message is not to be compared with them. */
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
 * Waits for the reply and compares it with what was sent. After a wrong one it waits on: that may
 * be the late reply to an earlier message. A negative value says that the connection is gone.
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

		/* The final line feed was added for sending and is not compared. */
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

/* Sends the first amount bytes and a line feed, and waits for the reply; false: connection gone. */
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

	/* In turn, to show both. A real application picks one. */
	if (use_ws_api) {
		ret = sendall_with_ws_api(sock, buf, amount + 1);
	} else {
		ret = sendall_with_bsd_api(sock, buf, amount + 1);
	}

	/* Part of a message is a failure, too: the server could not tell where frames begin. */
	if (ret != (ssize_t)(amount + 1)) {
		LOG_ERR("%s failed to send data using %s (%d)", proto,
			use_ws_api ? "ws API" : "socket API", (int)ret);
		return false;
	}
	LOG_DBG("%s sent %d bytes", proto, (int)ret);

	return recv_data_wso_api(sock, amount + 1, buf, buf_len, proto) == 0;
}

/* TCP first, then the WebSocket handshake. Returns the WebSocket or a negative errno. */
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
	/* Extra HTTP headers, ended by NULL. No Origin header if its value is empty. */
	if (sizeof(CONFIG_EXAMPLE_SERVER_ORIGIN) > 1) {
		req.optional_headers = extra_headers;
	}
	req.cb = connect_cb;
	req.tmp_buf = temp_recv_buf_ipv4;
	req.tmp_buf_len = sizeof(temp_recv_buf_ipv4);

	/* The handshake: an HTTP upgrade request. From here on, sock4 belongs to the client. */
	websock4 = websocket_connect(sock4, &req, CONFIG_EXAMPLE_HANDSHAKE_TIMEOUT_MS, "IPv4");
	if (websock4 < 0) {
		LOG_ERR("Cannot connect to %s:%d", SERVER_ADDR4, SERVER_PORT);
		close(sock4);
	}

	printk(" websock4 =(%d) \r\n", websock4);

	return websock4;
}

/* Talks to the server until the connection ends. */
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

	/* Closes the TCP socket below it, too. */
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

		/* Whatever failed: wait a little and start over. */
		LOG_INF("Trying again in %d ms", CONFIG_EXAMPLE_RECONNECT_DELAY_MS);
		k_sleep(K_MSEC(CONFIG_EXAMPLE_RECONNECT_DELAY_MS));
	}
}
