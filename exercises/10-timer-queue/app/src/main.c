// TEXT BEGIN about en
/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Takes a reading twice a second and sends each to the server. A timer takes them, in an interrupt,
 * whatever the network does; the thread of main() sends them. Between the two there is a queue.
 * How the board gets connected: see connection.c.
 */
// TEXT END about en
// TEXT BEGIN about zh
/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * 每秒取两个读数，逐个发给服务器。不管网络怎样，定时器都在中断里取读数；发送由 main() 的线程负责，
 * 两者之间是一个队列。怎样建立连接，见 connection.c。
 */
// TEXT END about zh

#include <errno.h>
#include <stdio.h>

#include <zephyr/kernel.h>
#include <zephyr/net/socket.h>
#include <zephyr/sys/printk.h>

#include "connection.h"
#include "ws_message.h"

#define INTERVAL_MS 500
#define QUEUE_LENGTH 4
#define LOOK_UP_MS 100
#define TEXT_SIZE 64

struct reading {
	// TEXT BEGIN number en
	/* Counts all that were taken, from 1. */
	// TEXT END number en
	// TEXT BEGIN number zh
	/* 编号，从 1 开始。 */
	// TEXT END number zh
	uint32_t number;
	// TEXT BEGIN when en
	/* When it was taken. */
	// TEXT END when en
	// TEXT BEGIN when zh
	/* 什么时候取的。 */
	// TEXT END when zh
	uint32_t uptime_ms;
	// TEXT BEGIN dropped en
	/* How many were dropped before it, since there was no room for them. */
	// TEXT END dropped en
	// TEXT BEGIN dropped zh
	/* 在它之前，因为没有空位而丢弃了多少个。 */
	// TEXT END dropped zh
	uint32_t dropped;
};

// TEXT BEGIN queue en
/* Readings wait here until they can be sent. */
// TEXT END queue en
// TEXT BEGIN queue zh
/* 读数在这里等待发送。 */
// TEXT END queue zh
// SOLUTION BEGIN queue
K_MSGQ_DEFINE(readings, sizeof(struct reading), QUEUE_LENGTH, 4);
// SOLUTION END queue
// STUB BEGIN queue en
// /* TODO 1: a message queue for QUEUE_LENGTH readings. */
// STUB END queue en
// STUB BEGIN queue zh
// /* TODO 1：一个能放 QUEUE_LENGTH 个读数的消息队列。 */
// STUB END queue zh

// TEXT BEGIN take en
/* Called by the timer, in an interrupt: nothing in here may wait. */
// TEXT END take en
// TEXT BEGIN take zh
/* 由定时器在中断里调用：这里的任何操作都不能等待。 */
// TEXT END take zh
static void take_reading(struct k_timer *timer)
{
	static uint32_t taken;
	static uint32_t dropped;
	const struct reading reading = {
		.number = ++taken,
		.uptime_ms = k_uptime_get_32(),
		.dropped = dropped,
	};

	ARG_UNUSED(timer);

	// SOLUTION BEGIN put
	if (k_msgq_put(&readings, &reading, K_NO_WAIT) != 0) {
		dropped++;
	}
	// SOLUTION END put
	// STUB BEGIN put en
	// /* TODO 2: put it into the queue. If there is no room, count it as dropped. */
	// ARG_UNUSED(reading);
	// STUB END put en
	// STUB BEGIN put zh
	// /* TODO 2：把它放进队列。没有空位就丢弃，并计数。 */
	// ARG_UNUSED(reading);
	// STUB END put zh
}

K_TIMER_DEFINE(reading_timer, take_reading, NULL);

// TEXT BEGIN send en
/* 0, or a negative errno: the connection is lost. */
// TEXT END send en
// TEXT BEGIN send zh
/* 成功返回 0；返回负的错误码表示连接已断开。 */
// TEXT END send zh
static int send_reading(int websock, const struct reading *reading)
{
	char text[TEXT_SIZE];
	const int len = snprintf(text, sizeof(text), "reading %u at %u ms, dropped %u",
				 reading->number, reading->uptime_ms, reading->dropped);

	printk("Sending %s\n", text);

	return send(websock, text, (size_t)len, 0) == len ? 0 : -EPIPE;
}

// TEXT BEGIN all en
/* Sends all that wait in the queue, and returns 0; or a negative errno: the connection is lost. */
// TEXT END all en
// TEXT BEGIN all zh
/* 把队列里的读数全部发出，返回 0；返回负的错误码表示连接已断开。 */
// TEXT END all zh
static int send_readings(int websock)
{
	// SOLUTION BEGIN get
	struct reading next;
	int ret = 0;

	while (ret == 0 && k_msgq_get(&readings, &next, K_NO_WAIT) == 0) {
		ret = send_reading(websock, &next);
	}

	return ret;
	// SOLUTION END get
	// STUB BEGIN get en
	// const struct reading none = {0};
	//
	// /* TODO 3: instead of this, send one reading after the other until the queue is empty. */
	// return send_reading(websock, &none);
	// STUB END get en
	// STUB BEGIN get zh
	// const struct reading none = {0};
	//
	// /* TODO 3：改成逐个发送队列里的读数，直到队列为空。 */
	// return send_reading(websock, &none);
	// STUB END get zh
}

// TEXT BEGIN look en
/* Answers PING and CLOSE for a moment. What else the server sends is of no interest here. */
// TEXT END look en
// TEXT BEGIN look zh
/* 用片刻时间回应 PING 和 CLOSE。服务器发来的其他内容，这里不关心。 */
// TEXT END look zh
static int look_at_server(void)
{
	static uint8_t message[MAX_RECV_BUF_LEN];
	const int64_t deadline = k_uptime_get() + LOOK_UP_MS;
	int ret;

	do {
		ret = ws_message_receive(message, sizeof(message), deadline);
	} while (ret >= 0 || ret == -EMSGSIZE);

	return ret == -EAGAIN ? 0 : ret;
}

int main(void)
{
	int websock;
	int ret;

	k_timer_start(&reading_timer, K_MSEC(INTERVAL_MS), K_MSEC(INTERVAL_MS));

	while (1) {
		websock = connection_open();
		do {
			ret = send_readings(websock);
			if (ret == 0) {
				ret = look_at_server();
			}
		} while (ret == 0);
		connection_lost(websock, ret);
	}

	return 0;
}
