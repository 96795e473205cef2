/* SPDX-License-Identifier: Apache-2.0 */
/* Sleeping, the time, and what happens at a time. */
#include <errno.h>
#include "sched.h"

/*
 * Calls take no time, but who calls so often while none passes is in a loop: then a millisecond
 * does, which is what so many calls roughly take on the board.
 */
#define CALLS_A_MS 1000
static unsigned int calls;
static int64_t counted_at;

static struct nanokit_sim_callout *callouts;
static bool in_interrupt;

bool sim_in_interrupt(void)
{
	return in_interrupt;
}

int32_t k_sleep(k_timeout_t timeout)
{
	int64_t end = sched_end_of(timeout);

	if (K_TIMEOUT_EQ(timeout, K_FOREVER)) {
		sim_call("k_sleep", "for ever");
	} else {
		sim_call("k_sleep", "%d ms", (int)timeout.ticks);
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		sched_yield_turn();
		return 0;
	}
	sim_wait(NULL, timeout);
	return end == HOST_NEVER ? 0 : (int32_t)MAX(end - sim_now(), 0);
}

int32_t k_msleep(int32_t ms)
{
	return k_sleep(K_MSEC(ms));
}

int32_t k_usleep(int32_t us)
{
	return k_sleep(K_USEC(us)) * 1000;
}

/* The thread keeps the CPU. Microseconds add up; in interrupt context time stands still. */
void k_busy_wait(uint32_t usec_to_wait)
{
	static uint64_t waited_us;
	const uint64_t before = waited_us / 1000;

	sim_call("k_busy_wait", "%u us", usec_to_wait);
	if (in_interrupt) {
		return;
	}
	waited_us += usec_to_wait;
	sched_busy(sim_now() + (int64_t)(waited_us / 1000 - before));
}

void sim_look(void)
{
	host_alive();
	if (counted_at != sim_now()) {
		counted_at = sim_now();
		calls = 0;
	}
	if (++calls <= CALLS_A_MS || in_interrupt) {
		return;
	}
	calls = 0;
	if (sim_current->irq_locked || sim_current->sched_locked > 0) {
		sched_busy(sim_now() + 1);
	} else {
		sim_wait(NULL, K_MSEC(1));
	}
}

int64_t k_uptime_get(void)
{
	sim_look();
	return sim_now();
}

uint32_t k_uptime_get_32(void)
{
	return (uint32_t)k_uptime_get();
}

int64_t k_uptime_delta(int64_t *reftime)
{
	int64_t delta = k_uptime_get() - *reftime;

	*reftime += delta;
	return delta;
}

uint32_t k_cycle_get_32(void)
{
	return (uint32_t)(k_uptime_get() * 1000 * NANOKIT_SIM_CYCLES_PER_US);
}

int64_t k_uptime_ticks(void)
{
	return k_uptime_get();
}

void sim_callout_cancel(struct nanokit_sim_callout *callout)
{
	struct nanokit_sim_callout **link;

	for (link = &callouts; *link != NULL && callout->pending; link = &(*link)->next) {
		if (*link == callout) {
			*link = callout->next;
			break;
		}
	}
	callout->pending = false;
}

void sim_callout(struct nanokit_sim_callout *callout, int64_t at)
{
	struct nanokit_sim_callout **link = &callouts;

	sim_callout_cancel(callout);
	if (at == HOST_NEVER) {
		return;
	}
	while (*link != NULL && (*link)->at <= at) {
		link = &(*link)->next;
	}
	callout->at = at;
	callout->next = *link;
	callout->pending = true;
	*link = callout;
}

int64_t callouts_next(void)
{
	return callouts != NULL ? callouts->at : HOST_NEVER;
}

void callouts_run(void)
{
	struct nanokit_sim_callout *first;
	const char *call;

	while (callouts != NULL && callouts->at <= sim_now()) {
		first = callouts;
		callouts = first->next;
		first->pending = false;
		/* What the interrupt calls is not what the interrupted thread waits in. */
		call = sim_current->call;
		in_interrupt = true;
		first->fn(first);
		in_interrupt = false;
		sim_current->call = call;
	}
}
