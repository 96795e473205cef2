/* SPDX-License-Identifier: Apache-2.0 */
/* Message queues: writers wait on the queue itself, readers on its ring. */
#include <errno.h>
#include <string.h>
#include "sim.h"

void k_msgq_init(struct k_msgq *msgq, char *buffer, size_t msg_size, uint32_t max_msgs)
{
	sim_call("k_msgq_init", "%u of %zu bytes", max_msgs, msg_size);
	*msgq = (struct k_msgq){
		.msg_size = msg_size, .max_msgs = max_msgs, .buffer_start = buffer};
}

static char *slot(struct k_msgq *msgq, uint32_t index)
{
	return msgq->buffer_start + ((msgq->first + index) % msgq->max_msgs) * msgq->msg_size;
}

/* Waits for room, or for a message; after that the other side may have been quicker. */
static int wait_for(const void *object, int64_t end, k_timeout_t timeout)
{
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		return -ENOMSG;
	}
	if (end == HOST_NEVER) {
		return sim_wait(object, K_FOREVER);
	}
	return sim_now() >= end ? -EAGAIN : sim_wait(object, K_MSEC(end - sim_now()));
}

static int64_t end_of(k_timeout_t timeout)
{
	return K_TIMEOUT_EQ(timeout, K_FOREVER) ? HOST_NEVER : sim_now() + timeout.ticks;
}

int k_msgq_put(struct k_msgq *msgq, const void *data, k_timeout_t timeout)
{
	const int64_t end = end_of(timeout);
	int ret;

	sim_call("k_msgq_put", "%u of %u", msgq->used_msgs, msgq->max_msgs);
	while (msgq->used_msgs == msgq->max_msgs) {
		ret = wait_for(msgq, end, timeout);
		if (ret != 0) {
			return ret;
		}
	}
	memcpy(slot(msgq, msgq->used_msgs++), data, msgq->msg_size);
	sim_wake(&msgq->first, 0);
	sim_preempt();
	return 0;
}

int k_msgq_get(struct k_msgq *msgq, void *data, k_timeout_t timeout)
{
	const int64_t end = end_of(timeout);
	int ret;

	sim_call("k_msgq_get", "%u of %u", msgq->used_msgs, msgq->max_msgs);
	while (msgq->used_msgs == 0) {
		ret = wait_for(&msgq->first, end, timeout);
		if (ret != 0) {
			return ret;
		}
	}
	memcpy(data, slot(msgq, 0), msgq->msg_size);
	msgq->first = (msgq->first + 1) % msgq->max_msgs;
	msgq->used_msgs--;
	sim_wake(msgq, 0);
	sim_preempt();
	return 0;
}

int k_msgq_peek(struct k_msgq *msgq, void *data)
{
	sim_call("k_msgq_peek", "%u of %u", msgq->used_msgs, msgq->max_msgs);
	if (msgq->used_msgs == 0) {
		return -ENOMSG;
	}
	memcpy(data, slot(msgq, 0), msgq->msg_size);
	return 0;
}

void k_msgq_purge(struct k_msgq *msgq)
{
	sim_call("k_msgq_purge", "%u of %u", msgq->used_msgs, msgq->max_msgs);
	msgq->used_msgs = 0;
	sim_wake_all(msgq, -ENOMSG);
	sim_preempt();
}

uint32_t k_msgq_num_free_get(struct k_msgq *msgq)
{
	host_alive();
	return msgq->max_msgs - msgq->used_msgs;
}

uint32_t k_msgq_num_used_get(struct k_msgq *msgq)
{
	host_alive();
	return msgq->used_msgs;
}
