 * Sends a text to a WebSocket server again and again, and checks that the server sends it back
 * unchanged. How it gets connected, and what happens when it is not any more: see connection.c.
 *
 * Every value that can be tuned comes from Kconfig (CONFIG_EXAMPLE_…): change it in nanokit.yaml
 * and run regen, or try it out in menuconfig.
 */

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include <zephyr/logging/log.h>
LOG_MODULE_REGISTER(net_websocket_client_sample, LOG_LEVEL_DBG);

#include <zephyr/kernel.h>
#include <zephyr/net/socket.h>
#include <zephyr/net/websocket.h>
#include <zephyr/random/rand32.h>

#include "connection.h"
#include "ws_message.h"

/* The text to send. ipsum_len is its real length: never send the memory past its end. */
static const char lorem_ipsum[] = CONFIG_EXAMPLE_PAYLOAD "\n";
static const size_t ipsum_len = sizeof(lorem_ipsum) - 1;

BUILD_ASSERT(sizeof(lorem_ipsum) > sizeof("\n"), "CONFIG_EXAMPLE_PAYLOAD is empty");
BUILD_ASSERT(sizeof(lorem_ipsum) - 1 <= MAX_RECV_BUF_LEN,
	     "CONFIG_EXAMPLE_PAYLOAD does not fit into CONFIG_EXAMPLE_RECV_BUF_SIZE");

/* Holds a message, ours or the server's. Static, so that it takes no stack. */
static uint8_t recv_buf_ipv4[MAX_RECV_BUF_LEN];

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
 * "Forever" is 10 s at most: then the network stack gives up.
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

/* Whether a message is what was sent. The last byte, the line feed we added, is not compared. */
static bool is_echo(const uint8_t *message, size_t len, size_t amount)
{
	return len == amount && memcmp(lorem_ipsum, message, amount - 1) == 0;
}

/*
 * Waits for the reply and compares it with what was sent. After a wrong one it waits on: that may
 * be the late reply to an earlier message. A negative value says that the connection is gone.
 */
static int recv_data_wso_api(size_t amount, uint8_t *buf, size_t buf_len, const char *proto)
{
	const int64_t deadline = k_uptime_get() + CONFIG_EXAMPLE_RECV_TIMEOUT_MS;
	int ret;

	do {
		ret = ws_message_receive(buf, buf_len, deadline);
		if (ret == -EAGAIN) {
			LOG_ERR("%s no reply within %d ms", proto, CONFIG_EXAMPLE_RECV_TIMEOUT_MS);
			return 0;
		}
		if (ret < 0 && ret != -EMSGSIZE) {
			LOG_DBG("%s connection closed while waiting (%d)", proto, ret);
			return ret;
		}
<<<<<<< yours
/* my own loop */
void main(void)
=======
		if (ret >= 0 && !is_echo(buf, (size_t)ret, amount)) {
			LOG_ERR("%s data recv failure %zu/%d bytes", proto, amount, ret);
			LOG_HEXDUMP_DBG(buf, (size_t)ret, "received ws buf");
			LOG_HEXDUMP_DBG(lorem_ipsum, amount - 1, "sent ws buf");
			ret = -EBADMSG;
		}
	} while (ret < 0);

	LOG_DBG("%s recv %d bytes", proto, ret);

	return 0;
}

/* Sends the first amount bytes and a line feed, then waits for the reply. Negative as above. */
static int send_and_wait_msg(int sock, size_t amount, const char *proto, uint8_t *buf,
			     size_t buf_len)
{
	static unsigned int count;
	const bool use_ws_api = (count++ % 2U) != 0U;
	const size_t len = amount + 1;
	ssize_t ret;

	memcpy(buf, lorem_ipsum, amount);
	buf[amount] = '\n';

	/* In turn, to show both. A real application picks one. */
	if (use_ws_api) {
		ret = sendall_with_ws_api(sock, buf, len);
	} else {
		ret = sendall_with_bsd_api(sock, buf, len);
	}

	/*
	 * Part of a message is a failure, too: the server could not tell where frames begin. The
	 * error code is for the log alone: SDK lines 0 and 1 often take a header's length off it.
	 */
	if (ret != (ssize_t)len) {
		LOG_ERR("%s failed to send data using %s (%d)", proto,
			use_ws_api ? "ws API" : "socket API", (int)ret);
		LOG_DBG("%s connection closed", proto);
		return -EPIPE;
	}
	connection_counters.sent++;
	LOG_DBG("%s sent %d bytes", proto, (int)ret);

	return recv_data_wso_api(len, buf, buf_len, proto);
}

/*
 * The pause between two messages. Not k_sleep(), but receiving: so that a PING or CLOSE of the
 * server is answered at once. A message that comes now is a late reply, and dropped. A negative
 * value says that the connection is gone.
 */
static int pause_before_next(uint8_t *buf, size_t buf_len, const char *proto)
{
	const int64_t deadline = k_uptime_get() + CONFIG_EXAMPLE_SEND_INTERVAL_MS;
	int ret;

	do {
		ret = ws_message_receive(buf, buf_len, deadline);
		if (ret >= 0) {
			LOG_DBG("%s dropped %d bytes that came late", proto, ret);
		}
	} while (ret >= 0 || ret == -EMSGSIZE);

	return ret == -EAGAIN ? 0 : ret;
}

/* Talks to the server until the connection is lost, and returns why it was. */
static int talk_to_server(int websock4)
{
	size_t amount;
	int ret;

	do {
		amount = how_much_to_send(ipsum_len);

		ret = send_and_wait_msg(websock4, amount, "IPv4", recv_buf_ipv4,
					sizeof(recv_buf_ipv4));
		if (ret == 0) {
			ret = pause_before_next(recv_buf_ipv4, sizeof(recv_buf_ipv4), "IPv4");
		}
	} while (ret == 0);

	return ret;
}

int main(void)
>>>>>>> generated
{
	for (;;) {
		blink();
	}

	return 0;
}
