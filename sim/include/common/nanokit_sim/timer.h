/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_TIMER_H_
#define NANOKIT_SIM_TIMER_H_

#include <nanokit_sim/kernel.h>

/* The run-time's own: something that happens at a time, in interrupt context. */
struct nanokit_sim_callout {
	struct nanokit_sim_callout *next;
	int64_t at;
	void (*fn)(struct nanokit_sim_callout *callout);
	bool pending;
};

/* <kernel.h>, timers: the same on all lines. Both functions are called in interrupt context. */
struct k_timer;
typedef void (*k_timer_expiry_t)(struct k_timer *timer);
typedef void (*k_timer_stop_t)(struct k_timer *timer);

struct k_timer {
	struct nanokit_sim_callout callout;
	k_timer_expiry_t expiry_fn;
	k_timer_stop_t stop_fn;
	int64_t period;
	uint32_t status;
	void *user_data;
};

#define K_TIMER_DEFINE(name, expiry, stop)                                                         \
	struct k_timer name = {.expiry_fn = (expiry), .stop_fn = (stop)}

void k_timer_init(struct k_timer *timer, k_timer_expiry_t expiry_fn, k_timer_stop_t stop_fn);
void k_timer_start(struct k_timer *timer, k_timeout_t duration, k_timeout_t period);
void k_timer_stop(struct k_timer *timer);
/* How often it expired since it was last asked. */
uint32_t k_timer_status_get(struct k_timer *timer);
uint32_t k_timer_status_sync(struct k_timer *timer);
uint32_t k_timer_remaining_get(struct k_timer *timer);
void k_timer_user_data_set(struct k_timer *timer, void *user_data);
void *k_timer_user_data_get(const struct k_timer *timer);

#endif
