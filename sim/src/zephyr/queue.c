/* SPDX-License-Identifier: Apache-2.0 */
/* Queues, and through them FIFOs and LIFOs: items are linked by their first word. */
#include <errno.h>
#include "sim.h"

static void **link_of(void *item)
{
	return item;
}

void k_queue_init(struct k_queue *queue)
{
	sim_call("k_queue_init", " ");
	*queue = (struct k_queue){.head = NULL};
}

/* Whoever waits gets the item at once; else it comes behind `prev`, or to the front without one. */
static void insert(struct k_queue *queue, void *prev, void *data)
{
	struct k_thread *reader = sim_wake(queue, 0);
	void **link;

	if (reader != NULL) {
		reader->message = data;
		return;
	}
	link = prev != NULL ? link_of(prev) : &queue->head;
	*link_of(data) = *link;
	*link = data;
	if (*link_of(data) == NULL) {
		queue->tail = data;
	}
}

void k_queue_append(struct k_queue *queue, void *data)
{
	sim_call("k_queue_append", " ");
	insert(queue, queue->tail, data);
	sim_preempt();
}

void k_queue_prepend(struct k_queue *queue, void *data)
{
	sim_call("k_queue_prepend", " ");
	insert(queue, NULL, data);
	sim_preempt();
}

void k_queue_insert(struct k_queue *queue, void *prev, void *data)
{
	sim_call("k_queue_insert", " ");
	insert(queue, prev, data);
	sim_preempt();
}

int k_queue_append_list(struct k_queue *queue, void *head, void *tail)
{
	void *next;

	sim_call("k_queue_append_list", " ");
	if (head == NULL || tail == NULL) {
		return -EINVAL;
	}
	for (; head != NULL; head = next) {
		next = *link_of(head);
		insert(queue, queue->tail, head);
	}
	sim_preempt();
	return 0;
}

static bool take_out(struct k_queue *queue, void *data)
{
	void *prev = NULL;
	void *item;

	for (item = queue->head; item != NULL && item != data; item = *link_of(item)) {
		prev = item;
	}
	if (item == NULL) {
		return false;
	}
	*(prev != NULL ? link_of(prev) : &queue->head) = *link_of(item);
	if (queue->tail == item) {
		queue->tail = prev;
	}
	return true;
}

void *k_queue_get(struct k_queue *queue, k_timeout_t timeout)
{
	void *data = queue->head;

	sim_call("k_queue_get", "%d", (int)timeout.ticks);
	if (data != NULL) {
		take_out(queue, data);
		return data;
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		return NULL;
	}
	return sim_wait(queue, timeout) == 0 ? sim_current->message : NULL;
}

void k_queue_cancel_wait(struct k_queue *queue)
{
	struct k_thread *reader;

	sim_call("k_queue_cancel_wait", " ");
	reader = sim_wake(queue, 0);
	if (reader != NULL) {
		reader->message = NULL;
	}
	sim_preempt();
}

bool k_queue_remove(struct k_queue *queue, void *data)
{
	sim_call("k_queue_remove", " ");
	return take_out(queue, data);
}

bool k_queue_unique_append(struct k_queue *queue, void *data)
{
	void *item;

	for (item = queue->head; item != NULL; item = *link_of(item)) {
		if (item == data) {
			return false;
		}
	}
	k_queue_append(queue, data);
	return true;
}

int k_queue_is_empty(struct k_queue *queue)
{
	sim_look();
	return queue->head == NULL;
}

void *k_queue_peek_head(struct k_queue *queue)
{
	sim_look();
	return queue->head;
}

void *k_queue_peek_tail(struct k_queue *queue)
{
	sim_look();
	return queue->tail;
}
