/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef STATUS_H_
#define STATUS_H_

#include <stdint.h>

#include "json_write.h"

/** @brief How the board is at some moment. */
struct status {
	int64_t uptime_ms;
	/* Signal strength in dBm when the access point was last joined. */
	int rssi_at_join;
	uint32_t free_heap_bytes;
	/* Counted since boot, see connection.h. The failures are those of all states. */
	uint32_t connects;
	uint32_t sent;
	uint32_t received;
	uint32_t failures;
};

/** @brief Notes how things are now. Any thread may call it. */
void status_take(struct status *status);

/** @brief Adds each part of a status to a JSON object. */
void status_write(const struct status *status, struct json_writer *json);

#endif /* STATUS_H_ */
