/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * 反复向 WebSocket 服务器发送一段文本，检查服务器是否原样发回。怎样连上服务器、断了怎么办，
 * 见 connection.c。
 *
 * 所有可调的值都来自 Kconfig（CONFIG_EXAMPLE_…）：在 nanokit.yaml 里修改，再运行 regen；
 * 或者用 menuconfig 临时试一试。
 */

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include <logging/log.h>
LOG_MODULE_REGISTER(net_websocket_client_sample, LOG_LEVEL_DBG);

#include <kernel.h>
#include <net/socket.h>
#include <net/websocket.h>
#include <random/rand32.h>

#include "connection.h"
#include "ws_message.h"

/* 要发送的文本。ipsum_len 是它的实际长度：绝不能把数组后面的内存也发出去。 */
static const char lorem_ipsum[] = CONFIG_EXAMPLE_PAYLOAD "\n";
static const size_t ipsum_len = sizeof(lorem_ipsum) - 1;

BUILD_ASSERT(sizeof(lorem_ipsum) > sizeof("\n"), "CONFIG_EXAMPLE_PAYLOAD is empty");
BUILD_ASSERT(sizeof(lorem_ipsum) - 1 <= MAX_RECV_BUF_LEN,
	     "CONFIG_EXAMPLE_PAYLOAD does not fit into CONFIG_EXAMPLE_RECV_BUF_SIZE");

/* 收发消息用的缓冲区。定义成静态变量，不占线程的栈。 */
static uint8_t recv_buf_ipv4[MAX_RECV_BUF_LEN];

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
 * 协议规定客户端发出的每一帧都要加掩码；final 为 true：整条消息就在这一帧里。SYS_FOREVER_MS
 * 的意思是“永远等待”，其实最多 10 秒，协议栈就会放弃。
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

/* 消息是不是发送的内容。最后的换行符是发送时另加的，不参与比较。 */
static bool is_echo(const uint8_t *message, size_t len, size_t amount)
{
	return len == amount && memcmp(lorem_ipsum, message, amount - 1) == 0;
}

/*
 * 等待回复，并与发送的内容比较。回复不对就写日志再等：它可能是上一条消息迟到的回复。
 * 返回负值表示连接已断。
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

/* 发送前 amount 个字节加一个换行符，再等回复；返回负值表示连接已断。 */
static int send_and_wait_msg(int sock, size_t amount, const char *proto, uint8_t *buf,
			     size_t buf_len)
{
	static unsigned int count;
	const bool use_ws_api = (count++ % 2U) != 0U;
	const size_t len = amount + 1;
	ssize_t ret;

	memcpy(buf, lorem_ipsum, amount);
	buf[amount] = '\n';

	/* 两种 API 轮流使用，只是为了演示；实际应用选一种即可。 */
	if (use_ws_api) {
		ret = sendall_with_ws_api(sock, buf, len);
	} else {
		ret = sendall_with_bsd_api(sock, buf, len);
	}

	/*
	 * 只发出一部分也算失败：服务器再也找不到下一帧的开头。错误码只写进日志：在 SDK 系列 0
	 * 和 1 上，它常常被减去了帧头的长度。
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
 * 两条消息之间的间隔。不用 k_sleep()，而是用来接收：这样服务器的 PING 和 CLOSE 总能及时得到回答。
 * 这时到的消息是迟到的回复，丢掉。返回负值表示连接已断。
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

/* 与服务器收发，直到连接断开；返回断开的原因。 */
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

void main(void)
{
	int websock4;

	while (1) {
		websock4 = connection_open();
		connection_lost(websock4, talk_to_server(websock4));
	}
}
