// TEXT BEGIN about en
/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Counts primes for the server: it sends a number, and gets back how many primes there are below.
 *
 * To find them, the app needs one byte for each number. How many that are it knows only when the
 * server asks, so it takes them from the heap. How it gets connected: see connection.c.
 */
// TEXT END about en
// TEXT BEGIN about zh
/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * 替服务器数素数：服务器发来一个数，应用回复比它小的素数有多少个。
 *
 * 每个数要占一个字节。一共要多少，收到请求时才知道，所以从堆里申请。怎样建立连接，见 connection.c。
 */
// TEXT END about zh

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <zephyr/kernel.h>
#include <zephyr/net/socket.h>
#include <zephyr/sys/printk.h>

#include "connection.h"
#include "ws_message.h"

#define WAIT_MS 1000
#define ANSWER_SIZE 48

// TEXT BEGIN request en
/* With room for the '\0' behind a message. */
// TEXT END request en
// TEXT BEGIN request zh
/* 多留一个字节，放消息末尾的 '\0'。 */
// TEXT END request zh
static char request[MAX_RECV_BUF_LEN + 1];

// TEXT BEGIN send en
/* Sends a text. While it does so, Zephyr takes a block as long as the text from the heap. */
// TEXT END send en
// TEXT BEGIN send zh
/* 发送一段文本。发送期间，Zephyr 会从堆里申请一块与文本等长的内存。 */
// TEXT END send zh
static int send_answer(int websock, const char *answer)
{
	const size_t len = strlen(answer);

	printk("Answer: %s\n", answer);

	return send(websock, answer, len, 0) == (ssize_t)len ? 0 : -EPIPE;
}

// TEXT BEGIN sieve en
/* The sieve of Eratosthenes: sieve[n] stays true if n is a prime. It has limit entries. */
// TEXT END sieve en
// TEXT BEGIN sieve zh
/* 埃拉托色尼筛法：n 是素数，sieve[n] 就一直为 true。sieve 有 limit 项。 */
// TEXT END sieve zh
static unsigned int count_primes(bool *sieve, unsigned int limit)
{
	unsigned int count = 0;
	unsigned int multiple;
	unsigned int n;

	memset(sieve, true, limit);
	for (n = 2; n < limit; n++) {
		if (!sieve[n]) {
			continue;
		}
		count++;
		for (multiple = 2 * n; multiple < limit; multiple += n) {
			sieve[multiple] = false;
		}
	}

	return count;
}

// TEXT BEGIN answer en
/* Counts the primes below limit and tells the server. Negative: the connection is lost. */
// TEXT END answer en
// TEXT BEGIN answer zh
/* 数出比 limit 小的素数，并告诉服务器。返回负值表示连接已断开。 */
// TEXT END answer zh
static int answer_count(int websock, unsigned int limit)
{
	char answer[ANSWER_SIZE];
	unsigned int count;
	bool *sieve;

	// SOLUTION BEGIN count
	sieve = k_malloc(limit);
	if (sieve == NULL) {
		snprintf(answer, sizeof(answer), "no memory for %u bytes", limit);
		return send_answer(websock, answer);
	}
	count = count_primes(sieve, limit);
	/* Before the answer is sent, since that takes memory, too. */
	k_free(sieve);
	// SOLUTION END count
	// STUB BEGIN count en
	// /* TODO: fine as long as there is memory enough. What if not? And who gives it back? */
	// sieve = k_malloc(limit);
	// count = count_primes(sieve, limit);
	// STUB END count en
	// STUB BEGIN count zh
	// /* TODO：内存够用时没有问题。不够时怎么办？用完了由谁归还？ */
	// sieve = k_malloc(limit);
	// count = count_primes(sieve, limit);
	// STUB END count zh

	snprintf(answer, sizeof(answer), "%u primes below %u", count, limit);

	return send_answer(websock, answer);
}

// TEXT BEGIN handle en
/* Waits for a request and answers it. What is not a number is nobody's request. */
// TEXT END handle en
// TEXT BEGIN handle zh
/* 等待请求并回复。不是数字的消息不算请求。 */
// TEXT END handle zh
static int handle_request(int websock)
{
	unsigned int limit;
	char *end;
	int ret;

	ret = ws_message_receive((uint8_t *)request, MAX_RECV_BUF_LEN, k_uptime_get() + WAIT_MS);
	if (ret == -EAGAIN || ret == -EMSGSIZE) {
		return 0;
	}
	if (ret < 0) {
		return ret;
	}
	request[ret] = '\0';

	limit = (unsigned int)strtoul(request, &end, 10);
	if (*end != '\0' || limit < 2) {
		printk("Ignored: %s\n", request);
		return 0;
	}
	printk("Request: primes below %u\n", limit);

	return answer_count(websock, limit);
}

int main(void)
{
	int websock;
	int ret;

	while (1) {
		websock = connection_open();
		do {
			ret = handle_request(websock);
		} while (ret == 0);
		connection_lost(websock, ret);
	}

	return 0;
}
