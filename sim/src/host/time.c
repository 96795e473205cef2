/* SPDX-License-Identifier: Apache-2.0 */
/* Board time: stands still while a thread runs, else passes at most `speed` times as fast as here.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "internal.h"

/* When the board started, on the PC's clock. */
static double started_ms;

static double wall_of(int64_t board_ms)
{
	return started_ms + (double)board_ms / host_options.speed;
}

/* Board time as far as the PC's clock lets it go. */
static int64_t board_now(int64_t now_ms, int64_t until_ms)
{
	double board = (wall_ms() - started_ms) * host_options.speed;

	if (board >= (double)until_ms) {
		return until_ms;
	}
	return board > (double)now_ms ? (int64_t)board : now_ms;
}

/* Without a starting program there is nothing to run for. */
static void read_answer(char *line, size_t room, const char *start, int64_t now_ms)
{
	while (true) {
		if (!link_read_line(line, room)) {
			host_end(now_ms, "time", "");
		}
		if (strncmp(line, start, strlen(start)) == 0) {
			return;
		}
		press_take(line);
		trouble_take(line);
	}
}

/*
 * An app that looks for a key now and then wakes some thousand times before the server has anything
 * to do. Once neither side has had anything new for the other, the server need not be asked: it
 * said when it acts next. It hears of the time before it gets anything, and every so often.
 */
#define MOST_UNASKED 64

static char last_report[8192];
static bool nothing_new;
static int64_t server_acts = -1;
static int64_t untold_ms = -1;
static int unasked;

static bool may_go_on(int64_t until_ms)
{
	char report[sizeof(last_report)] = "";

	if (!host_options.ahead || !nothing_new || unasked >= MOST_UNASKED ||
	    until_ms == HOST_NEVER || link_was_written()) {
		return false;
	}
	if (server_acts >= 0 && host_options.born_ms + until_ms >= server_acts) {
		return false;
	}
	socket_report(report, sizeof(report));
	return strcmp(report, last_report) == 0 && !link_has_line();
}

void time_tell_server(void)
{
	char line[64];

	if (untold_ms >= 0) {
		snprintf(line, sizeof(line), "at %" PRId64 "\n", host_options.born_ms + untold_ms);
		link_write(line, "", 0);
		read_answer(line, sizeof(line), "ok", untold_ms);
		untold_ms = -1;
	}
}

/*
 * With a server that keeps our time: it says when it does something next, and what it has sent so
 * far, which is waited for. So nothing depends on how fast the PC is.
 */
static int64_t idle_with_server(int64_t now_ms, int64_t until_ms)
{
	const int64_t born = host_options.born_ms;
	char line[16384];
	size_t len;
	char *word;
	int64_t next;

	if (may_go_on(until_ms)) {
		unasked++;
		untold_ms = until_ms;
		return until_ms;
	}
	unasked = 0;
	untold_ms = -1;
	len = (size_t)snprintf(line, sizeof(line), "idle %" PRId64 " %" PRId64, born + now_ms,
			       until_ms == HOST_NEVER ? -1 : born + until_ms);
	socket_report(line + len, sizeof(last_report));
	nothing_new = strcmp(line + len, last_report) == 0;
	snprintf(last_report, sizeof(last_report), "%s", line + len);
	len += strlen(line + len);
	memcpy(line + len, "\n", 2);
	link_write(line, "", 0);
	read_answer(line, sizeof(line), "go ", now_ms);
	socket_report_done();
	next = strtoll(line + 3, &word, 10);
	server_acts = strtoll(word, &word, 10);
	while (*word == ' ') {
		uint16_t port = (uint16_t)strtoul(word + 1, &word, 10);
		uint64_t written = strtoull(word + 1, &word, 10);

		socket_expect(port, written, strtoul(word + 1, &word, 10) == 0);
		while (*word == ':' || *word == '+') {
			const unsigned long packet = strtoul(word + 1, &word, 10);

			nothing_new = nothing_new && packet == 0;
			socket_packet(port, packet);
		}
	}
	socket_await_expected();
	if (host_wait(0, false) == WAIT_SOCKET) {
		nothing_new = false;
		return now_ms;
	}
	next = next < 0 ? until_ms : next - born;
	if (next > until_ms) {
		next = until_ms;
	}
	if (host_wait(next == HOST_NEVER ? -1 : wall_of(next), true) != WAIT_TIME) {
		next = board_now(now_ms, next);
	}
	/* The server has to know before it gets anything that is sent then. */
	snprintf(line, sizeof(line), "at %" PRId64 "\n", born + next);
	link_write(line, "", 0);
	read_answer(line, sizeof(line), "ok", now_ms);
	/* What it did just now may have given it more to do. */
	nothing_new = nothing_new && (server_acts < 0 || born + next < server_acts);
	link_was_read();
	return next;
}

/* Without a server only people say something meanwhile. */
static int64_t idle_alone(int64_t now_ms, int64_t until_ms)
{
	char line[64];

	switch (host_wait(until_ms == HOST_NEVER ? -1 : wall_of(until_ms), true)) {
	case WAIT_TIME:
		return until_ms;
	case WAIT_LINK:
		if (!link_read_line(line, sizeof(line))) {
			host_end(now_ms, "time", "");
		}
		press_take(line);
		trouble_take(line);
		return board_now(now_ms, until_ms);
	default:
		return board_now(now_ms, until_ms);
	}
}

int64_t host_idle(int64_t now_ms, int64_t until_ms)
{
	int64_t reached;

	if (started_ms == 0) {
		started_ms = wall_ms();
	}
	watchdog_pause(true);
	if (host_options.serve_port != 0) {
		reached = idle_with_server(now_ms, until_ms);
	} else {
		reached = idle_alone(now_ms, until_ms);
	}
	watchdog_pause(false);
	return reached;
}
