/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * 收发整条消息。
 *
 * 握手和发送用 Zephyr 的 WebSocket 客户端。接收不用它的 websocket_recv_msg()，而是直接从 TCP
 * 套接字读取字节，自己分出帧来：在 SDK 系列 0 和 1 上，几帧一起到达时，这个函数要等有新数据才交
 * 出后面的帧；上一条连接断在一帧中间时，它还会把下一条连接的开头当成那一帧剩下的内容。
 */

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include <logging/log.h>
LOG_MODULE_REGISTER(ws_message, LOG_LEVEL_DBG);

#include <kernel.h>
#include <net/socket.h>
#include <net/websocket.h>

#include "connection.h"
#include "utf8.h"
#include "wifi_connect.h"
#include "ws_frame.h"
#include "ws_message.h"

/* 等待期间，每隔这么久看一次 Wi-Fi 还在不在。 */
#define LOOK_UP_MS 100
#define CLOSE_WAIT_MS 1000

#define KEEP_ALIVE_INTERVAL_MS (CONFIG_EXAMPLE_KEEP_ALIVE_INTERVAL_S * INT64_C(1000))
#define KEEP_ALIVE_TIMEOUT_MS (CONFIG_EXAMPLE_KEEP_ALIVE_TIMEOUT_S * INT64_C(1000))

/* 当前的连接。 */
static struct {
	int websock;
	int sock;

	/* 已经收到的字节，以及下一个要看的在哪里。 */
	uint8_t *bytes;
	size_t size;
	size_t count;
	size_t at;

	/* 正在接收的帧；控制帧的内容单独放，它可能夹在一条消息的两帧之间。 */
	struct ws_frame frame;
	uint8_t control[WS_FRAME_MAX_CONTROL];
	size_t control_len;

	/* 正在接收的消息。 */
	bool begun;
	bool is_text;
	bool too_large;
	size_t len;
	int64_t begun_at;

	/* 最后一次收到任何东西的时间，以及之后有没有发过试探的 PING。 */
	int64_t heard_at;
	int64_t pinged_at;
	bool pinged;

	bool closing;
} ws;

void ws_message_start(int websock, int sock, uint8_t *buf, size_t buf_len)
{
	memset(&ws, 0, sizeof(ws));
	ws.websock = websock;
	ws.sock = sock;
	ws.bytes = buf;
	ws.size = buf_len;
	ws.heard_at = k_uptime_get();
}

/* 发送一个控制帧。只发出一部分也算失败：服务器再也找不到下一帧的开头。 */
static int send_control(enum websocket_opcode opcode, const uint8_t *content, size_t len)
{
	int ret = websocket_send_msg(ws.websock, content, len, opcode, true, true, SYS_FOREVER_MS);

	return ret == (int)len ? 0 : -EPIPE;
}

/* 回答 CLOSE，并在日志里写明服务器给出的原因：内容的前两个字节，也可能没有。 */
static int handle_close(void)
{
	const size_t len = ws.control_len < 2 ? 0 : 2;
	int code = WS_CLOSE_NO_CODE;

	if (len == 2) {
		code = (ws.control[0] << 8) | ws.control[1];
	}
	if (!ws.closing) {
		LOG_INF("The server closes the connection (code %d)", code);
		(void)send_control(WEBSOCKET_OPCODE_CLOSE, ws.control, len);
		ws.closing = true;
	}

	return -ENOTCONN;
}

/* 一个控制帧收全了。返回 -EAGAIN 表示继续接收。 */
static int end_control(void)
{
	int ret;

	switch (ws.frame.opcode) {
	case WEBSOCKET_OPCODE_CLOSE:
		return handle_close();
	case WEBSOCKET_OPCODE_PING:
		/* 用内容相同的 PONG 回答；发过 CLOSE 之后不能再发任何帧。 */
		if (ws.closing) {
			return -EAGAIN;
		}
		ret = send_control(WEBSOCKET_OPCODE_PONG, ws.control, ws.control_len);
		return ret < 0 ? ret : -EAGAIN;
	default:
		return -EAGAIN;
	}
}

/* 消息的一帧收全了。消息到此结束时返回它的长度，否则返回 -EAGAIN。 */
static int end_data(const uint8_t *buf)
{
	if (!ws.frame.final) {
		return -EAGAIN;
	}
	ws.begun = false;
	if (ws.closing) {
		return -EAGAIN;
	}
	if (ws.too_large) {
		connection_counters.too_large++;
		LOG_ERR("Dropped a message larger than the buffer's %zu bytes", ws.len);
		return -EMSGSIZE;
	}
	/* 协议规定文本必须是 UTF-8；不是的话，后面显示它的代码也会出错。 */
	if (ws.is_text && !utf8_is_valid(buf, ws.len)) {
		return -EILSEQ;
	}
	connection_counters.received++;

	return (int)ws.len;
}

/* 帧头收全了：它能不能出现在这里？ */
static int begin_frame(void)
{
	if (ws_frame_is_control(&ws.frame)) {
		ws.control_len = 0;
		return 0;
	}
	/* 后续帧只能出现在消息中间，新消息只能出现在上一条结束之后。 */
	if (ws.begun != (ws.frame.opcode == WEBSOCKET_OPCODE_CONTINUE)) {
		return -EPROTO;
	}
	if (!ws.begun) {
		ws.begun = true;
		ws.begun_at = k_uptime_get();
		ws.is_text = ws.frame.opcode == WEBSOCKET_OPCODE_DATA_TEXT;
		ws.too_large = false;
		ws.len = 0;
	}

	return 0;
}

/* 取出帧的内容，有多少取多少；放不下的部分丢掉。 */
static void take_content(uint8_t *buf, size_t buf_len)
{
	const size_t here = (size_t)MIN(ws.frame.remaining, (uint64_t)(ws.count - ws.at));
	const size_t room = buf_len > ws.len ? buf_len - ws.len : 0;
	const uint8_t *content = ws.bytes + ws.at;
	size_t len = here;

	if (ws_frame_is_control(&ws.frame)) {
		/* 放得下：ws_frame.c 不接受更长的控制帧。 */
		memcpy(ws.control + ws.control_len, content, len);
		ws.control_len += len;
	} else {
		if (len > room) {
			len = room;
			ws.too_large = true;
		}
		if (len > 0) {
			memcpy(buf + ws.len, content, len);
			ws.len += len;
		}
	}
	ws.at += here;
	ws.frame.remaining -= here;
}

/* 处理已经收到的字节，直到凑成一条消息（返回它的长度），或者用完（返回 -EAGAIN）。 */
static int read_arrived(uint8_t *buf, size_t buf_len)
{
	int ret = -EAGAIN;

	while (ret == -EAGAIN && ws.at < ws.count) {
		if (!ws.frame.begun) {
			ret = ws_frame_add_header(&ws.frame, ws.bytes[ws.at++]);
			if (ret == 0 && ws.frame.begun) {
				ret = begin_frame();
			}
			if (ret < 0) {
				return ret;
			}
			ret = -EAGAIN;
		} else {
			take_content(buf, buf_len);
		}
		if (ws.frame.begun && ws.frame.remaining == 0) {
			ret = ws_frame_is_control(&ws.frame) ? end_control() : end_data(buf);
			ws_frame_reset(&ws.frame);
		}
	}

	return ret;
}

/*
 * 服务器太久没有动静就发一个 PING；还是没有回音，就认为连接已断：断电或断网的服务器无法通知我们。
 */
static int keep_alive(int64_t now)
{
	static const uint8_t content[] = {'?'};

	if (now - ws.heard_at < KEEP_ALIVE_INTERVAL_MS || ws.closing) {
		return 0;
	}
	if (!ws.pinged) {
		ws.pinged = true;
		ws.pinged_at = now;
		return send_control(WEBSOCKET_OPCODE_PING, content, sizeof(content));
	}

	return now - ws.pinged_at < KEEP_ALIVE_TIMEOUT_MS ? 0 : -ETIMEDOUT;
}

/* 从 TCP 套接字读取已经到达的字节，不等待。 */
static int read_socket(int64_t now)
{
	const ssize_t got = recv(ws.sock, ws.bytes, ws.size, MSG_DONTWAIT);

	if (got < 0) {
		return -errno;
	}
	if (got == 0) {
		return -ENOTCONN;
	}
	ws.count = (size_t)got;
	ws.at = 0;
	ws.heard_at = now;
	ws.pinged = false;

	return 0;
}

/* 等待更多的字节，最多到 deadline；消息已经开始时多等一会儿。 */
static int wait_for_more(int64_t deadline)
{
	struct pollfd fds = {.fd = ws.websock, .events = POLLIN};
	int64_t now;
	int ret;

	if (ws.begun && !ws.closing) {
		deadline = MAX(deadline, ws.begun_at + CONFIG_EXAMPLE_RECV_TIMEOUT_MS);
	}

	while (1) {
		now = k_uptime_get();
		connection_report(now);
		if (!wifi_is_up()) {
			return -ENETDOWN;
		}
		/* 过了 deadline 就不再读：即使服务器不停地发数据，也不会一直停在这里。 */
		ret = now > deadline ? -EAGAIN : read_socket(now);
		if (ret != -EAGAIN) {
			return ret;
		}
		if (now >= deadline) {
			return ws.begun ? -ETIMEDOUT : -EAGAIN;
		}
		ret = keep_alive(now);
		if (ret < 0) {
			return ret;
		}
		if (poll(&fds, 1, (int)MIN(deadline - now, LOOK_UP_MS)) < 0) {
			return -errno;
		}
	}
}

int ws_message_receive(uint8_t *buf, size_t buf_len, int64_t deadline)
{
	int ret;

	do {
		ret = read_arrived(buf, buf_len);
		if (ret != -EAGAIN) {
			return ret;
		}
		ret = wait_for_more(deadline);
	} while (ret == 0);

	return ret;
}

int ws_message_send_text(const char *text, size_t len)
{
	/*
	 * mask：协议规定客户端发出的每一帧都要加掩码；final：整条消息就在这一帧里。只发出一部分
	 * 也算失败：服务器再也找不到下一帧的开头。
	 */
	int ret = websocket_send_msg(ws.websock, (const uint8_t *)text, len,
				     WEBSOCKET_OPCODE_DATA_TEXT, true, true, SYS_FOREVER_MS);

	if (ret != (int)len) {
		LOG_ERR("Failed to send %zu bytes (%d)", len, ret);
		return -EPIPE;
	}
	connection_counters.sent++;

	return 0;
}

void ws_message_close(enum ws_close_code code)
{
	const uint8_t content[] = {(uint8_t)(code >> 8), (uint8_t)code};
	const int64_t deadline = k_uptime_get() + CLOSE_WAIT_MS;
	int ret = 0;

	if (ws.closing || send_control(WEBSOCKET_OPCODE_CLOSE, content, sizeof(content)) < 0) {
		return;
	}
	ws.closing = true;

	/* 服务器的 CLOSE 之前可能还有消息，一律丢弃。协议出错时不等：已经无法分出帧来。 */
	while (ret >= 0 && code != WS_CLOSE_PROTOCOL_ERROR) {
		ret = ws_message_receive(NULL, 0, deadline);
	}
}
