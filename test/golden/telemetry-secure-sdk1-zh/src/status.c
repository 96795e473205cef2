/*
 * SPDX-License-Identifier: Apache-2.0
 */

#include <stddef.h>

#include <kernel.h>
#include <sys/sys_heap.h>

#include "connection.h"
#include "status.h"
#include "wifi_connect.h"

/* 系统堆，k_malloc() 就从这里分配。内核没有在头文件里声明它。 */
extern struct k_heap _system_heap;

static uint32_t free_heap_bytes(void)
{
	struct sys_heap_runtime_stats stats = {0};

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
	/* 计数由使用连接的线程修改；读一个 32 位整数不会读到一半，所以这里不用加锁。 */
	status->connects = all->connects;
	status->sent = all->sent;
	status->received = all->received;
	status->failures = 0;
	for (state = 0; state < CONNECTION_STATES; state++) {
		status->failures += all->failures[state];
	}
}

/* 在这里增加要上报的内容；消息变长了，就加大 main.c 里的缓冲区。 */
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
