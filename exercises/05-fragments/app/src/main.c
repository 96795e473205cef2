/*
 * SPDX-License-Identifier: Apache-2.0
 */
/* TEXT BEGIN about en */
/*
 * The server asks for a list by sending a number, the number of its lines. The board makes the list
 * one line at a time: all of it would not fit into its memory. Then it says how long the list was.
 */
/* TEXT END about en */
/* TEXT BEGIN about zh */
/*
 * 服务器发来一个数字，要一份行数等于它的清单。开发板一次只生成一行，因为整份清单放不进内存；
 * 发完之后，再报告清单一共有多长。
 */
/* TEXT END about zh */

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <zephyr/kernel.h>
#include <zephyr/net/websocket.h>
#include <zephyr/sys/printk.h>

#include "connection.h"
#include "ws_message.h"

#define MOST_LINES 1000
#define REQUEST_WAIT_MS 1000

/* TEXT BEGIN frame en */
/* Sends a frame. Part of one is a failure: the server could not tell where the next one begins. */
/* TEXT END frame en */
/* TEXT BEGIN frame zh */
/* 发送一帧。只发出一部分也算失败，因为服务器会分不清下一帧从哪里开始。 */
/* TEXT END frame zh */
static int send_frame(int websock, const void *content, size_t len, enum websocket_opcode opcode,
		      bool final)
{
	const int sent =
		websocket_send_msg(websock, content, len, opcode, true, final, SYS_FOREVER_MS);

	return sent == (int)len ? 0 : -EPIPE;
}

/* TEXT BEGIN list en */
/* Sends the list as one text message. Returns its length, or a negative errno. */
/* TEXT END list en */
/* TEXT BEGIN list zh */
/* 把清单作为一条文本消息发送。返回清单的长度，失败时返回负的错误码。 */
/* TEXT END list zh */
static int send_list(int websock, unsigned int lines)
{
	char line[32];
	unsigned int number;
	int total = 0;
	int ret;

	for (number = 1; number <= lines; number++) {
		const int len =
			snprintf(line, sizeof(line), "%s %u\n", CONFIG_EXAMPLE_PAYLOAD, number);
		// SOLUTION BEGIN line
		const bool is_last = number == lines;
		const enum websocket_opcode opcode =
			number == 1 ? WEBSOCKET_OPCODE_DATA_TEXT : WEBSOCKET_OPCODE_CONTINUE;

		ret = send_frame(websock, line, (size_t)len, opcode, is_last);
		// SOLUTION END line
		// STUB BEGIN line en
		//
		// /* TODO 1: now each line is a message of its own. Make the list one message. */
		// ret = send_frame(websock, line, (size_t)len, WEBSOCKET_OPCODE_DATA_TEXT, true);
		// STUB END line en
		// STUB BEGIN line zh
		//
		// /* TODO 1：现在每一行都成了一条单独的消息。请让整份清单成为一条消息。 */
		// ret = send_frame(websock, line, (size_t)len, WEBSOCKET_OPCODE_DATA_TEXT, true);
		// STUB END line zh
		if (ret < 0) {
			return ret;
		}
		total += len;
	}

	return total;
}

/* TEXT BEGIN length en */
/* Sends the length of the list: four bytes, the highest one first. They are no text. */
/* TEXT END length en */
/* TEXT BEGIN length zh */
/* 发送清单的长度：四个字节，高位在前。它们不是文本。 */
/* TEXT END length zh */
static int send_length(int websock, uint32_t length)
{
	const uint8_t bytes[] = {(uint8_t)(length >> 24), (uint8_t)(length >> 16),
				 (uint8_t)(length >> 8), (uint8_t)length};

	// SOLUTION BEGIN length
	return send_frame(websock, bytes, sizeof(bytes), WEBSOCKET_OPCODE_DATA_BINARY, true);
	// SOLUTION END length
	// STUB BEGIN length en
	// /* TODO 2: these four bytes are said to be text. What are they? */
	// return send_frame(websock, bytes, sizeof(bytes), WEBSOCKET_OPCODE_DATA_TEXT, true);
	// STUB END length en
	// STUB BEGIN length zh
	// /* TODO 2：这四个字节被当作文本发送了。它们应该是什么？ */
	// return send_frame(websock, bytes, sizeof(bytes), WEBSOCKET_OPCODE_DATA_TEXT, true);
	// STUB END length zh
}

/* TEXT BEGIN answer en */
/* Answers requests until the connection is lost, and returns why it was. */
/* TEXT END answer en */
/* TEXT BEGIN answer zh */
/* 回答请求，直到连接断开；返回断开的原因。 */
/* TEXT END answer zh */
static int answer_requests(int websock)
{
	char request[16];
	unsigned long lines;
	int ret;

	while (1) {
		ret = ws_message_receive((uint8_t *)request, sizeof(request) - 1,
					 k_uptime_get() + REQUEST_WAIT_MS);
		if (ret == -EAGAIN || ret == -EMSGSIZE) {
			continue;
		}
		if (ret < 0) {
			return ret;
		}

		request[ret] = '\0';
		lines = strtoul(request, NULL, 10);
		if (lines == 0 || lines > MOST_LINES) {
			continue;
		}

		ret = send_list(websock, (unsigned int)lines);
		if (ret < 0) {
			return ret;
		}
		printk("Sent a list of %lu lines, %d bytes\n", lines, ret);

		ret = send_length(websock, (uint32_t)ret);
		if (ret < 0) {
			return ret;
		}
	}
}

int main(void)
{
	int websock;

	while (1) {
		websock = connection_open();
		connection_lost(websock, answer_requests(websock));
	}
}
