/*
 * SPDX-License-Identifier: Apache-2.0
 */

#include <errno.h>

#include <zephyr/kernel.h>
#include <zephyr/net/socket.h>
#include <zephyr/net/websocket.h>
#include <zephyr/sys/printk.h>

#include "greeting.h"
#include "ws_message.h"

static uint8_t buffer[MAX_RECV_BUF_LEN];

static int greet(int websock, const struct station *station, unsigned int number)
{
	char text[sizeof(buffer)];
	int len;
	int ret;

	len = snprintk(text, sizeof(text), "%s is at %s, greeting %u", CONFIG_EXAMPLE_PAYLOAD,
		       station->address, number);
	if (len >= (int)sizeof(text)) {
		return -EMSGSIZE;
	}

	ret = websocket_send_msg(websock, (const uint8_t *)text, (size_t)len,
				 WEBSOCKET_OPCODE_DATA_TEXT, true, true, SYS_FOREVER_MS);
	if (ret != len) {
		return -EPIPE;
	}
	printk("Sent: %s\n", text);

	return 0;
}

/* TEXT BEGIN listen en */
/* Takes what the server sends, and waits in doing so. */
/* TEXT END listen en */
/* TEXT BEGIN listen zh */
/* 一边等待，一边收下服务器发来的消息。 */
/* TEXT END listen zh */
static int listen_until(int64_t deadline)
{
	int ret;

	do {
		ret = ws_message_receive(buffer, sizeof(buffer), deadline);
	} while (ret >= 0 || ret == -EMSGSIZE);

	return ret == -EAGAIN ? 0 : ret;
}

int greet_again_and_again(int websock, const struct station *station)
{
	unsigned int number = 0;
	int ret;

	do {
		ret = greet(websock, station, ++number);
		if (ret == 0) {
			ret = listen_until(k_uptime_get() + MSEC_PER_SEC);
		}
	} while (ret == 0);
	close(websock);

	return ret;
}
