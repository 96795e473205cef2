/* SPDX-License-Identifier: Apache-2.0 */
/* Work items: a queue's thread calls their handlers, one after the other. */
#include <errno.h>
#include "sim.h"

struct k_work_q k_sys_work_q;

static void queue_main(void *p1, void *p2, void *p3)
{
	struct k_work_q *queue = p1;
	struct k_work *work;

	ARG_UNUSED(p2);
	ARG_UNUSED(p3);

	while (true) {
		work = queue->first;
		if (work == NULL) {
			sim_wait(queue, K_FOREVER);
			continue;
		}
		queue->first = work->next;
		work->queued = false;
		work->running = true;
		work->handler(work);
		work->running = false;
	}
}

void sim_queue_start(struct k_work_q *queue, const char *name, int prio)
{
	sim_thread_start(&queue->thread, name, prio, queue_main, queue);
}

void sim_work_start(void)
{
	sim_queue_start(&k_sys_work_q, "sysworkq", -1);
}

void k_work_queue_init(struct k_work_q *queue)
{
	*queue = (struct k_work_q){0};
}

void k_work_queue_start(struct k_work_q *queue, k_thread_stack_t *stack, size_t stack_size,
			int prio, const struct k_work_queue_config *cfg)
{
	ARG_UNUSED(stack);

	sim_call("k_work_queue_start", "%zu bytes of stack, priority %d", stack_size, prio);
	sim_queue_start(queue, cfg != NULL && cfg->name != NULL ? cfg->name : "workq", prio);
	sim_preempt();
}

void k_work_init(struct k_work *work, k_work_handler_t handler)
{
	sim_call("k_work_init", " ");
	*work = (struct k_work){.handler = handler};
}

static int submit(struct k_work_q *queue, struct k_work *work)
{
	struct k_work **end = &queue->first;

	if (work->handler == NULL) {
		sim_stop("work", "k_work_init");
	}
	if (work->queued) {
		return 0;
	}
	while (*end != NULL) {
		end = &(*end)->next;
	}
	work->next = NULL;
	work->queue = queue;
	work->queued = true;
	*end = work;
	sim_wake(queue, 0);
	return work->running ? 2 : 1;
}

int k_work_submit_to_queue(struct k_work_q *queue, struct k_work *work)
{
	int ret;

	sim_call("k_work_submit", "%s", queue->thread.name);
	ret = submit(queue, work);
	sim_preempt();
	return ret;
}

int k_work_submit(struct k_work *work)
{
	return k_work_submit_to_queue(&k_sys_work_q, work);
}

int k_work_cancel(struct k_work *work)
{
	struct k_work **link;

	sim_call("k_work_cancel", " ");
	for (link = work->queued ? &work->queue->first : NULL; link != NULL && *link != NULL;
	     link = &(*link)->next) {
		if (*link == work) {
			*link = work->next;
			break;
		}
	}
	work->queued = false;
	return work->running ? 1 : 0;
}

bool k_work_is_pending(const struct k_work *work)
{
	sim_look();
	return work->queued || work->running;
}

void k_work_init_delayable(struct k_work_delayable *dwork, k_work_handler_t handler)
{
	sim_call("k_work_init_delayable", " ");
	*dwork = (struct k_work_delayable){.work = {.handler = handler}};
}

struct k_work_delayable *k_work_delayable_from_work(struct k_work *work)
{
	return CONTAINER_OF(work, struct k_work_delayable, work);
}

static void now_due(struct nanokit_sim_callout *callout)
{
	struct k_work_delayable *dwork = CONTAINER_OF(callout, struct k_work_delayable, callout);

	submit(dwork->queue, &dwork->work);
}

int k_work_reschedule_for_queue(struct k_work_q *queue, struct k_work_delayable *dwork,
				k_timeout_t delay)
{
	int ret = 1;

	sim_call("k_work_reschedule", "%d ms", (int)delay.ticks);
	sim_callout_cancel(&dwork->callout);
	dwork->queue = queue;
	dwork->callout.fn = now_due;
	if (K_TIMEOUT_EQ(delay, K_NO_WAIT)) {
		ret = submit(queue, &dwork->work);
	} else if (!K_TIMEOUT_EQ(delay, K_FOREVER)) {
		sim_callout(&dwork->callout, sim_now() + delay.ticks);
	}
	sim_preempt();
	return ret;
}

int k_work_reschedule(struct k_work_delayable *dwork, k_timeout_t delay)
{
	return k_work_reschedule_for_queue(&k_sys_work_q, dwork, delay);
}

int k_work_schedule_for_queue(struct k_work_q *queue, struct k_work_delayable *dwork,
			      k_timeout_t delay)
{
	if (dwork->callout.pending || dwork->work.queued) {
		sim_call("k_work_schedule", "%d ms", (int)delay.ticks);
		return 0;
	}
	return k_work_reschedule_for_queue(queue, dwork, delay);
}

int k_work_schedule(struct k_work_delayable *dwork, k_timeout_t delay)
{
	return k_work_schedule_for_queue(&k_sys_work_q, dwork, delay);
}

int k_work_cancel_delayable(struct k_work_delayable *dwork)
{
	sim_callout_cancel(&dwork->callout);
	return k_work_cancel(&dwork->work);
}

bool k_work_delayable_is_pending(const struct k_work_delayable *dwork)
{
	return dwork->callout.pending || k_work_is_pending(&dwork->work);
}
