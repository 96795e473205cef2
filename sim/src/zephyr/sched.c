/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One CPU: exactly one thread runs, until it waits, yields, or makes a more urgent one ready in a
 * kernel call. When none is ready, time passes.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include "sched.h"

struct k_thread *sim_current;

static struct k_thread *threads;
static int64_t now;
static uint64_t order;

int64_t sim_now(void)
{
	return now;
}

int *z_errno(void)
{
	static int before_threads;

	return sim_current != NULL ? &sim_current->error : &before_threads;
}

void sim_call(const char *name, const char *fmt, ...)
{
	char text[256];
	int len;
	va_list args;

	sim_look();
	sim_current->call = name;
	if (host_options.trace) {
		len = snprintf(text, sizeof(text), "%s(", name);
		va_start(args, fmt);
		len += vsnprintf(text + len, sizeof(text) - len, fmt, args);
		va_end(args);
		snprintf(text + MIN(len, (int)sizeof(text) - 2), 2, ")");
		host_trace(now, text);
	}
}

void sched_ready(struct k_thread *thread, int result)
{
	thread->state = THREAD_READY;
	thread->waits_on = NULL;
	thread->wake_at = HOST_NEVER;
	thread->watch_count = 0;
	thread->wake_result = result;
	thread->since = order++;
}

/* The most urgent of those that are ready, or that wait for an object; then who came first. */
static struct k_thread *most_urgent(const void *object)
{
	struct k_thread *best = NULL;
	struct k_thread *thread;

	for (thread = threads; thread != NULL; thread = thread->next) {
		if (object == NULL
			    ? thread->state != THREAD_READY
			    : thread->state != THREAD_WAITING || thread->waits_on != object) {
			continue;
		}
		if (best == NULL || thread->prio < best->prio ||
		    (thread->prio == best->prio && thread->since < best->since)) {
			best = thread;
		}
	}
	return best;
}

static void look_at_sockets(struct k_thread *thread)
{
	unsigned int ready;
	int i;

	for (i = 0; i < thread->watch_count; i++) {
		ready = host_socket_ready(thread->watches[i].socket);
		if (ready & (thread->watches[i].events | HOST_ENDED)) {
			sched_ready(thread, 0);
			return;
		}
	}
}

struct k_thread *sched_threads(void)
{
	return threads;
}

/* Time passes until something happens, at most until `end`. */
static void pass_time(int64_t end)
{
	int64_t next = MIN(callouts_next(), end);
	struct k_thread *thread;
	bool watching = false;
	int i;

	host_watch_none();
	for (thread = threads; thread != NULL; thread = thread->next) {
		if (thread->state != THREAD_WAITING) {
			continue;
		}
		next = MIN(next, thread->wake_at);
		for (i = 0; i < thread->watch_count && sim_link_is_up(); i++) {
			host_watch(thread->watches[i].socket, thread->watches[i].events);
			watching = true;
		}
	}
	if (next == HOST_NEVER && !watching && !sim_keys_awaited()) {
		sched_report_stuck();
	}

	now = host_idle(now, MIN(next, host_options.end_ms));
	if (now >= host_options.end_ms) {
		host_end(now, "time", "");
	}
	for (thread = threads; thread != NULL; thread = thread->next) {
		if (thread->state == THREAD_WAITING && sim_link_is_up()) {
			look_at_sockets(thread);
		}
		if (thread->state == THREAD_WAITING && thread->wake_at <= now) {
			sched_ready(thread, -EAGAIN);
		}
	}
	sim_keys_look();
	sim_trouble_look();
	callouts_run();
}

void sched_busy(int64_t end)
{
	while (now < end) {
		pass_time(end);
		sim_preempt();
	}
}

static struct k_thread *next_thread(void)
{
	struct k_thread *next;

	while ((next = most_urgent(NULL)) == NULL) {
		pass_time(HOST_NEVER);
	}
	return next;
}

static void switch_to(struct k_thread *next)
{
	if (next == sim_current) {
		return;
	}
	sim_current = next;
	host_thread_switch(next->host);
	sched_answer();
}

void sim_schedule(void)
{
	switch_to(next_thread());
	sim_stop("panic", "the first thread ran again");
}

int64_t sched_end_of(k_timeout_t timeout)
{
	return K_TIMEOUT_EQ(timeout, K_FOREVER) ? HOST_NEVER : now + timeout.ticks;
}

static int wait_now(k_timeout_t timeout)
{
	struct k_thread *self = sim_current;

	if (sim_in_interrupt()) {
		sim_stop("isr", "%s", self->call);
	}
	self->state = THREAD_WAITING;
	self->since = order++;
	self->wake_at = sched_end_of(timeout);
	switch_to(next_thread());
	host_alive();
	return self->wake_result;
}

int sim_wait(const void *object, k_timeout_t timeout)
{
	sim_current->waits_on = object;
	return wait_now(timeout);
}

int sim_wait_sockets(const void *object, const struct nanokit_sim_watch *watches, int count,
		     k_timeout_t timeout)
{
	int i;

	sim_current->waits_on = object;
	for (i = 0; i < count && i < NANOKIT_SIM_WATCHES; i++) {
		sim_current->watches[i] = watches[i];
	}
	sim_current->watch_count = i;
	return wait_now(timeout);
}

struct k_thread *sim_wake(const void *object, int result)
{
	struct k_thread *thread = most_urgent(object);

	if (thread != NULL) {
		sched_ready(thread, result);
	}
	return thread;
}

void sim_wake_all(const void *object, int result)
{
	while (sim_wake(object, result) != NULL) {
	}
}

void sim_preempt(void)
{
	struct k_thread *next = most_urgent(NULL);

	/* A cooperative thread goes on; so does an interrupt. */
	if (sim_in_interrupt() || sim_current->irq_locked || sim_current->sched_locked > 0) {
		return;
	}
	if (sim_current->prio >= 0 && next != NULL && next->prio < sim_current->prio) {
		/* It stays first among its equals. */
		switch_to(next);
	}
}

void sched_add(struct k_thread *thread)
{
	struct k_thread **end = &threads;

	while (*end != NULL) {
		end = &(*end)->next;
	}
	thread->next = NULL;
	thread->since = order++;
	*end = thread;
}

void sched_remove(struct k_thread *thread)
{
	struct k_thread **link;

	for (link = &threads; *link != NULL; link = &(*link)->next) {
		if (*link == thread) {
			*link = thread->next;
			return;
		}
	}
}

void sched_switch(void)
{
	switch_to(next_thread());
}

void sched_yield_turn(void)
{
	sim_current->since = order++;
	sched_switch();
}

void sched_leave(void)
{
	sim_current = next_thread();
	host_thread_exit(sim_current->host);
}
