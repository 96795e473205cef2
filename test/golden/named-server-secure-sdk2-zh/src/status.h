/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef STATUS_H_
#define STATUS_H_

#include <stdint.h>

#include "json_write.h"

/** @brief 开发板在某一时刻的状态。 */
struct status {
	int64_t uptime_ms;
	/* 最近一次连上热点时的信号强度，单位 dBm。 */
	int rssi_at_join;
	uint32_t free_heap_bytes;
	/* 开机以来的计数，见 connection.h；failures 是各种失败的总数。 */
	uint32_t connects;
	uint32_t sent;
	uint32_t received;
	uint32_t failures;
};

/** @brief 记下现在的状态；任何线程都可以调用。 */
void status_take(struct status *status);

/** @brief 把状态的每一项写成 JSON 对象的一个成员。 */
void status_write(const struct status *status, struct json_writer *json);

#endif /* STATUS_H_ */
