/* SPDX-License-Identifier: Apache-2.0 */
/* ws_message.c against a server whose every byte is scripted, in one piece and byte by byte. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <nanokit_sim/kernel.h>
#include <nanokit_sim/socket.h>
#include <nanokit_sim/websocket.h>

#include "board.h"
#include "connection.h"
#include "wifi_connect.h"
#include "ws_message.h"

#define START_MS 1000000
/* How long a test waits, and how long a message that has begun may take. */
#define TIMEOUT_MS 1000
#define MESSAGE_MS CONFIG_EXAMPLE_RECV_TIMEOUT_MS
#define KEEP_ALIVE_MS (CONFIG_EXAMPLE_KEEP_ALIVE_INTERVAL_S * 1000)
#define PING_MS (CONFIG_EXAMPLE_KEEP_ALIVE_TIMEOUT_S * 1000)
#define MAX_STEPS 8
#define MAX_RESULTS 4

/* What the server does next: sends bytes, waits, or ends the connection one way or another. */
struct step {
	const char *bytes;
	size_t len;
	int wait_ms;
	int error;
	bool ends;
};

#define BYTES(text)                                                                                \
	{                                                                                          \
		.bytes = (text), .len = sizeof(text) - 1                                           \
	}
#define QUIET(ms)                                                                                  \
	{                                                                                          \
		.wait_ms = (ms)                                                                    \
	}
#define ENDS                                                                                       \
	{                                                                                          \
		.ends = true                                                                       \
	}
#define FAILS(number)                                                                              \
	{                                                                                          \
		.error = (number)                                                                  \
	}

struct test_case {
	const char *name;
	size_t buf_len;
	int timeout_ms;
	struct step steps[MAX_STEPS];
	/* What each call returns, up to the first -EAGAIN or worse, and the messages. */
	int results[MAX_RESULTS];
	const char *messages[MAX_RESULTS];
	int64_t elapsed_ms;
	/* What was sent: kind and content. */
	const char *sent;
	unsigned int too_large;
};

struct connection_counters connection_counters;

void connection_report(int64_t at)
{
	ARG_UNUSED(at);
}

static const struct step *script;
static size_t step_at, given, piece;
static int64_t step_since;
static char sent[512];
static int send_fails_with;
static int64_t wifi_until;

bool wifi_is_up(void)
{
	return now < wifi_until;
}

static const struct step *current_step(void)
{
	while (step_at < MAX_STEPS && script[step_at].wait_ms > 0 &&
	       now >= step_since + script[step_at].wait_ms) {
		step_since += script[step_at].wait_ms;
		step_at++;
	}
	return step_at < MAX_STEPS && script[step_at].wait_ms == 0 ? &script[step_at] : NULL;
}

ssize_t zsock_recv(int sock, void *buf, size_t max_len, int flags)
{
	const struct step *step = current_step();
	size_t len;

	check(sock == 5 && flags == ZSOCK_MSG_DONTWAIT && max_len > 0,
	      "receives from TCP, without waiting, into some room");
	if (step != NULL && step->ends) {
		return 0;
	}
	if (step == NULL || step->bytes == NULL) {
		errno = step != NULL && step->error != 0 ? step->error : EAGAIN;
		return -1;
	}
	len = MIN(MIN(step->len - given, max_len), piece);
	memcpy(buf, step->bytes + given, len);
	given += len;
	if (given == step->len) {
		step_at++;
		given = 0;
		step_since = now;
	}
	return (ssize_t)len;
}

int zsock_poll(struct zsock_pollfd *fds, int nfds, int timeout)
{
	check(nfds == 1 && fds->fd == 7 && fds->events == ZSOCK_POLLIN && timeout > 0,
	      "waits for its WebSocket");
	check(timeout <= 100, "looks up often");
	if (current_step() != NULL && script[step_at].bytes != NULL) {
		return 1;
	}
	now += timeout;
	return 0;
}

int websocket_send_msg(int ws_sock, const uint8_t *payload, size_t payload_len,
		       enum websocket_opcode opcode, bool mask, bool final, int32_t timeout)
{
	const char *kind = opcode == WEBSOCKET_OPCODE_PING    ? "ping"
			   : opcode == WEBSOCKET_OPCODE_PONG  ? "pong"
			   : opcode == WEBSOCKET_OPCODE_CLOSE ? "close"
							      : "?";
	size_t used = strlen(sent);

	check(ws_sock == 7 && mask && final && timeout == SYS_FOREVER_MS,
	      "sends masked, whole frames");
	if (send_fails_with != 0) {
		return send_fails_with;
	}
	if (opcode == WEBSOCKET_OPCODE_CLOSE && payload_len == 2) {
		snprintf(sent + used, sizeof(sent) - used, "%s(%d)", kind,
			 payload[0] << 8 | payload[1]);
	} else {
		snprintf(sent + used, sizeof(sent) - used, "%s(%.*s)", kind, (int)payload_len,
			 (const char *)payload);
	}
	return (int)payload_len;
}

#include "message-cases.h"

static uint8_t arrived[64];

static void start(const struct step *steps)
{
	script = steps;
	step_at = 0;
	given = 0;
	now = START_MS;
	step_since = now;
	sent[0] = '\0';
	logged[0] = '\0';
	send_fails_with = 0;
	wifi_until = INT64_MAX;
	memset(&connection_counters, 0, sizeof(connection_counters));
	ws_message_start(7, 5, arrived, sizeof(arrived));
}

static void receive(const struct test_case *test)
{
	const size_t buf_len = test->buf_len != 0 ? test->buf_len : 200;
	const int timeout_ms = test->timeout_ms != 0 ? test->timeout_ms : TIMEOUT_MS;
	const int64_t deadline = START_MS + timeout_ms;
	uint8_t *buf = malloc(buf_len);
	size_t at;
	int ret;

	start(test->steps);
	for (at = 0; at < MAX_RESULTS; at++) {
		ret = ws_message_receive(buf, buf_len, deadline);
		check(ret == test->results[at], test->name);
		if (ret >= 0 && test->messages[at] != NULL) {
			check(ret == (int)strlen(test->messages[at]) &&
				      memcmp(buf, test->messages[at], (size_t)ret) == 0,
			      test->name);
		}
		if (ret < 0 && ret != -EMSGSIZE) {
			break;
		}
	}
	if (piece > 1) {
		check(now - START_MS == test->elapsed_ms, test->name);
	}
	check(strcmp(sent, test->sent != NULL ? test->sent : "") == 0, test->name);
	check(connection_counters.too_large == test->too_large, test->name);
	if (piece > 1) {
		printf("%s: %d after %d ms, sent %s\n", test->name, ret, (int)(now - START_MS),
		       sent);
	}
	free(buf);
}

/* What cannot be sent ends the connection. */
static void receive_without_sending(void)
{
	static const struct step ping[MAX_STEPS] = {BYTES("\x89\x02hb")};
	uint8_t buf[8];

	start(ping);
	send_fails_with = -ENOMEM;
	check(ws_message_receive(buf, sizeof(buf), now + TIMEOUT_MS) == -EPIPE,
	      "the PONG that cannot be sent");
}

/* A radio link that is lost is noticed before the deadline. */
static void lose_wifi(void)
{
	static const struct step nothing[MAX_STEPS] = {QUIET(1000000)};
	uint8_t buf[8];

	start(nothing);
	wifi_until = START_MS + 300;
	check(ws_message_receive(buf, sizeof(buf), now + 60000) == -ENETDOWN, "Wi-Fi is lost");
	check(now - START_MS <= 400, "at once");
}

/* A server that is silent is asked, and given up when it does not answer. */
static void half_open(void)
{
	static const struct step nothing[MAX_STEPS] = {QUIET(100000000)};
	static const struct step answers[MAX_STEPS] = {QUIET(KEEP_ALIVE_MS + 200),
						       BYTES("\x8a\x01?"), QUIET(100000000)};
	uint8_t buf[8];

	start(nothing);
	check(ws_message_receive(buf, sizeof(buf), INT64_MAX) == -ETIMEDOUT, "a silent server");
	check(strcmp(sent, "ping(?)") == 0, "is asked once");
	check(now - START_MS >= KEEP_ALIVE_MS + PING_MS &&
		      now - START_MS <= KEEP_ALIVE_MS + PING_MS + 200,
	      "and given up after the deadline");
	start(answers);
	check(ws_message_receive(buf, sizeof(buf), now + 2 * KEEP_ALIVE_MS) == -EAGAIN,
	      "a server that answers is not given up");
	check(strcmp(sent, "ping(?)") == 0, "and not asked again too soon");
}

/* Our own end: CLOSE, then whatever the server had on its way is dropped up to its CLOSE. */
static void close_in_order(void)
{
	static const struct step polite[MAX_STEPS] = {BYTES("\x81\x03"
							    "abc\x89\x01x"),
						      QUIET(200),
						      BYTES("\x88\x02\x03\xe8\x81\x01z")};
	static const struct step deaf[MAX_STEPS] = {QUIET(1000000)};
	static const struct step endless[MAX_STEPS] = {BYTES("\x01\x03"
							     "abc"),
						       QUIET(100000)};

	start(polite);
	ws_message_close(WS_CLOSE_NORMAL);
	check(strcmp(sent, "close(1000)") == 0, "one CLOSE, and nothing after it");
	check(now - START_MS >= 200 && now - START_MS <= 300, "waits for the server's");
	check(connection_counters.received == 0, "counts nothing");
	ws_message_close(WS_CLOSE_NORMAL);
	check(strcmp(sent, "close(1000)") == 0, "never a second one");
	start(deaf);
	ws_message_close(WS_CLOSE_NORMAL);
	check(now - START_MS == 1000, "not for longer than a second");
	start(endless);
	ws_message_close(WS_CLOSE_NORMAL);
	check(now - START_MS == 1000, "nor within a message");
	start(deaf);
	ws_message_close(WS_CLOSE_PROTOCOL_ERROR);
	check(strcmp(sent, "close(1002)") == 0 && now == START_MS,
	      "and not at all when out of step");
	start(deaf);
	send_fails_with = -ENOTCONN;
	ws_message_close(WS_CLOSE_NORMAL);
	check(now == START_MS, "and not if it could not be sent");
}

/* What one connection leaves behind is no business of the next. */
static void start_anew(void)
{
	static const struct step half[MAX_STEPS] = {BYTES("\x81\x7e\x04\x00half"), ENDS};
	static const struct step whole[MAX_STEPS] = {BYTES("\x81\x03"
							   "abc")};
	uint8_t buf[2000];

	start(half);
	check(ws_message_receive(buf, sizeof(buf), now + TIMEOUT_MS) == -ENOTCONN, "half a frame");
	start(whole);
	check(ws_message_receive(buf, sizeof(buf), now + TIMEOUT_MS) == 3, "is forgotten");
}

int main(void)
{
	static const size_t pieces[] = {SIZE_MAX, 3, 2, 1};
	size_t i;
	size_t at;

	for (at = 0; at < ARRAY_SIZE(pieces); at++) {
		piece = pieces[at];
		for (i = 0; i < ARRAY_SIZE(cases); i++) {
			receive(&cases[i]);
		}
	}
	piece = SIZE_MAX;
	receive_without_sending();
	lose_wifi();
	half_open();
	close_in_order();
	start_anew();

	return verdict();
}
