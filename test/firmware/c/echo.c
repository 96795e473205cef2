/* SPDX-License-Identifier: Apache-2.0 */
/* main.c of the kind `echo`, over a connection that sends everything back. */
#include <stdio.h>
#include <stdlib.h>

#define main app_main
#include "main.c"
#undef main

#include "board.h"

struct connection_counters connection_counters;

static uint32_t next_random;
static char sent[8192];
static uint8_t echo[MAX_RECV_BUF_LEN + 1];
static size_t echo_len;
/* What ws_message_receive() returns before it comes to the echo; ends with 0. */
static const int *answers;
static int send_returns;

uint32_t sys_rand32_get(void)
{
	return next_random++;
}

static int take(const char *kind, const void *payload, size_t len)
{
	if (send_returns != 0) {
		return send_returns;
	}
	snprintf(sent, sizeof(sent), "%s(%.*s)", kind, (int)len, (const char *)payload);
	memcpy(echo, payload, len);
	echo_len = len;
	return (int)len;
}

int websocket_send_msg(int ws_sock, const uint8_t *payload, size_t payload_len,
		       enum websocket_opcode opcode, bool mask, bool final, int32_t timeout)
{
	check(ws_sock == 7 && mask && final && opcode == WEBSOCKET_OPCODE_DATA_TEXT &&
		      timeout == SYS_FOREVER_MS,
	      "sends masked, whole text frames");
	return take("ws", payload, payload_len);
}

ssize_t zsock_send(int sock, const void *buf, size_t len, int flags)
{
	ssize_t ret = take("bsd", buf, len);

	check(sock == 7 && flags == 0, "sends to its socket");
	if (ret < 0) {
		errno = (int)-ret;
		return -1;
	}
	return ret;
}

int ws_message_receive(uint8_t *buf, size_t buf_len, int64_t deadline)
{
	size_t len = echo_len;

	if (answers != NULL && *answers != 0) {
		return *answers++;
	}
	if (len == 0) {
		now = MAX(now, deadline);
		return -EAGAIN;
	}
	check(len <= buf_len, "has room for what it sent");
	memcpy(buf, echo, len);
	echo_len = 0;
	return (int)len;
}

int connection_open(void)
{
	return 7;
}

void connection_lost(int websock, int error)
{
	ARG_UNUSED(websock);
	ARG_UNUSED(error);
}

/* Whether a text is whole characters of UTF-8; the payload itself is. */
static bool is_utf8(const char *text, size_t len)
{
	const uint8_t *bytes = (const uint8_t *)text;
	size_t at = 0;
	size_t more;

	while (at < len) {
		more = bytes[at] < 0x80 ? 0 : bytes[at] < 0xE0 ? 1 : bytes[at] < 0xF0 ? 2 : 3;
		if (bytes[at] >= 0x80 && bytes[at] < 0xC0) {
			return false;
		}
		at++;
		for (; more > 0; more--, at++) {
			if (at >= len || (bytes[at] & 0xC0) != 0x80) {
				return false;
			}
		}
	}

	return true;
}

/* Every length that a random number can lead to, and the largest numbers there are. */
static void amounts(void)
{
	const size_t payload_len = strlen(CONFIG_EXAMPLE_PAYLOAD);
	static bool seen[sizeof(lorem_ipsum)];
	uint32_t offset;
	size_t expected;
	size_t amount;

	for (offset = 0; offset < 4 * ipsum_len; offset++) {
		next_random = offset < 2 * ipsum_len ? offset : -offset;
		/* 0 is drawn again. */
		expected = next_random % ipsum_len == 0 ? (next_random + 1) % ipsum_len
							: next_random % ipsum_len;
		amount = how_much_to_send(ipsum_len);
		check(amount >= 1 && amount >= expected && amount - expected < 4,
		      "the random length");
		check(amount <= payload_len, "never more than the payload");
		check(is_utf8(lorem_ipsum, amount), "never half a character");
		seen[amount] = true;
	}
	for (amount = 1; amount <= payload_len; amount++) {
		check(seen[amount] == is_utf8(lorem_ipsum, amount),
		      "every beginning in whole characters");
	}
}

static int exchange(size_t amount)
{
	return send_and_wait_msg(7, amount, "IPv4", recv_buf_ipv4, sizeof(recv_buf_ipv4));
}

/* Every length, sent in both ways to a server that sends it back. */
static void conversation(void)
{
	char wanted[2 * sizeof(lorem_ipsum) + 32];
	size_t amount;
	int round;

	for (amount = 1; amount < ipsum_len; amount++) {
		for (round = 0; round < 2; round++) {
			logged[0] = '\0';
			check(exchange(amount) == 0 && strstr(logged, "recv failure") == NULL,
			      "an echo");
			snprintf(wanted, sizeof(wanted), "%s(%.*s\n)", round == 0 ? "bsd" : "ws",
				 (int)amount, CONFIG_EXAMPLE_PAYLOAD);
			check(strcmp(sent, wanted) == 0,
			      "the text and a line feed, by both APIs in turn");
		}
	}
	check(connection_counters.sent == 2 * (ipsum_len - 1), "each is counted");
}

/* A wrong reply, a large one and none at all are told; the end is handed on. */
static void trouble(void)
{
	static const int wrong[] = {1000000, 0};
	static const int large[] = {-EMSGSIZE, 0};
	static const int closed[] = {-ENOTCONN, 0};
	static const int none[] = {-EAGAIN, 0};

	logged[0] = '\0';
	answers = wrong;
	check(exchange(1) == 0 && strstr(logged, "data recv failure 2/1000000 bytes") != NULL,
	      "a wrong reply is told, and the right one awaited");
	answers = large;
	check(exchange(1) == 0, "a large one is passed over");
	answers = none;
	logged[0] = '\0';
	check(exchange(1) == 0 && strstr(logged, "no reply within") != NULL, "none is told");
	answers = large;
	echo_len = 3;
	check(pause_before_next(recv_buf_ipv4, sizeof(recv_buf_ipv4), "IPv4") == 0 && echo_len == 0,
	      "what comes late is dropped");
	answers = closed;
	check(exchange(1) == -ENOTCONN, "the end is handed on");
	answers = closed;
	check(pause_before_next(recv_buf_ipv4, sizeof(recv_buf_ipv4), "IPv4") == -ENOTCONN,
	      "from the pause, too");
	send_returns = 1;
	check(exchange(1) == -EPIPE, "part of a message is a failure");
	send_returns = -ENOMEM;
	check(exchange(1) == -EPIPE && exchange(1) == -EPIPE, "so is an error, of either API");
}

int main(void)
{
	amounts();
	conversation();
	trouble();

	return verdict();
}
