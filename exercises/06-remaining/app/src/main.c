/*
 * SPDX-License-Identifier: Apache-2.0
 */
/* TEXT BEGIN about en */
/*
 * Receives messages larger than the buffer, piece by piece, and reports to the server what came of
 * each: how many bytes, and their sum.
 */
/* TEXT END about en */
/* TEXT BEGIN about zh */
/*
 * 接收比缓冲区还大的消息：一块一块地收，收完后向服务器报告一共多少字节、各字节之和是多少。
 */
/* TEXT END about zh */

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/net/websocket.h>
#include <zephyr/sys/printk.h>

#include "connection.h"

#define PAUSE_MS 1000
#define CONTROL_FLAGS (WEBSOCKET_FLAG_PING | WEBSOCKET_FLAG_PONG | WEBSOCKET_FLAG_CLOSE)

struct tally {
	uint32_t bytes;
	uint32_t sum;
};

/* TEXT BEGIN piece en */
/* Much smaller than a message may be. PING and CLOSE always fit: they have 125 bytes at most. */
/* TEXT END piece en */
/* TEXT BEGIN piece zh */
/* 比消息小得多。只有 PING 和 CLOSE 一定放得下，它们最多 125 字节。 */
/* TEXT END piece zh */
static uint8_t piece[128];

static int send_frame(int websock, enum websocket_opcode opcode, const void *content, size_t len)
{
	const int sent =
		websocket_send_msg(websock, content, len, opcode, true, true, SYS_FOREVER_MS);

	return sent == (int)len ? 0 : -EPIPE;
}

/* TEXT BEGIN receive en */
/*
 * Waits for more of a frame, and puts it into piece: returns how many bytes, or a negative errno.
 * *remaining: how many bytes of this frame are still to come. *type: its WEBSOCKET_FLAG_…, told at
 * its start.
 *
 * Waits for ever if Wi-Fi is lost. ws_message.c, which this app does without, notices that.
 */
/* TEXT END receive en */
/* TEXT BEGIN receive zh */
/*
 * 等待一帧的后续内容，放进 piece；返回字节数，失败时返回负的错误码。
 * *remaining：这一帧还有多少字节没收。*type：这一帧的 WEBSOCKET_FLAG_…，在帧开始时给出。
 *
 * Wi-Fi 断开后会一直等下去。ws_message.c 能发现这种情况，这个应用没有用它。
 */
/* TEXT END receive zh */
static int receive_piece(int websock, uint32_t *type, uint64_t *remaining)
{
	int ret;

	if (*remaining == 0) {
		*type = 0;
	}

	do {
		// SOLUTION BEGIN call
		ret = websocket_recv_msg(websock, piece, sizeof(piece), type, remaining,
					 SYS_FOREVER_MS);
		// SOLUTION END call
		// STUB BEGIN call en
		// /* TODO 1: ask what remains of the frame, too. */
		// ret = websocket_recv_msg(websock, piece, sizeof(piece), type, NULL, SYS_FOREVER_MS);
		// STUB END call en
		// STUB BEGIN call zh
		// /* TODO 1：没有取得这一帧的剩余字节数。 */
		// ret = websocket_recv_msg(websock, piece, sizeof(piece), type, NULL, SYS_FOREVER_MS);
		// STUB END call zh
	} while (ret == -EAGAIN);

	/* TEXT BEGIN closed en */
	/* On SDK lines 0 and 1, 0 says that the server is gone, or that a frame is empty. */
	/* TEXT END closed en */
	/* TEXT BEGIN closed zh */
	/* 在 SDK 系列 0 和 1 上，返回 0 表示服务器已断开，也可能表示帧是空的。 */
	/* TEXT END closed zh */
	if (ret == 0 && (*type == 0 || *remaining > 0)) {
		return -ENOTCONN;
	}

	return ret;
}

/* TEXT BEGIN control en */
/* A PING wants a PONG with the same content, and a CLOSE is the end. */
/* TEXT END control en */
/* TEXT BEGIN control zh */
/* PING 要用内容相同的 PONG 回答；收到 CLOSE 就结束。 */
/* TEXT END control zh */
static int answer_control(int websock, uint32_t type, size_t len)
{
	if (type & WEBSOCKET_FLAG_CLOSE) {
		return -ENOTCONN;
	}

	if (type & WEBSOCKET_FLAG_PING) {
		return send_frame(websock, WEBSOCKET_OPCODE_PONG, piece, len);
	}

	return 0;
}

/* TEXT BEGIN next en */
/* receive_piece() for messages alone: control frames, which may come between theirs, end here. */
/* TEXT END next en */
/* TEXT BEGIN next zh */
/* 与 receive_piece() 相同，但只返回消息的内容：夹在消息各帧之间的控制帧在这里处理掉。 */
/* TEXT END next zh */
static int next_piece(int websock, uint32_t *type, uint64_t *remaining)
{
	int ret = receive_piece(websock, type, remaining);

	while (ret >= 0 && (*type & CONTROL_FLAGS) != 0) {
		ret = answer_control(websock, *type, (size_t)ret);
		if (ret == 0) {
			ret = receive_piece(websock, type, remaining);
		}
	}

	return ret;
}

static void count_piece(struct tally *tally, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		tally->sum += piece[i];
	}
	tally->bytes += (uint32_t)len;
}

/* TEXT BEGIN message en */
/* Receives one message, however long, and counts its bytes. Returns 0, or a negative errno. */
/* TEXT END message en */
/* TEXT BEGIN message zh */
/* 接收一条消息，不论多长，并统计它的字节。成功返回 0，失败返回负的错误码。 */
/* TEXT END message zh */
static int receive_message(int websock, struct tally *tally)
{
	uint64_t remaining = 0;
	uint32_t type = 0;
	int ret;

	memset(tally, 0, sizeof(*tally));

	// SOLUTION BEGIN whole
	do {
		ret = next_piece(websock, &type, &remaining);
		if (ret < 0) {
			return ret;
		}
		count_piece(tally, (size_t)ret);
	} while (remaining > 0 || (type & WEBSOCKET_FLAG_FINAL) == 0);
	// SOLUTION END whole
	// STUB BEGIN whole en
	// /* TODO 2: this takes the first piece for the message. When is the message complete? */
	// ret = next_piece(websock, &type, &remaining);
	// if (ret < 0) {
	// 	return ret;
	// }
	// count_piece(tally, (size_t)ret);
	// STUB END whole en
	// STUB BEGIN whole zh
	// /* TODO 2：这里把第一块当成了整条消息。怎样才算收完一条消息？ */
	// ret = next_piece(websock, &type, &remaining);
	// if (ret < 0) {
	// 	return ret;
	// }
	// count_piece(tally, (size_t)ret);
	// STUB END whole zh

	return 0;
}

static int report(int websock, const struct tally *tally)
{
	char text[48];
	const int len = snprintf(text, sizeof(text), "%u bytes, sum %u", tally->bytes, tally->sum);

	printk("A message of %s\n", text);

	return send_frame(websock, WEBSOCKET_OPCODE_DATA_TEXT, text, (size_t)len);
}

/* TEXT BEGIN talk en */
/* Reports on each message until the connection is lost, and returns why it was. */
/* TEXT END talk en */
/* TEXT BEGIN talk zh */
/* 每收到一条消息就报告一次，直到连接断开；返回断开的原因。 */
/* TEXT END talk zh */
static int talk(int websock)
{
	struct tally tally;
	int ret = send_frame(websock, WEBSOCKET_OPCODE_DATA_TEXT, "ready", strlen("ready"));

	while (ret == 0) {
		ret = receive_message(websock, &tally);
		if (ret == 0) {
			k_sleep(K_MSEC(PAUSE_MS));
			ret = report(websock, &tally);
		}
	}

	return ret;
}

int main(void)
{
	int websock;

	while (1) {
		websock = connection_open();
		connection_lost(websock, talk(websock));
	}
}
