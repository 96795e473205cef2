/*
 * SPDX-License-Identifier: Apache-2.0
 */

#include <stddef.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/sys_heap.h>

#include "connection.h"
#include "status.h"
#include "wifi_connect.h"

/* The heap that k_malloc() takes from. The kernel has it, but no header of its declares it. */
extern struct k_heap _system_heap;

static uint32_t free_heap_bytes(void)
{
	struct sys_memory_stats stats = {0};

	(void)sys_heap_runtime_stats_get(&_system_heap.heap, &stats);

	return (uint32_t)stats.free_bytes;
}

void status_take(struct status *status)
{
	const struct connection_counters *const all = &connection_counters;
	size_t state;

	status->uptime_ms = k_uptime_get();
	status->rssi_at_join = wifi_rssi_at_join();
	status->free_heap_bytes = free_heap_bytes();
	/* Another thread may be counting. A 32-bit number is read as a whole: no lock is needed. */
	status->connects = all->connects;
	status->sent = all->sent;
	status->received = all->received;
	status->failures = 0;
	for (state = 0; state < CONNECTION_STATES; state++) {
		status->failures += all->failures[state];
	}
}

/* What is to be reported as well goes here; the buffer in main.c has to hold all of it. */
void status_write(const struct status *status, struct json_writer *json)
{
	json_write_number(json, "uptime_ms", status->uptime_ms);
	json_write_number(json, "rssi_at_join", status->rssi_at_join);
	json_write_number(json, "free_heap_bytes", status->free_heap_bytes);
	json_write_number(json, "connects", status->connects);
	json_write_number(json, "sent", status->sent);
	json_write_number(json, "received", status->received);
	json_write_number(json, "failures", status->failures);
}
