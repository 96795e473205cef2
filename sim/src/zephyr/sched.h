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

/* The first of all threads; the others follow. */
struct k_thread *sched_threads(void);
/* Time passes until then while the running thread keeps the CPU, except for who is more urgent. */
void sched_busy(int64_t end);

/* Nothing will ever happen: tells of each thread what it waits for, and ends the run. */
_Noreturn void sched_report_stuck(void);
/* At each turn: says where the thread is, if it was given for that, and gives the turn back. */
void sched_answer(void);

/* When a wait that begins now ends. */
int64_t sched_end_of(k_timeout_t timeout);

/* time.c: when the first callout is due, and calling all that are. */
int64_t callouts_next(void);
void callouts_run(void);

#endif
