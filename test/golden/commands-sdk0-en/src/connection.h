/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef CONNECTION_H_
#define CONNECTION_H_

#include <stdint.h>

/** @brief The states that a connection goes through, one after the other. */
enum connection_state {
	/* Joining the Wi-Fi access point. */
	CONNECTION_WIFI,
	/* Asking the router for an IP address (DHCP). */
	CONNECTION_ADDRESS,
	/* Opening the TCP connection to the server. */
	CONNECTION_TCP,
	/* The WebSocket handshake. */
	CONNECTION_WEBSOCKET,
	/* Messages can be sent and received. */
	CONNECTION_RUNNING,
	CONNECTION_STATES
};

/** @brief What has happened since boot. Only the thread that uses the connection may change it. */
struct connection_counters {
	uint32_t connects;
	uint32_t sent;
	uint32_t received;
	/* Messages that were dropped because they did not fit into the buffer. */
	uint32_t too_large;
	/* Failures, by the state in which they happened, and the errno of the last one. */
	uint32_t failures[CONNECTION_STATES];
	int last_error;
};

extern struct connection_counters connection_counters;

/** @brief Logs the counters; happens also after each lost connection, and every ten minutes. */
void connection_log_counters(void);

/** @brief Logs the counters if it is time to. now: k_uptime_get(). */
void connection_report(int64_t now);

/** @brief Enters a state, and says so in the log. */
void connection_enter(enum connection_state state);

/**
 * @brief How long to wait after a failure.
 *
 * CONFIG_EXAMPLE_RECONNECT_FIRST_DELAY_MS after the first one, and twice as long after each further
 * one, up to CONFIG_EXAMPLE_RECONNECT_MAX_DELAY_MS. Chance makes it up to 20 % more or less, so
 * that after a power cut not all boards connect to the server at the same moment.
 *
 * @param failures_before How many there were in a row before this one.
 * @param random Any random number.
 * @return The delay in ms.
 */
uint32_t connection_delay_ms(uint32_t failures_before, uint32_t random);

/**
 * @brief Connects to the server; after a failure it waits and tries again until it works.
 *
 * Begins with the first step that is not done: if only the server is gone, with TCP.
 *
 * @return The WebSocket.
 */
int connection_open(void);

/**
 * @brief The connection is lost: says why, closes it, and waits before the next attempt.
 *
 * @param websock What connection_open() returned.
 * @param error Why, as a negative errno.
 */
void connection_lost(int websock, int error);

#endif /* CONNECTION_H_ */
