/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Sends and receives whole messages.
 *
 * Zephyr's WebSocket client shakes hands and sends for us, but does not receive: instead of calling
 * websocket_recv_msg(), this file reads bytes from the TCP socket and finds the frames in them. On
 * SDK lines 0 and 1, that function keeps a frame that came together with another to itself until
 * more data arrives. And if a connection broke within a frame, it takes the start of the next
 * connection for the rest of that frame.
 */

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include <zephyr/logging/log.h>
LOG_MODULE_REGISTER(ws_message, LOG_LEVEL_DBG);

#include <zephyr/kernel.h>
#include <zephyr/net/socket.h>
#include <zephyr/net/websocket.h>

#include "connection.h"
#include "utf8.h"
#include "wifi_connect.h"
#include "ws_frame.h"
#include "ws_message.h"

/* While waiting, look up this often to see whether Wi-Fi is still there. */
#define LOOK_UP_MS 100
#define CLOSE_WAIT_MS 1000
#define DELIVERY_LEN 2

#define KEEP_ALIVE_INTERVAL_MS (CONFIG_EXAMPLE_KEEP_ALIVE_INTERVAL_S * INT64_C(1000))
#define KEEP_ALIVE_TIMEOUT_MS (CONFIG_EXAMPLE_KEEP_ALIVE_TIMEOUT_S * INT64_C(1000))

/* The connection. */
static struct {
	int websock;
	int sock;

	/* Bytes that have arrived, and which of them is the next to look at. */
	uint8_t *bytes;
	size_t size;
	size_t count;
	size_t at;

	/* The frame; a control frame has its own room, since it may come within a message. */
	struct ws_frame frame;
	uint8_t control[WS_FRAME_MAX_CONTROL];
	size_t control_len;

	/* The message. */
	bool begun;
	bool is_text;
	bool too_large;
	size_t len;
	int64_t begun_at;

	/* When anything was last heard of the server, and whether we sent a PING since. */
	int64_t heard_at;
	int64_t pinged_at;
	bool pinged;

	/* The PING that asks about delivery: which one it is, and whether it was answered. */
	uint8_t asked;
	bool delivered;

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

/* Sends a control frame. Part of one is a failure: the server could not find the next frame. */
static int send_control(enum websocket_opcode opcode, const uint8_t *content, size_t len)
{
	int ret = websocket_send_msg(ws.websock, content, len, opcode, true, true, SYS_FOREVER_MS);

	return ret == (int)len ? 0 : -EPIPE;
}

/* Answers a CLOSE, and logs the server's reason: two bytes of content, which may be missing. */
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

/* A control frame is complete. -EAGAIN means: go on. */
static int end_control(void)
{
	int ret;

	switch (ws.frame.opcode) {
	case WEBSOCKET_OPCODE_CLOSE:
		return handle_close();
	case WEBSOCKET_OPCODE_PING:
		/* Wants a PONG with the same content. After our CLOSE we may not send any more. */
		if (ws.closing) {
			return -EAGAIN;
		}
		ret = send_control(WEBSOCKET_OPCODE_PONG, ws.control, ws.control_len);
		return ret < 0 ? ret : -EAGAIN;
	case WEBSOCKET_OPCODE_PONG:
		/* Has the content of its PING. That of an earlier one does not count. */
		if (ws.control_len == DELIVERY_LEN && ws.control[0] == '!' &&
		    ws.control[1] == ws.asked) {
			ws.delivered = true;
		}
		return -EAGAIN;
	default:
		return -EAGAIN;
	}
}

/* A frame of the message is complete. Returns the message's length if it was the last one. */
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
	/* Text has to be UTF-8, says the protocol, and whoever shows it relies on that. */
	if (ws.is_text && !utf8_is_valid(buf, ws.len)) {
		return -EILSEQ;
	}
	connection_counters.received++;

	return (int)ws.len;
}

/* A header is complete: may such a frame come here? */
static int begin_frame(void)
{
	if (ws_frame_is_control(&ws.frame)) {
		ws.control_len = 0;
		return 0;
	}
	/* A continuation needs a message that has begun, and a new message one that has ended. */
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

/* Takes what is here of the frame's content. What does not fit is dropped. */
static void take_content(uint8_t *buf, size_t buf_len)
{
	const size_t here = (size_t)MIN(ws.frame.remaining, (uint64_t)(ws.count - ws.at));
	const size_t room = buf_len > ws.len ? buf_len - ws.len : 0;
	const uint8_t *content = ws.bytes + ws.at;
	size_t len = here;

	if (ws_frame_is_control(&ws.frame)) {
		/* It fits: ws_frame.c takes no longer ones. */
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

/* Reads what has arrived, up to the end of a message (its length) or of the bytes (-EAGAIN). */
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
 * After a long silence, asks with a PING whether the server is still there. One that lost its power
 * or its network cannot tell us that it is gone.
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

/* Takes from the TCP socket what has arrived, without waiting. */
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

/* Waits for more bytes until the deadline; longer if a message has begun. */
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
		/* Not after the deadline: a server that never stops talking would keep us here. */
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
	 * mask: the protocol wants every frame of a client masked. final: the whole message is in
	 * here. Part of it is a failure, too: the server could not tell where frames begin.
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

int ws_message_ask_delivery(void)
{
	uint8_t content[DELIVERY_LEN] = {'!'};

	ws.asked++;
	ws.delivered = false;
	content[1] = ws.asked;

	return send_control(WEBSOCKET_OPCODE_PING, content, sizeof(content));
}

bool ws_message_is_delivered(void)
{
	return ws.delivered;
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

	/* Messages may come before its CLOSE: dropped. After a protocol error we cannot find it. */
	while (ret >= 0 && code != WS_CLOSE_PROTOCOL_ERROR) {
		ret = ws_message_receive(NULL, 0, deadline);
	}
}
