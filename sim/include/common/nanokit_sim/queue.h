/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_QUEUE_H_
#define NANOKIT_SIM_QUEUE_H_

#include <nanokit_sim/kernel.h>

/*
 * <kernel.h>, queues: the same on all lines. An item's first word is the queue's while it is in it.
 */
struct k_queue {
	void *head;
	void *tail;
};

#define K_QUEUE_DEFINE(name) struct k_queue name = {.head = NULL}

void k_queue_init(struct k_queue *queue);
void k_queue_append(struct k_queue *queue, void *data);
void k_queue_prepend(struct k_queue *queue, void *data);
void k_queue_insert(struct k_queue *queue, void *prev, void *data);
/* 0, or -EINVAL for no list; its last item's first word is NULL. */
int k_queue_append_list(struct k_queue *queue, void *head, void *tail);
/* NULL without waiting, after the timeout, or after k_queue_cancel_wait(). */
void *k_queue_get(struct k_queue *queue, k_timeout_t timeout);
void k_queue_cancel_wait(struct k_queue *queue);
bool k_queue_remove(struct k_queue *queue, void *data);
bool k_queue_unique_append(struct k_queue *queue, void *data);
int k_queue_is_empty(struct k_queue *queue);
void *k_queue_peek_head(struct k_queue *queue);
void *k_queue_peek_tail(struct k_queue *queue);

/* First in, first out. */
struct k_fifo {
	struct k_queue _queue;
};

#define K_FIFO_DEFINE(name) struct k_fifo name = {._queue = {.head = NULL}}

#define k_fifo_init(fifo) k_queue_init(&(fifo)->_queue)
#define k_fifo_put(fifo, data) k_queue_append(&(fifo)->_queue, data)
#define k_fifo_put_list(fifo, head, tail) k_queue_append_list(&(fifo)->_queue, head, tail)
#define k_fifo_get(fifo, timeout) k_queue_get(&(fifo)->_queue, timeout)
#define k_fifo_cancel_wait(fifo) k_queue_cancel_wait(&(fifo)->_queue)
#define k_fifo_is_empty(fifo) k_queue_is_empty(&(fifo)->_queue)
#define k_fifo_peek_head(fifo) k_queue_peek_head(&(fifo)->_queue)
#define k_fifo_peek_tail(fifo) k_queue_peek_tail(&(fifo)->_queue)

/* Last in, first out. */
struct k_lifo {
	struct k_queue _queue;
};

#define K_LIFO_DEFINE(name) struct k_lifo name = {._queue = {.head = NULL}}

#define k_lifo_init(lifo) k_queue_init(&(lifo)->_queue)
#define k_lifo_put(lifo, data) k_queue_prepend(&(lifo)->_queue, data)
#define k_lifo_get(lifo, timeout) k_queue_get(&(lifo)->_queue, timeout)

#endif
