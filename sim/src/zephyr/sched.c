/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One CPU: exactly one thread runs, until it waits, yields, or makes a more urgent one ready in a
 * kernel call. When none is ready, time passes.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include "sim.h"

enum {
	THREAD_READY,
	THREAD_WAITING,
	THREAD_SUSPENDED,
	THREAD_DONE
};

struct k_thread *sim_current;

static struct k_thread *threads;
static struct nanokit_sim_callout *callouts;
static int64_t now;
static uint64_t order;
static bool in_interrupt;

/* Who looks so often without waiting turns round in a loop until something is so: time has to pass.
 */
#define LOOKS_IN_A_ROW 10000
static unsigned int looks;

int64_t sim_now(void)
{
	return now;
}

bool sim_in_interrupt(void)
{
	return in_interrupt;
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

	host_alive();
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

void sim_stop(const char *kind, const char *fmt, ...)
{
	char text[512];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	host_end(now, kind, text);
}

static void make_ready(struct k_thread *thread, int result)
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

/* What each thread waits for, for somebody who wonders why nothing happens. */
static void report_stuck(void)
{
	char text[512];
	size_t len = 0;
	struct k_thread *thread;

	text[0] = '\0';
	for (thread = threads; thread != NULL; thread = thread->next) {
		if (thread->internal || thread->state == THREAD_DONE) {
			continue;
		}
		len += snprintf(text + len, sizeof(text) - len, "%s%s: %s", len > 0 ? ", " : "",
				thread->name, thread->call != NULL ? thread->call : "?");
		len = MIN(len, sizeof(text) - 1);
	}
	host_end(now, len > 0 ? "stuck" : "done", text);
}

static void run_callouts(void)
{
	struct nanokit_sim_callout *first;

	while (callouts != NULL && callouts->at <= now) {
		first = callouts;
		callouts = first->next;
		first->pending = false;
		in_interrupt = true;
		first->fn(first);
		in_interrupt = false;
	}
}

static void look_at_sockets(struct k_thread *thread)
{
	unsigned int ready;
	int i;

	for (i = 0; i < thread->watch_count; i++) {
		ready = host_socket_ready(thread->watches[i].socket);
		if (ready & (thread->watches[i].events | HOST_ENDED)) {
			make_ready(thread, 0);
			return;
		}
	}
}

/* Time passes until something happens. */
static void idle(void)
{
	int64_t next = callouts != NULL ? callouts->at : HOST_NEVER;
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
	if (next == HOST_NEVER && !watching) {
		report_stuck();
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
			make_ready(thread, -EAGAIN);
		}
	}
	run_callouts();
}

static struct k_thread *next_thread(void)
{
	struct k_thread *next;

	while ((next = most_urgent(NULL)) == NULL) {
		idle();
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
}

void sim_schedule(void)
{
	switch_to(next_thread());
	sim_stop("assert", "the first thread ran again");
}

static int64_t end_of(k_timeout_t timeout)
{
	return K_TIMEOUT_EQ(timeout, K_FOREVER) ? HOST_NEVER : now + timeout.ticks;
}

static int wait_now(k_timeout_t timeout)
{
	struct k_thread *self = sim_current;

	if (in_interrupt) {
		sim_stop("isr", "%s", self->call);
	}
	self->state = THREAD_WAITING;
	self->since = order++;
	self->wake_at = end_of(timeout);
	looks = 0;
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
		make_ready(thread, result);
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
	if (!in_interrupt && sim_current->prio >= 0 && next != NULL &&
	    next->prio < sim_current->prio) {
		/* It stays first among its equals. */
		switch_to(next);
	}
}

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
	struct k_thread **end = &threads;

	/* The same memory may have been a thread before. */
	while (*end != NULL && *end != thread) {
		end = &(*end)->next;
	}
	if (*end == thread) {
		*end = thread->next;
		while (*end != NULL) {
			end = &(*end)->next;
		}
	}
	*thread = (struct k_thread){.entry = entry, .p1 = p1, .p2 = p2, .p3 = p3, .prio = prio};
	*end = thread;
	thread->wake_at = HOST_NEVER;
	thread->state = THREAD_SUSPENDED;
	thread->since = order++;
	thread->host = host_thread_create(thread_main, thread);
	if (thread->host == NULL) {
		sim_stop("assert", "no more threads on this PC");
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
		make_ready(new_thread, 0);
		sim_preempt();
	} else if (!K_TIMEOUT_EQ(delay, K_FOREVER)) {
		new_thread->state = THREAD_WAITING;
		new_thread->wake_at = end_of(delay);
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
	make_ready(thread, 0);
}

void k_thread_start(k_tid_t thread)
{
	sim_call("k_thread_start", "%s", thread->name);
	if (thread->state == THREAD_SUSPENDED) {
		make_ready(thread, 0);
		sim_preempt();
	}
}

void k_thread_suspend(k_tid_t thread)
{
	sim_call("k_thread_suspend", "%s", thread->name);
	thread->state = THREAD_SUSPENDED;
	if (thread == sim_current) {
		switch_to(next_thread());
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
		sim_current = next_thread();
		host_thread_exit(sim_current->host);
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
	return in_interrupt;
}

void k_yield(void)
{
	sim_call("k_yield", " ");
	sim_current->since = order++;
	switch_to(next_thread());
}

void k_wakeup(k_tid_t thread)
{
	sim_call("k_wakeup", "%s", thread->name);
	if (thread->state == THREAD_WAITING && thread->waits_on == NULL &&
	    thread->watch_count == 0) {
		make_ready(thread, 0);
		sim_preempt();
	}
}

int32_t k_sleep(k_timeout_t timeout)
{
	int64_t end = end_of(timeout);

	if (K_TIMEOUT_EQ(timeout, K_FOREVER)) {
		sim_call("k_sleep", "for ever");
	} else {
		sim_call("k_sleep", "%d ms", (int)timeout.ticks);
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		sim_current->since = order++;
		switch_to(next_thread());
		return 0;
	}
	sim_wait(NULL, timeout);
	return end == HOST_NEVER ? 0 : (int32_t)MAX(end - now, 0);
}

int32_t k_msleep(int32_t ms)
{
	return k_sleep(K_MSEC(ms));
}

int32_t k_usleep(int32_t us)
{
	return k_sleep(K_USEC(us)) * 1000;
}

/* On the board the CPU counts; here that is no different from sleeping, except for who runs. */
void k_busy_wait(uint32_t usec_to_wait)
{
	sim_call("k_busy_wait", "%u us", usec_to_wait);
	sim_wait(NULL, K_USEC(usec_to_wait));
}

void sim_look(void)
{
	host_alive();
	if (++looks > LOOKS_IN_A_ROW && !in_interrupt) {
		sim_wait(NULL, K_MSEC(1));
	}
}

int64_t k_uptime_get(void)
{
	sim_look();
	return now;
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
	return (uint32_t)(k_uptime_get() * 300000);
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

void k_panic(void)
{
	sim_stop("assert", "k_panic()");
}

void k_oops(void)
{
	sim_stop("assert", "k_oops()");
}
