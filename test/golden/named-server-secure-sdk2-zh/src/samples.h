/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef SAMPLES_H_
#define SAMPLES_H_

#include <stdbool.h>
#include <stdint.h>

#include "status.h"

/** @brief 一次采样：第几次（从 1 开始），以及当时的状态。 */
struct sample {
	uint32_t sequence;
	struct status status;
};

/** @brief 开始采样：现在一次，以后每隔 CONFIG_EXAMPLE_INTERVAL_MS 一次，有没有连接都一样。 */
void samples_start(void);

/**
 * @brief 取出最早的一次采样。
 *
 * @return 有没有取到；没有时不等待。
 */
bool samples_take(struct sample *sample);

#endif /* SAMPLES_H_ */
