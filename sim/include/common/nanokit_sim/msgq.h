/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_MSGQ_H_
#define NANOKIT_SIM_MSGQ_H_

#include <nanokit_sim/kernel.h>

/* <kernel.h>, message queues: the same on all lines. A ring of max_msgs messages in buffer. */
struct k_msgq {
	size_t msg_size;
	uint32_t max_msgs;
	char *buffer_start;
	uint32_t first;
	uint32_t used_msgs;
};

#define K_MSGQ_DEFINE(name, size, count, alignment)                                                \
	static char nanokit_sim_msgq_##name[(count) * (size)] __attribute__((aligned(alignment))); \
	struct k_msgq name = {                                                                     \
		.msg_size = (size), .max_msgs = (count), .buffer_start = nanokit_sim_msgq_##name}

void k_msgq_init(struct k_msgq *msgq, char *buffer, size_t msg_size, uint32_t max_msgs);
/* 0, -ENOMSG without waiting or after a purge, -EAGAIN after the timeout. */
int k_msgq_put(struct k_msgq *msgq, const void *data, k_timeout_t timeout);
int k_msgq_get(struct k_msgq *msgq, void *data, k_timeout_t timeout);
/* 0, or -ENOMSG. */
int k_msgq_peek(struct k_msgq *msgq, void *data);
void k_msgq_purge(struct k_msgq *msgq);
uint32_t k_msgq_num_free_get(struct k_msgq *msgq);
uint32_t k_msgq_num_used_get(struct k_msgq *msgq);

#endif
