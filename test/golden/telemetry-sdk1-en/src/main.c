/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Reports to a WebSocket server how the board is, as a JSON message at a fixed interval. Without a
 * connection, reports are kept, and sent later in order. If there is no room for all of them,
 * the next message says how many were dropped. How it gets connected, and what happens when it is
 * not any more: see connection.c. How samples are taken: samples.c. What is reported: status.c.
 *
 * Every value that can be tuned comes from Kconfig (CONFIG_EXAMPLE_…): change it in nanokit.yaml
 * and run regen, or try it out in menuconfig.
 */

#include <errno.h>
#include <stdbool.h>

#include <logging/log.h>
LOG_MODULE_REGISTER(telemetry, LOG_LEVEL_DBG);

#include <kernel.h>

#include "connection.h"
#include "json_write.h"
#include "samples.h"
#include "ws_message.h"

/* Looks up this often to see whether there is a new sample. */
#define LOOK_UP_MS 100
/* More often while waiting for the server's confirmation: kept samples are sent quickly then. */
#define DELIVERY_LOOK_UP_MS 10

/* Room for the longest message: less than 160 bytes of names and signs, the rest are numbers. */
#define MESSAGE_SIZE 288

/* Holds a message of the server's. Static, so that it takes no stack. */
static uint8_t received[MAX_RECV_BUF_LEN];

/* The sample that is being reported. It stays until the server has it, and may be sent again. */
static struct sample current;
static bool has_current;

/* The number of the last sample that the server has. */
static uint32_t last_delivered;

/* Writes the sample as JSON. Returns its length; a negative value if it does not fit. */
static int write_sample(char *text, size_t size)
{
	struct json_writer json;

	json_write_start(&json, text, size);
	json_write_number(&json, "sequence", current.sequence);
	/* How many samples between the last message and this one found no room and were dropped. */
	json_write_number(&json, "dropped", current.sequence - last_delivered - 1);
	status_write(&current.status, &json);

	return json_write_end(&json);
}

static int send_sample(const char *text, int len)
{
	const int ret = ws_message_send_text(text, (size_t)len);

	if (ret < 0) {
		return ret;
	}
	LOG_DBG("sent sample %u, %d bytes", current.sequence, len);

	return ws_message_ask_delivery();
}

/*
 * Receives until the deadline, so that a PING or CLOSE of the server is answered at once. Messages
 * of the server's are of no use here, and dropped. A negative value: the connection is gone.
 */
static int listen_until(int64_t deadline)
{
	int ret;

	do {
		ret = ws_message_receive(received, sizeof(received), deadline);
	} while ((ret >= 0 || ret == -EMSGSIZE) && k_uptime_get() < deadline);

	return ret >= 0 || ret == -EAGAIN || ret == -EMSGSIZE ? 0 : ret;
}

/*
 * Reports the sample and waits until the server has it. A negative value: the connection is gone,
 * and the sample stays.
 */
static int report(void)
{
	static char text[MESSAGE_SIZE];
	const int64_t deadline = k_uptime_get() + CONFIG_EXAMPLE_RECV_TIMEOUT_MS;
	const int len = write_sample(text, sizeof(text));
	int ret;

	if (len < 0) {
		/* Trying again would not help: it counts as dropped in the next message. */
		LOG_ERR("Sample %u does not fit: raise MESSAGE_SIZE, now %d, in main.c",
			current.sequence, MESSAGE_SIZE);
		has_current = false;
		return 0;
	}

	ret = send_sample(text, len);
	while (ret == 0 && !ws_message_is_delivered()) {
		if (k_uptime_get() >= deadline) {
			return -ETIMEDOUT;
		}
		ret = listen_until(MIN(deadline, k_uptime_get() + DELIVERY_LOOK_UP_MS));
	}
	if (ret == 0) {
		last_delivered = current.sequence;
		has_current = false;
	}

	return ret;
}

/* Talks to the server until the connection is lost, and returns why it was. */
static int talk_to_server(void)
{
	int ret;

	do {
		if (!has_current) {
			has_current = samples_take(&current);
		}
		if (has_current) {
			ret = report();
		} else {
			ret = listen_until(k_uptime_get() + LOOK_UP_MS);
		}
	} while (ret == 0);

	return ret;
}

void main(void)
{
	int websock;

	samples_start();

	while (1) {
		websock = connection_open();
		connection_lost(websock, talk_to_server());
	}
}
