/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Counts primes for the server: it sends a number, and gets back how many primes there are below.
 *
 * To find them, the app needs one byte for each number. How many that are it knows only when the
 * server asks, so it takes them from the heap. How it gets connected: see connection.c.
 */

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

/* With room for the '\0' behind a message. */
static char request[MAX_RECV_BUF_LEN + 1];

/* Sends a text. While it does so, Zephyr takes a block as long as the text from the heap. */
static int send_answer(int websock, const char *answer)
{
	const size_t len = strlen(answer);

	printk("Answer: %s\n", answer);

	return send(websock, answer, len, 0) == (ssize_t)len ? 0 : -EPIPE;
}

/* The sieve of Eratosthenes: sieve[n] stays true if n is a prime. It has limit entries. */
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

/* Counts the primes below limit and tells the server. Negative: the connection is lost. */
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

/* Waits for a request and answers it. What is not a number is nobody's request. */
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
