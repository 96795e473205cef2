/*
 * SPDX-License-Identifier: Apache-2.0
 */

/* TEXT BEGIN about en */
/* Sends texts at a steady pace, and checks that each comes back as it was. */
/* TEXT END about en */
/* TEXT BEGIN about zh */
/* 匀速发送文本，并检查每一段是否原样发回。 */
/* TEXT END about zh */

#include <errno.h>
#include <stdbool.h>

#include <zephyr/kernel.h>
#include <zephyr/net/websocket.h>
#include <zephyr/sys/printk.h>

#include "connection.h"
#include "needs.h"
#include "ws_message.h"

BUILD_ASSERT(TEXT_BYTES <= MAX_RECV_BUF_LEN, "The text does not fit into the message buffer");

static uint8_t text[MAX_RECV_BUF_LEN];

/* TEXT BEGIN letters en */
/* Each text is of other letters than the one before. */
/* TEXT END letters en */
/* TEXT BEGIN letters zh */
/* 每段文本的字母都与上一段不同。 */
/* TEXT END letters zh */
static uint8_t letter(unsigned int number, size_t at)
{
	return 'a' + (number + at) % 26;
}

static int send_text(int websock, unsigned int number)
{
	int ret;

	for (size_t at = 0; at < TEXT_BYTES; at++) {
		text[at] = letter(number, at);
	}

	ret = websocket_send_msg(websock, text, TEXT_BYTES, WEBSOCKET_OPCODE_DATA_TEXT, true, true,
				 SYS_FOREVER_MS);

	return ret == TEXT_BYTES ? 0 : -EPIPE;
}

static bool is_echo(int len, unsigned int number)
{
	if (len != TEXT_BYTES) {
		return false;
	}
	for (size_t at = 0; at < TEXT_BYTES; at++) {
		if (text[at] != letter(number, at)) {
			return false;
		}
	}

	return true;
}

/* TEXT BEGIN wait en */
/* Receives until it is time for the next text. */
/* TEXT END wait en */
/* TEXT BEGIN wait zh */
/* 接收消息，直到该发下一段文本。 */
/* TEXT END wait zh */
static int take_echo(unsigned int number, int64_t next)
{
	int ret;

	do {
		ret = ws_message_receive(text, sizeof(text), next);
		if (ret >= 0) {
			printk("Echo %u is %s\n", number, is_echo(ret, number) ? "right" : "wrong");
		}
	} while (ret >= 0 || ret == -EMSGSIZE);

	return ret == -EAGAIN ? 0 : ret;
}

static int talk(int websock)
{
	int64_t next = k_uptime_get();
	unsigned int number = 0;
	int ret;

	do {
		next += TEXT_PERIOD_MS;
		ret = send_text(websock, ++number);
		if (ret == 0) {
			ret = take_echo(number, next);
		}
	} while (ret == 0);

	return ret;
}

int main(void)
{
	int websock;

	while (1) {
		websock = connection_open();
		connection_lost(websock, talk(websock));
	}

	return 0;
}
