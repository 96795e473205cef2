/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_WORK_H_
#define NANOKIT_SIM_WORK_H_

#include <nanokit_sim/kernel.h>
#include <nanokit_sim/timer.h>

/* <kernel.h>, work items: the same on all lines. */
struct k_work;
struct k_work_q;
typedef void (*k_work_handler_t)(struct k_work *work);

struct k_work {
	struct k_work *next;
	k_work_handler_t handler;
	struct k_work_q *queue;
	bool queued;
	bool running;
};

struct k_work_delayable {
	struct k_work work;
	struct nanokit_sim_callout callout;
	struct k_work_q *queue;
};

struct k_work_q {
	struct k_thread thread;
	struct k_work *first;
};

struct k_work_queue_config {
	const char *name;
	bool no_yield;
};

extern struct k_work_q k_sys_work_q;

#define K_WORK_DEFINE(work_name, work_handler) struct k_work work_name = {.handler = (work_handler)}
#define K_WORK_DELAYABLE_DEFINE(work_name, work_handler)                                           \
	struct k_work_delayable work_name = {.work = {.handler = (work_handler)}}

void k_work_init(struct k_work *work, k_work_handler_t handler);
/* 0: was queued already, 1: is now, 2: is now although it runs; all of these take or cancel work.
 */
int k_work_submit(struct k_work *work);
int k_work_submit_to_queue(struct k_work_q *queue, struct k_work *work);
int k_work_cancel(struct k_work *work);
bool k_work_is_pending(const struct k_work *work);

void k_work_init_delayable(struct k_work_delayable *dwork, k_work_handler_t handler);
struct k_work_delayable *k_work_delayable_from_work(struct k_work *work);
/* Schedule leaves a time that was set; reschedule replaces it. */
int k_work_schedule(struct k_work_delayable *dwork, k_timeout_t delay);
int k_work_schedule_for_queue(struct k_work_q *queue, struct k_work_delayable *dwork,
			      k_timeout_t delay);
int k_work_reschedule(struct k_work_delayable *dwork, k_timeout_t delay);
int k_work_reschedule_for_queue(struct k_work_q *queue, struct k_work_delayable *dwork,
				k_timeout_t delay);
int k_work_cancel_delayable(struct k_work_delayable *dwork);
bool k_work_delayable_is_pending(const struct k_work_delayable *dwork);

void k_work_queue_init(struct k_work_q *queue);
void k_work_queue_start(struct k_work_q *queue, k_thread_stack_t *stack, size_t stack_size,
			int prio, const struct k_work_queue_config *cfg);

#endif
