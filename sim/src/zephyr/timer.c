/* SPDX-License-Identifier: Apache-2.0 */
/* Timers: their functions are called in interrupt context, where nothing may wait. */
#include <errno.h>
#include "sim.h"

void k_timer_init(struct k_timer *timer, k_timer_expiry_t expiry_fn, k_timer_stop_t stop_fn)
{
	sim_call("k_timer_init", " ");
	*timer = (struct k_timer){.expiry_fn = expiry_fn, .stop_fn = stop_fn};
}

static void expire(struct nanokit_sim_callout *callout)
{
	struct k_timer *timer = CONTAINER_OF(callout, struct k_timer, callout);

	timer->status++;
	if (timer->period > 0) {
		sim_callout(callout, callout->at + timer->period);
	}
	if (timer->expiry_fn != NULL) {
		timer->expiry_fn(timer);
	}
	sim_wake_all(timer, 0);
}

void k_timer_start(struct k_timer *timer, k_timeout_t duration, k_timeout_t period)
{
	sim_call("k_timer_start", "%d ms, %d ms", (int)duration.ticks, (int)period.ticks);
	timer->status = 0;
	timer->period = K_TIMEOUT_EQ(period, K_FOREVER) ? 0 : period.ticks;
	timer->callout.fn = expire;
	sim_callout(&timer->callout, K_TIMEOUT_EQ(duration, K_FOREVER)
					     ? HOST_NEVER
					     : sim_now() + MAX(duration.ticks, 1));
}

void k_timer_stop(struct k_timer *timer)
{
	sim_call("k_timer_stop", " ");
	if (!timer->callout.pending) {
		return;
	}
	sim_callout_cancel(&timer->callout);
	if (timer->stop_fn != NULL) {
		timer->stop_fn(timer);
	}
	sim_wake_all(timer, 0);
	sim_preempt();
}

uint32_t k_timer_status_get(struct k_timer *timer)
{
	uint32_t status;

	sim_look();
	status = timer->status;
	timer->status = 0;
	return status;
}

uint32_t k_timer_status_sync(struct k_timer *timer)
{
	sim_call("k_timer_status_sync", " ");
	if (timer->status == 0 && timer->callout.pending) {
		sim_wait(timer, K_FOREVER);
	}
	return k_timer_status_get(timer);
}

uint32_t k_timer_remaining_get(struct k_timer *timer)
{
	sim_look();
	return timer->callout.pending ? (uint32_t)(timer->callout.at - sim_now()) : 0;
}

void k_timer_user_data_set(struct k_timer *timer, void *user_data)
{
	timer->user_data = user_data;
}

void *k_timer_user_data_get(const struct k_timer *timer)
{
	return timer->user_data;
}
