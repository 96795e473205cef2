/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_SCHED_H_
#define NANOKIT_SIM_SCHED_H_

/* What the scheduler, the threads and time know of each other. */
#include "sim.h"

enum {
	THREAD_READY,
	THREAD_WAITING,
	THREAD_SUSPENDED,
	THREAD_DONE
};

/* Threads that exist, whatever they do. */
void sched_add(struct k_thread *thread);
void sched_remove(struct k_thread *thread);

/* A thread may run again; what it waited for ended with this result. */
void sched_ready(struct k_thread *thread, int result);
/* Who is most urgent runs; the running thread comes back when it is that. */
void sched_switch(void);
/* The same, behind all that are as urgent. */
void sched_yield_turn(void);
/* The running thread is no more. */
_Noreturn void sched_leave(void);

/* When a wait that begins now ends. */
int64_t sched_end_of(k_timeout_t timeout);

/* time.c: when the first callout is due, and calling all that are. */
int64_t callouts_next(void);
void callouts_run(void);

#endif
