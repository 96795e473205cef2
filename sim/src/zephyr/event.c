/* SPDX-License-Identifier: Apache-2.0 */
/* Events: a thread waits for any or all of some bits, and whoever posts wakes all that are served.
 */
#include "sched.h"

#if NANOKIT_SIM_SDK_LINE >= 1
/* What a thread waits for, and which bits were set when it was woken. */
struct wish {
	uint32_t wanted;
	bool all;
	uint32_t found;
};

static bool is_met(const struct wish *wish, uint32_t events)
{
	const uint32_t met = wish->wanted & events;

	return wish->all ? met == wish->wanted : met != 0;
}

/* Of those that wait and are served, the least urgent: Zephyr makes them ready in that order. */
static struct k_thread *last_served(const struct k_event *event)
{
	struct k_thread *last = NULL;
	struct k_thread *thread;

	for (thread = sched_threads(); thread != NULL; thread = thread->next) {
		if (thread->state != THREAD_WAITING || thread->waits_on != event ||
		    !is_met(thread->message, event->events)) {
			continue;
		}
		if (last == NULL || thread->prio > last->prio ||
		    (thread->prio == last->prio && thread->since > last->since)) {
			last = thread;
		}
	}
	return last;
}

static void change(struct k_event *event, uint32_t events, uint32_t mask)
{
	struct k_thread *thread;
	struct wish *wish;

	event->events = (event->events & ~mask) | (events & mask);
	while ((thread = last_served(event)) != NULL) {
		wish = thread->message;
		wish->found = event->events;
		sched_ready(thread, 0);
	}
	sim_preempt();
}

void k_event_init(struct k_event *event)
{
	sim_call("k_event_init", " ");
	event->events = 0;
}

void k_event_post(struct k_event *event, uint32_t events)
{
	sim_call("k_event_post", "0x%x", events);
	change(event, events, events);
}

void k_event_set(struct k_event *event, uint32_t events)
{
	sim_call("k_event_set", "0x%x", events);
	change(event, events, UINT32_MAX);
}

#if NANOKIT_SIM_SDK_LINE >= 2
void k_event_set_masked(struct k_event *event, uint32_t events, uint32_t events_mask)
{
	sim_call("k_event_set_masked", "0x%x, 0x%x", events, events_mask);
	change(event, events, events_mask);
}

void k_event_clear(struct k_event *event, uint32_t events)
{
	sim_call("k_event_clear", "0x%x", events);
	change(event, 0, events);
}
#endif

static uint32_t wait_for(struct k_event *event, struct wish wish, bool reset, k_timeout_t timeout)
{
	if (wish.wanted == 0) {
		return 0;
	}
	if (reset) {
		event->events = 0;
	}
	if (is_met(&wish, event->events)) {
		return event->events & wish.wanted;
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		return 0;
	}
	sim_current->message = &wish;
	return sim_wait(event, timeout) == 0 ? wish.found & wish.wanted : 0;
}

uint32_t k_event_wait(struct k_event *event, uint32_t events, bool reset, k_timeout_t timeout)
{
	sim_call("k_event_wait", "0x%x, %d", events, (int)timeout.ticks);
	return wait_for(event, (struct wish){.wanted = events}, reset, timeout);
}

uint32_t k_event_wait_all(struct k_event *event, uint32_t events, bool reset, k_timeout_t timeout)
{
	sim_call("k_event_wait_all", "0x%x, %d", events, (int)timeout.ticks);
	return wait_for(event, (struct wish){.wanted = events, .all = true}, reset, timeout);
}
#endif
