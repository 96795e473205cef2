/*
 * SPDX-License-Identifier: Apache-2.0
 */
/* TEXT BEGIN about en */
/* Tells the server once a second that the board is there. How it connects: see connection.c. */
/* TEXT END about en */
/* TEXT BEGIN about zh */
/* 每秒告诉服务器一次：开发板在线。怎样连上服务器，见 connection.c。 */
/* TEXT END about zh */

#include <errno.h>
#include <stdint.h>
#include <stdio.h>

#include <zephyr/kernel.h>
#include <zephyr/net/websocket.h>

#include "connection.h"
#include "ws_message.h"

#define TICK_MS 1000

/* TEXT BEGIN listen en */
/* The time until the next tick: also answers what the server asks, such as a PING. */
/* TEXT END listen en */
/* TEXT BEGIN listen zh */
/* 等到该报下一次的时候；期间会回答服务器，例如它的 PING。 */
/* TEXT END listen zh */
static int listen_until(int64_t deadline)
{
	static uint8_t message[MAX_RECV_BUF_LEN];
	int ret;

	do {
		ret = ws_message_receive(message, sizeof(message), deadline);
	} while (ret >= 0 || ret == -EMSGSIZE);

	return ret == -EAGAIN ? 0 : ret;
}

static int talk(int websock)
{
	static unsigned int ticks;
	char text[24];
	int len;
	int ret = 0;

	while (ret == 0) {
		len = snprintf(text, sizeof(text), "tick %u", ++ticks);
		if (websocket_send_msg(websock, (uint8_t *)text, (size_t)len,
				       WEBSOCKET_OPCODE_DATA_TEXT, true, true,
				       SYS_FOREVER_MS) != len) {
			return -EPIPE;
		}
		ret = listen_until(k_uptime_get() + TICK_MS);
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
