/* SPDX-License-Identifier: Apache-2.0 */
/* Semaphores and mutexes. */
#include <errno.h>
#include "sim.h"

int k_sem_init(struct k_sem *sem, unsigned int initial_count, unsigned int limit)
{
	sim_call("k_sem_init", "%u, %u", initial_count, limit);
	if (limit == 0 || initial_count > limit) {
		return -EINVAL;
	}
	sem->count = initial_count;
	sem->limit = limit;
	return 0;
}

int k_sem_take(struct k_sem *sem, k_timeout_t timeout)
{
	sim_call("k_sem_take", "%d", (int)timeout.ticks);
	if (sem->count > 0) {
		sem->count--;
		return 0;
	}
	return K_TIMEOUT_EQ(timeout, K_NO_WAIT) ? -EBUSY : sim_wait(sem, timeout);
}

void k_sem_give(struct k_sem *sem)
{
	sim_call("k_sem_give", "%u of %u", sem->count, sem->limit);
	/* Who waits gets it at once; the count stays. */
	if (sim_wake(sem, 0) == NULL && sem->count < sem->limit) {
		sem->count++;
	}
	sim_preempt();
}

void k_sem_reset(struct k_sem *sem)
{
	sim_call("k_sem_reset", "%u", sem->count);
	sem->count = 0;
	sim_wake_all(sem, -EAGAIN);
	sim_preempt();
}

unsigned int k_sem_count_get(struct k_sem *sem)
{
	sim_look();
	return sem->count;
}

int k_mutex_init(struct k_mutex *mutex)
{
	sim_call("k_mutex_init", " ");
	mutex->owner = NULL;
	mutex->lock_count = 0;
	return 0;
}

int k_mutex_lock(struct k_mutex *mutex, k_timeout_t timeout)
{
	sim_call("k_mutex_lock", "%d", (int)timeout.ticks);
	if (sim_in_interrupt()) {
		sim_stop("isr", "k_mutex_lock");
	}
	if (mutex->lock_count == 0 || mutex->owner == sim_current) {
		mutex->owner = sim_current;
		mutex->lock_count++;
		return 0;
	}
	if (K_TIMEOUT_EQ(timeout, K_NO_WAIT)) {
		return -EBUSY;
	}
	/* The owner runs as urgently as whoever waits for it, until it unlocks. */
	if (mutex->owner->prio > sim_current->prio) {
		mutex->owner_prio = mutex->inherited ? mutex->owner_prio : mutex->owner->prio;
		mutex->inherited = true;
		mutex->owner->prio = sim_current->prio;
	}
	return sim_wait(mutex, timeout);
}

int k_mutex_unlock(struct k_mutex *mutex)
{
	struct k_thread *next;

	sim_call("k_mutex_unlock", "%u", mutex->lock_count);
	if (mutex->lock_count == 0) {
		return -EINVAL;
	}
	if (mutex->owner != sim_current) {
		return -EPERM;
	}
	if (--mutex->lock_count > 0) {
		return 0;
	}
	if (mutex->inherited) {
		mutex->owner->prio = mutex->owner_prio;
		mutex->inherited = false;
	}
	next = sim_wake(mutex, 0);
	mutex->owner = next;
	mutex->lock_count = next != NULL ? 1 : 0;
	sim_preempt();
	return 0;
}
