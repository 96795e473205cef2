/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ws_message.c on any bytes at all. The first says into which pieces TCP cuts the rest: what is
 * received must not depend on it.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <nanokit_sim/kernel.h>
#include <nanokit_sim/log.h>
#include <nanokit_sim/socket.h>
#include <nanokit_sim/websocket.h>

#include "connection.h"
#include "utf8.h"
#include "wifi_connect.h"
#include "ws_message.h"

#define MAX_RESULTS 4096
#define BUF_LEN 32

struct connection_counters connection_counters;

void connection_report(int64_t now)
{
	ARG_UNUSED(now);
}

static const uint8_t *stream;
static size_t left, piece;
static int64_t now;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int *z_errno(void)
{
	static int value;

	return &value;
}

int64_t k_uptime_get(void)
{
	return now;
}

void nanokit_sim_log(const struct nanokit_sim_log_module *module, uint32_t level, const char *func,
		     const char *fmt, ...)
{
	ARG_UNUSED(module);
	ARG_UNUSED(level);
	ARG_UNUSED(func);
	ARG_UNUSED(fmt);
}

bool wifi_is_up(void)
{
	return true;
}

ssize_t zsock_recv(int sock, void *buf, size_t max_len, int flags)
{
	const size_t len = MIN(MIN(left, max_len), piece);

	ARG_UNUSED(sock);
	ARG_UNUSED(flags);
	if (len == 0) {
		errno = EAGAIN;
		return -1;
	}
	memcpy(buf, stream, len);
	stream += len;
	left -= len;
	return (ssize_t)len;
}

int zsock_poll(struct zsock_pollfd *fds, int nfds, int timeout)
{
	ARG_UNUSED(fds);
	ARG_UNUSED(nfds);
	now += timeout;
	return 0;
}

int websocket_send_msg(int ws_sock, const uint8_t *payload, size_t payload_len,
		       enum websocket_opcode opcode, bool mask, bool final, int32_t timeout)
{
	ARG_UNUSED(ws_sock);
	ARG_UNUSED(opcode);
	ARG_UNUSED(mask);
	ARG_UNUSED(final);
	ARG_UNUSED(timeout);
	if (payload_len > 125 || (payload_len > 0 && payload == NULL)) {
		abort();
	}
	return (int)payload_len;
}

/* Receives everything; returns a number that depends on all results and messages. */
static uint64_t run(const uint8_t *data, size_t size, size_t piece_len)
{
	static uint8_t arrived[48];
	/* On the heap, so that a byte past its end is found. */
	uint8_t *buf = malloc(BUF_LEN);
	uint64_t sum = 14695981039346656037U;
	int results = 0;
	int ret;
	int i;

	stream = data;
	left = size;
	piece = piece_len;
	now = 1000;
	ws_message_start(7, 5, arrived, sizeof(arrived));
	do {
		ret = ws_message_receive(buf, BUF_LEN, now + 100);
		if (ret > BUF_LEN) {
			abort();
		}
		sum = (sum ^ (uint32_t)ret) * 1099511628211U;
		for (i = 0; i < ret; i++) {
			sum = (sum ^ buf[i]) * 1099511628211U;
		}
	} while ((ret >= 0 || ret == -EMSGSIZE) && ++results < MAX_RESULTS);
	free(buf);
	return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0) {
		return 0;
	}
	if (run(data + 1, size - 1, SIZE_MAX) !=
	    run(data + 1, size - 1, (size_t)data[0] % 16 + 1)) {
		abort();
	}
	return 0;
}
