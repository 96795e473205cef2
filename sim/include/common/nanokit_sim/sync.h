/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_SYNC_H_
#define NANOKIT_SIM_SYNC_H_

#include <nanokit_sim/kernel.h>

/*
 * <kernel.h>, semaphores: the same on all lines. Zephyr has more fields than these two; the
 * run-time needs no more: it knows which thread waits for what.
 */
struct k_sem {
	unsigned int count;
	unsigned int limit;
};

#define K_SEM_MAX_LIMIT UINT_MAX

#define K_SEM_DEFINE(name, initial_count, count_limit)                                             \
	struct k_sem name = {.count = (initial_count), .limit = (count_limit)};                    \
	BUILD_ASSERT((count_limit) != 0, "K_SEM_DEFINE: the limit must be at least 1");            \
	BUILD_ASSERT((int64_t)(initial_count) <= (int64_t)(count_limit),                           \
		     "K_SEM_DEFINE: the initial count must not be above the limit")

int k_sem_init(struct k_sem *sem, unsigned int initial_count, unsigned int limit);
/* 0, -EBUSY without waiting, or -EAGAIN after the timeout or a reset. */
int k_sem_take(struct k_sem *sem, k_timeout_t timeout);
void k_sem_give(struct k_sem *sem);
void k_sem_reset(struct k_sem *sem);
unsigned int k_sem_count_get(struct k_sem *sem);

/* <kernel.h>, mutexes: the same on all lines. The owner may lock again. */
struct k_thread;

struct k_mutex {
	struct k_thread *owner;
	uint32_t lock_count;
	/* The owner's own priority, while it runs at that of a more urgent thread. */
	int owner_prio;
	bool inherited;
};

#define K_MUTEX_DEFINE(name) struct k_mutex name = {.lock_count = 0}

int k_mutex_init(struct k_mutex *mutex);
/* 0, -EBUSY without waiting, or -EAGAIN after the timeout. */
int k_mutex_lock(struct k_mutex *mutex, k_timeout_t timeout);
/* 0, -EPERM for a thread that does not own it, -EINVAL if it is not locked. */
int k_mutex_unlock(struct k_mutex *mutex);

#endif
