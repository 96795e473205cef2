/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * Takes a sample at a fixed interval. Samples wait in a queue for the thread of main(). While there
 * is no connection, that may take minutes, and sampling goes on.
 */

#include <zephyr/kernel.h>

#include "samples.h"

/* Holds CONFIG_EXAMPLE_QUEUE_MESSAGES samples at most: this is all the memory it takes. */
K_MSGQ_DEFINE(sample_queue, sizeof(struct sample), CONFIG_EXAMPLE_QUEUE_MESSAGES, 8);

/* Called by the thread of the system's work queue. */
static void take_sample(struct k_work *work)
{
	static struct sample next;
	struct sample oldest;

	ARG_UNUSED(work);

	next.sequence++;
	status_take(&next.status);
	/* If the queue is full, the oldest goes. main() notices that its number is missing. */
	while (k_msgq_put(&sample_queue, &next, K_NO_WAIT) != 0) {
		(void)k_msgq_get(&sample_queue, &oldest, K_NO_WAIT);
	}
}

K_WORK_DEFINE(sample_work, take_sample);

/* A timer's function runs in an interrupt, where nobody may stay: it hands the work to a thread. */
static void on_timer(struct k_timer *timer)
{
	ARG_UNUSED(timer);

	(void)k_work_submit(&sample_work);
}

K_TIMER_DEFINE(sample_timer, on_timer, NULL);

void samples_start(void)
{
	const k_timeout_t interval = K_MSEC(CONFIG_EXAMPLE_INTERVAL_MS);

	k_timer_start(&sample_timer, K_NO_WAIT, interval);
}

bool samples_take(struct sample *sample)
{
	return k_msgq_get(&sample_queue, sample, K_NO_WAIT) == 0;
}
