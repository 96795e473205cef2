/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The link to the program that started this one. We write:
 *   out MS N, and N bytes          the console
 *   call MS TEXT                   an interface call, for --trace
 *   warn MS KIND TEXT              the run is a failure, but goes on
 *   reboot MS TEXT                 the board starts anew
 *   pin MS NAME STATE              an LED or a key has changed
 *   memory MS HEAP FDS SOCKETS     what is in use: bytes, descriptors, TCP connections
 *   end MS KIND TEXT               the run is over
 *   idle NOW UNTIL PORT:SENT:OPEN …   nothing to do; only with a server that keeps our time
 *   at NOW                         so late it is now, and we go on after "ok"
 * Times are those of the run, which go on when the board starts anew. We read, after idle:
 *   go NEXT ACTS PORT:WRITTEN:OPEN[:LEN+LEN…] …   when to go on; when the server does
 *                                  something next (-1: never); what it has written to us in all,
 *                                  and the packets of it that are new, if there are any
 *   poke                           the server does something before that, after all
 *   press KEY HOLD_MS              somebody presses a key
 *   trouble KIND VALUE             see struct host_trouble
 */
#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "internal.h"

static pthread_mutex_t writing = PTHREAD_MUTEX_INITIALIZER;
static bool written_since;

bool link_was_written(void)
{
	return written_since;
}

void link_was_read(void)
{
	written_since = false;
}

static void write_all(const char *bytes, size_t len)
{
	written_since = true;
	while (len > 0) {
		ssize_t written = write(LINK_FD, bytes, len);

		if (written < 0 && errno == EINTR) {
			continue;
		}
		if (written < 0) {
			/* Nobody listens any more. */
			_exit(0);
		}
		bytes += written;
		len -= (size_t)written;
	}
}

void link_write(const char *head, const char *bytes, size_t len)
{
	pthread_mutex_lock(&writing);
	write_all(head, strlen(head));
	write_all(bytes, len);
	pthread_mutex_unlock(&writing);
}

void host_console(int64_t now_ms, const char *text, size_t len)
{
	char head[64];

	snprintf(head, sizeof(head), "out %" PRId64 " %zu\n", host_options.born_ms + now_ms, len);
	link_write(head, text, len);
}

static void line(const char *word, int64_t now_ms, const char *kind, const char *text)
{
	char head[96];

	snprintf(head, sizeof(head), "%s %" PRId64 " %s%s", word, host_options.born_ms + now_ms,
		 kind, kind[0] != '\0' ? " " : "");
	pthread_mutex_lock(&writing);
	write_all(head, strlen(head));
	write_all(text, strlen(text));
	write_all("\n", 1);
	pthread_mutex_unlock(&writing);
}

void host_trace(int64_t now_ms, const char *text)
{
	line("call", now_ms, "", text);
}

void host_warn(int64_t now_ms, const char *kind, const char *text)
{
	line("warn", now_ms, kind, text);
}

void host_tell(int64_t now_ms, const char *kind, const char *text)
{
	line(kind, now_ms, "", text);
}

void host_end(int64_t now_ms, const char *kind, const char *text)
{
	line("end", now_ms, kind, text);
	_exit(0);
}

static char input[16384];
static size_t input_len;

bool link_has_line(void)
{
	struct pollfd link = {.fd = LINK_FD, .events = POLLIN};

	return memchr(input, '\n', input_len) != NULL || poll(&link, 1, 0) > 0;
}

void link_check(void)
{
	struct pollfd link = {.fd = LINK_FD, .events = 0};

	if (poll(&link, 1, 0) > 0) {
		_exit(0);
	}
}

bool link_read_line(char *text, size_t room)
{
	char *end;
	size_t len;

	while ((end = memchr(input, '\n', input_len)) == NULL) {
		ssize_t got = read(LINK_FD, input + input_len, sizeof(input) - input_len);

		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got <= 0) {
			return false;
		}
		input_len += (size_t)got;
	}
	len = (size_t)(end - input);
	snprintf(text, room, "%.*s", (int)len, input);
	input_len -= len + 1;
	memmove(input, end + 1, input_len);
	return true;
}
