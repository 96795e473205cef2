/*
 * SPDX-License-Identifier: Apache-2.0
 */

/* TEXT BEGIN about en */
/* Sends pieces of a proverb and reports, in turn. The connection is made in connection.c. */
/* TEXT END about en */
/* TEXT BEGIN about zh */
/* 轮流发送谚语的片段和报告。连接由 connection.c 负责。 */
/* TEXT END about zh */

#include <errno.h>
#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/net/websocket.h>
#include <zephyr/random/rand32.h>
#include <zephyr/sys/printk.h>

#include "connection.h"
#include "ws_message.h"

static const char proverb[] = CONFIG_EXAMPLE_PAYLOAD;
static char report[64];
static uint8_t packet[MAX_RECV_BUF_LEN];

static int send_text(int websock, const char *text, size_t len)
{
	int ret;

	memcpy(packet, text, len);
	ret = websocket_send_msg(websock, packet, len, WEBSOCKET_OPCODE_DATA_TEXT, true, true,
				 SYS_FOREVER_MS);
	if (ret != (int)len) {
		return -EPIPE;
	}
	printk("Sent %u bytes\n", (unsigned int)len);

	return 0;
}

/* TEXT BEGIN proverb-comment en */
/* Sends the first letters of the proverb: at least one, at most all of them. */
/* TEXT END proverb-comment en */
/* TEXT BEGIN proverb-comment zh */
/* 发送谚语开头的若干个字母：至少一个，最多整句。 */
/* TEXT END proverb-comment zh */
static int send_proverb(int websock)
{
	// SOLUTION BEGIN proverb
	const size_t longest = sizeof(proverb) - 1;
	// SOLUTION END proverb
	// STUB BEGIN proverb
	// const size_t longest = sizeof(packet);
	// STUB END proverb

	return send_text(websock, proverb, 1 + sys_rand32_get() % longest);
}

/* TEXT BEGIN report-comment en */
/* Sends how long the board has been running. */
/* TEXT END report-comment en */
/* TEXT BEGIN report-comment zh */
/* 发送开发板已经运行了多久。 */
/* TEXT END report-comment zh */
static int send_report(int websock)
{
	// SOLUTION BEGIN report
	int len;

	len = snprintk(report, sizeof(report), "up for %lld ms", k_uptime_get());
	if (len >= (int)sizeof(report)) {
		return -EMSGSIZE;
	}

	return send_text(websock, report, (size_t)len);
	// SOLUTION END report
	// STUB BEGIN report
	// snprintk(report, sizeof(report), "up for %lld ms", k_uptime_get());
	//
	// return send_text(websock, report, sizeof(report));
	// STUB END report
}

/* TEXT BEGIN replies en */
/* Waits for the pause to be over, and takes what the server sends meanwhile. */
/* TEXT END replies en */
/* TEXT BEGIN replies zh */
/* 等到间隔结束，期间收下服务器发来的消息。 */
/* TEXT END replies zh */
static int take_replies(void)
{
	const int64_t deadline = k_uptime_get() + CONFIG_EXAMPLE_SEND_INTERVAL_MS;
	int ret;

	do {
		ret = ws_message_receive(packet, sizeof(packet), deadline);
	} while (ret >= 0 || ret == -EMSGSIZE);

	return ret == -EAGAIN ? 0 : ret;
}

static int talk(int websock)
{
	int ret;

	do {
		ret = send_proverb(websock);
		if (ret == 0) {
			ret = take_replies();
		}
		if (ret == 0) {
			ret = send_report(websock);
		}
		if (ret == 0) {
			ret = take_replies();
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
