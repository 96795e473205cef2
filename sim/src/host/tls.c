/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TLS is the business of the starting program (src/simulate/relay.ts): it waits on a port of
 * loopback, is told by lines what the application wants, and answers with one line. From then on
 * what we write goes to the peer encrypted, and what we read came from it so.
 *   to ADDRESS PORT      and the lines of the application: see sim/src/zephyr/tls_socket.c
 *                        an empty line ends them
 *   ok | refused | unreachable | tls NUMBER      the number in hex, as mbedTLS has it
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "internal.h"

/* A peer that is silent for so long stays so, in milliseconds of the PC's time. */
#define PATIENCE_MS 15000

static bool write_text(int fd, const char *text)
{
	size_t left = strlen(text);
	ssize_t written;

	while (left > 0) {
		written = write(fd, text, left);
		if (written < 0 && errno != EINTR) {
			return false;
		}
		text += written > 0 ? written : 0;
		left -= written > 0 ? (size_t)written : 0;
	}
	return true;
}

/* Byte by byte: what follows the answer belongs to the application. */
static bool read_reply(int fd, char *answer, size_t room)
{
	struct pollfd readable = {.fd = fd, .events = POLLIN};
	const double end = wall_ms() + PATIENCE_MS;
	size_t len = 0;

	while (len + 1 < room && wall_ms() < end) {
		if (poll(&readable, 1, 100) <= 0) {
			continue;
		}
		if (read(fd, answer + len, 1) != 1) {
			return false;
		}
		if (answer[len] == '\n') {
			answer[len] = '\0';
			return true;
		}
		len++;
	}
	return false;
}

static int ask_relay(int fd, const struct host_address *peer, const char *request)
{
	char address[INET6_ADDRSTRLEN] = "";
	char text[80];

	inet_ntop(peer->v6 ? AF_INET6 : AF_INET, peer->bytes, address, sizeof(address));
	snprintf(text, sizeof(text), "to %s %u\n", address, ntohs(peer->port));
	if (!write_text(fd, text) || !write_text(fd, request) || !write_text(fd, "\n") ||
	    !read_reply(fd, text, sizeof(text))) {
		return HOST_AGAIN;
	}
	if (strcmp(text, "ok") == 0) {
		return 0;
	}
	if (strncmp(text, "tls ", 4) == 0) {
		return (int)strtol(text + 4, NULL, 16);
	}
	if (strcmp(text, "silent") == 0) {
		return HOST_AGAIN;
	}
	return strcmp(text, "refused") == 0 ? HOST_REFUSED : HOST_UNREACHABLE;
}

int host_socket_connect_tls(int socket, const struct host_address *peer, const char *request)
{
	const struct host_address relay = socket_loopback(host_options.tls_port);
	const int fd = socket_fd(socket);
	const int flags = fcntl(fd, F_GETFL);
	int ret;

	/* The relay is on loopback, and no board time passes meanwhile. */
	watchdog_pause(true);
	fcntl(fd, F_SETFL, flags & ~O_NONBLOCK);
	ret = socket_connect(socket, &relay);
	if (ret == 0) {
		ret = ask_relay(fd, peer, request);
	}
	fcntl(fd, F_SETFL, flags);
	watchdog_pause(false);
	if (ret == 0 && socket_is_server(peer)) {
		socket_announced(socket);
	}
	return ret;
}
