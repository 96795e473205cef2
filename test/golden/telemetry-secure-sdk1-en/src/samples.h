/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef SAMPLES_H_
#define SAMPLES_H_

#include <stdbool.h>
#include <stdint.h>

#include "status.h"

/** @brief A sample: its number, beginning with 1, and how things were. */
struct sample {
	uint32_t sequence;
	struct status status;
};

/** @brief Begins to take samples, now and every CONFIG_EXAMPLE_INTERVAL_MS, connected or not. */
void samples_start(void);

/**
 * @brief Takes the oldest sample out of the queue.
 *
 * @return Whether there was one; it does not wait.
 */
bool samples_take(struct sample *sample);

#endif /* SAMPLES_H_ */
