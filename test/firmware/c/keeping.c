/* SPDX-License-Identifier: Apache-2.0 */
/* connection.c: delays, states and what is told, over a Wi-Fi and a server that are pretended. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <nanokit_sim/kernel.h>
#include <nanokit_sim/socket.h>

#include "board.h"
#include "connection.h"
#include "server_connect.h"
#include "wifi_connect.h"
#include "ws_message.h"

#define FIRST_MS CONFIG_EXAMPLE_RECONNECT_FIRST_DELAY_MS
#define LONGEST_MS CONFIG_EXAMPLE_RECONNECT_MAX_DELAY_MS

static uint32_t next_random;
static bool up;
/* What the next attempts come to; the last one counts on. */
static const int *wifi_results, *server_results;
static int closed, close_code;
static int64_t attempts[64];
static size_t attempt_count;

uint32_t sys_rand32_get(void)
{
	return next_random += 2654435761U;
}

bool wifi_is_up(void)
{
	return up;
}

static int next_of(const int **results)
{
	const int result = **results;

	if ((*results)[1] != 0) {
		(*results)++;
	}
	return result;
}

static void note_attempt(void)
{
	if (attempt_count < ARRAY_SIZE(attempts)) {
		attempts[attempt_count++] = now;
	}
}

int wifi_connect(void)
{
	int ret = next_of(&wifi_results);

	connection_enter(CONNECTION_WIFI);
	note_attempt();
	up = ret > 0;
	return up ? 0 : ret;
}

int server_connect(void)
{
	connection_enter(CONNECTION_TCP);
	note_attempt();
	return next_of(&server_results);
}

void ws_message_close(enum ws_close_code code)
{
	close_code = code;
}

int zsock_close(int sock)
{
	closed = sock;
	return 0;
}

static void delays(void)
{
	uint64_t expected = FIRST_MS;
	uint32_t delay;
	uint32_t before;
	uint32_t i;

	for (before = 0; before < 40; before++) {
		for (i = 0; i < 200; i++) {
			delay = connection_delay_ms(before, sys_rand32_get());
			check(delay >= expected - expected / 5 && delay <= expected + expected / 5,
			      "20 % more or less");
		}
		check(connection_delay_ms(before, 0) == expected - expected / 5, "the shortest");
		expected = MIN(expected * 2, LONGEST_MS);
	}
	check(connection_delay_ms(UINT32_MAX, UINT32_MAX) <= LONGEST_MS + LONGEST_MS / 5,
	      "never longer than the longest");
}

/* Between two attempts, within 20 % of what is expected. */
static void check_gap(size_t at, int64_t expected, const char *what)
{
	const int64_t gap = attempts[at] - attempts[at - 1];

	check(gap >= expected - expected / 5 && gap <= expected + expected / 5, what);
}

static void server_gone(void)
{
	static const int joined[] = {1, 0};
	static const int gone[] = {-ETIMEDOUT, -ETIMEDOUT, -ECONNABORTED, -ETIMEDOUT, 7, 0};

	wifi_results = joined;
	server_results = gone;
	attempt_count = 0;
	check(connection_open() == 7, "connects in the end");
	check(attempt_count == 6, "Wi-Fi once, then only the server");
	check_gap(2, FIRST_MS, "the first delay");
	check_gap(3, FIRST_MS * 2, "twice as long");
	check_gap(4, FIRST_MS * 4, "again");
	check_gap(5, FIRST_MS * 8, "and again");
	check(connection_counters.connects == 1 &&
		      connection_counters.failures[CONNECTION_TCP] == 4 &&
		      connection_counters.last_error == -ETIMEDOUT,
	      "counts");
	check(strstr(logged, "Wi-Fi: joining") != NULL && strstr(logged, "TCP failed: no answer") &&
		      strstr(logged, "Running: connected"),
	      "tells");
}

/* The delay goes on growing after a bad minute, and starts over after a good one. */
static void good_minute(void)
{
	static const int works[] = {7, 0};
	int64_t since;

	server_results = works;
	since = now;
	connection_lost(7, -ENOTCONN);
	check(now - since >= FIRST_MS * 16 * 4 / 5, "a short connection does not count");
	check(closed == 7, "closes");
	check(connection_open() == 7, "connects at once");
	now += 60000;
	since = now;
	logged[0] = '\0';
	connection_lost(7, -ENOTCONN);
	check(now - since >= FIRST_MS * 4 / 5 && now - since <= FIRST_MS * 6 / 5,
	      "after a good minute the first delay again");
	check(strstr(logged, "Since boot: 2 connects") != NULL, "with the counters");
	check(connection_open() == 7, "connects");
	close_code = 0;
	connection_lost(7, -EILSEQ);
	check(close_code == WS_CLOSE_NOT_UTF8, "says that text was none");
	check(connection_open() == 7, "connects");
	connection_lost(7, -EPROTO);
	check(close_code == WS_CLOSE_PROTOCOL_ERROR, "says that the protocol was broken");
	check(connection_open() == 7, "connects");
	now += 60000;
	connection_lost(7, -ENOTCONN);
}

static void wrong_password(void)
{
	static const int refused[] = {-EACCES, -EACCES, -EACCES, -EHOSTDOWN, -EHOSTDOWN, 1, 0};

	wifi_results = refused;
	up = false;
	attempt_count = 0;
	check(connection_open() == 7, "gets in in the end");
	check_gap(2, LONGEST_MS, "refused twice, it tries slowly");
	check_gap(3, LONGEST_MS, "as long as it is refused");
	check(attempts[1] - attempts[0] <= FIRST_MS * 2 * 6 / 5, "but not after the first time");
	check(attempts[4] - attempts[3] < LONGEST_MS * 4 / 5, "an access point may come back");
}

int main(void)
{
	now = 5;
	delays();
	server_gone();
	good_minute();
	wrong_password();

	return verdict();
}
