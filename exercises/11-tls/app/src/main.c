/*
 * SPDX-License-Identifier: Apache-2.0
 */
/* TEXT BEGIN about en */
/* Tells the server what nobody else may know. How that is encrypted: see server_tls.c. */
/* TEXT END about en */
/* TEXT BEGIN about zh */
/* 把只该让服务器知道的内容发给它。怎样加密，见 server_tls.c。 */
/* TEXT END about zh */

#include <errno.h>
#include <stdint.h>
#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>
#include <zephyr/net/websocket.h>

#include "connection.h"
#include "ws_message.h"

#define PAUSE_MS 2000

static const char secret[] = "secret " CONFIG_EXAMPLE_PAYLOAD;

static int tell(int websock)
{
	const int sent = websocket_send_msg(websock, (const uint8_t *)secret, strlen(secret),
					    WEBSOCKET_OPCODE_DATA_TEXT, true, true, SYS_FOREVER_MS);

	if (sent != (int)strlen(secret)) {
		return -EPIPE;
	}
	printk("The server knows our secret\n");

	return 0;
}

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
	int ret;

	do {
		ret = tell(websock);
		if (ret == 0) {
			ret = listen_until(k_uptime_get() + PAUSE_MS);
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
}
