/* SPDX-License-Identifier: Apache-2.0 */
/* Threads as applications see them. */
#include <errno.h>
#include <stdio.h>
#include "sched.h"

static void thread_main(void *arg)
{
	struct k_thread *self = arg;

	self->entry(self->p1, self->p2, self->p3);
	self->call = NULL;
	k_thread_abort(self);
}

static void set_up(struct k_thread *thread, k_thread_entry_t entry, void *p1, void *p2, void *p3,
		   int prio)
{
	/* The same memory may have been a thread before. */
	sched_remove(thread);
	*thread = (struct k_thread){.entry = entry, .p1 = p1, .p2 = p2, .p3 = p3, .prio = prio};
	sched_add(thread);
	thread->wake_at = HOST_NEVER;
	thread->state = THREAD_SUSPENDED;
	thread->host = host_thread_create(thread_main, thread);
	if (thread->host == NULL) {
		sim_stop("panic", "no more threads on this PC");
	}
}

k_tid_t k_thread_create(struct k_thread *new_thread, k_thread_stack_t *stack, size_t stack_size,
			k_thread_entry_t entry, void *p1, void *p2, void *p3, int prio,
			uint32_t options, k_timeout_t delay)
{
	ARG_UNUSED(stack);
	ARG_UNUSED(options);

	sim_call("k_thread_create", "%zu bytes of stack, priority %d", stack_size, prio);
	set_up(new_thread, entry, p1, p2, p3, prio);
	if (K_TIMEOUT_EQ(delay, K_NO_WAIT)) {
		sched_ready(new_thread, 0);
		sim_preempt();
	} else if (!K_TIMEOUT_EQ(delay, K_FOREVER)) {
		new_thread->state = THREAD_WAITING;
		new_thread->wake_at = sched_end_of(delay);
	}
	return new_thread;
}

void nanokit_sim_thread_define(struct k_thread *thread, const char *name, k_thread_stack_t *stack,
			       k_thread_entry_t entry, void *p1, void *p2, void *p3, int prio,
			       int delay_ms)
{
	ARG_UNUSED(stack);

	set_up(thread, entry, p1, p2, p3, prio);
	snprintf(thread->name, sizeof(thread->name), "%s", name);
	thread->state = THREAD_WAITING;
	thread->wake_at = delay_ms;
}

void sim_thread_start(struct k_thread *thread, const char *name, int prio, k_thread_entry_t entry,
		      void *arg)
{
	set_up(thread, entry, arg, NULL, NULL, prio);
	snprintf(thread->name, sizeof(thread->name), "%s", name);
	thread->internal = true;
	sched_ready(thread, 0);
}

void k_thread_start(k_tid_t thread)
{
	sim_call("k_thread_start", "%s", thread->name);
	if (thread->state == THREAD_SUSPENDED) {
		sched_ready(thread, 0);
		sim_preempt();
	}
}

void k_thread_suspend(k_tid_t thread)
{
	sim_call("k_thread_suspend", "%s", thread->name);
	thread->state = THREAD_SUSPENDED;
	if (thread == sim_current) {
		sched_switch();
	}
}

void k_thread_resume(k_tid_t thread)
{
	k_thread_start(thread);
}

void k_thread_abort(k_tid_t thread)
{
	sim_call("k_thread_abort", "%s", thread->name);
	thread->state = THREAD_DONE;
	sim_wake_all(&thread->host, 0);
	if (thread == sim_current) {
		sched_leave();
	}
	sim_preempt();
}

int k_thread_join(struct k_thread *thread, k_timeout_t timeout)
{
	sim_call("k_thread_join", "%s", thread->name);
	if (thread->state == THREAD_DONE) {
		return 0;
	}
	if (thread == sim_current) {
		return -EDEADLK;
	}
	return K_TIMEOUT_EQ(timeout, K_NO_WAIT) ? -EBUSY : sim_wait(&thread->host, timeout);
}

int k_thread_name_set(k_tid_t thread, const char *name)
{
	snprintf((thread != NULL ? thread : sim_current)->name, sizeof(thread->name), "%s", name);
	return 0;
}

const char *k_thread_name_get(k_tid_t thread)
{
	return thread->name;
}

int k_thread_priority_get(k_tid_t thread)
{
	return thread->prio;
}

void k_thread_priority_set(k_tid_t thread, int prio)
{
	sim_call("k_thread_priority_set", "%s, %d", thread->name, prio);
	thread->prio = prio;
	sim_preempt();
}

k_tid_t k_current_get(void)
{
	return sim_current;
}

bool k_is_in_isr(void)
{
	return sim_in_interrupt();
}

void k_yield(void)
{
	sim_call("k_yield", " ");
	sched_yield_turn();
}

void k_wakeup(k_tid_t thread)
{
	sim_call("k_wakeup", "%s", thread->name);
	if (thread->state == THREAD_WAITING && thread->waits_on == NULL &&
	    thread->watch_count == 0) {
		sched_ready(thread, 0);
		sim_preempt();
	}
}
