/* SPDX-License-Identifier: Apache-2.0 */
/* Message queues: writers wait on the queue itself, readers on its ring (msgq->first). */
#include <errno.h>
#include <string.h>
#include "sim.h"

void k_msgq_init(struct k_msgq *msgq, char *buffer, size_t msg_size, uint32_t max_msgs)
{
	sim_call("k_msgq_init", "%u of %zu bytes", max_msgs, msg_size);
	*msgq = (struct k_msgq){.msg_size = msg_size, .max_msgs = max_msgs, .buffer_start = buffer};
}

static char *slot(struct k_msgq *msgq, uint32_t index)
{
	return msgq->buffer_start + ((msgq->first + index) % msgq->max_msgs) * msgq->msg_size;
}

/* Waits with a message in hand, or for one: whoever wakes this thread has moved it by then. */
static int wait_with(const void *object, void *message, k_timeout_t timeout)
{
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		return -ENOMSG;
	}
	sim_current->message = message;
	return sim_wait(object, timeout);
}

int k_msgq_put(struct k_msgq *msgq, const void *data, k_timeout_t timeout)
{
	struct k_thread *reader;

	sim_call("k_msgq_put", "%u of %u", msgq->used_msgs, msgq->max_msgs);
	if (msgq->used_msgs == msgq->max_msgs) {
		return wait_with(msgq, (void *)data, timeout);
	}
	reader = sim_wake(&msgq->first, 0);
	if (reader != NULL) {
		memcpy(reader->message, data, msgq->msg_size);
	} else {
		memcpy(slot(msgq, msgq->used_msgs++), data, msgq->msg_size);
	}
	sim_preempt();
	return 0;
}

int k_msgq_get(struct k_msgq *msgq, void *data, k_timeout_t timeout)
{
	struct k_thread *writer;

	sim_call("k_msgq_get", "%u of %u", msgq->used_msgs, msgq->max_msgs);
	if (msgq->used_msgs == 0) {
		return wait_with(&msgq->first, data, timeout);
	}
	memcpy(data, slot(msgq, 0), msgq->msg_size);
	msgq->first = (msgq->first + 1) % msgq->max_msgs;
	msgq->used_msgs--;
	writer = sim_wake(msgq, 0);
	if (writer != NULL) {
		memcpy(slot(msgq, msgq->used_msgs++), writer->message, msgq->msg_size);
	}
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
	sim_look();
	return msgq->max_msgs - msgq->used_msgs;
}

uint32_t k_msgq_num_used_get(struct k_msgq *msgq)
{
	sim_look();
	return msgq->used_msgs;
}
