/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_LOCK_H_
#define NANOKIT_SIM_LOCK_H_

#include <nanokit_sim/types.h>

/*
 * <irq.h>: the same on all lines. No timer's function is called while a thread runs; what the lock
 * changes here is that whoever it makes ready does not run before the thread waits or yields.
 */
unsigned int irq_lock(void);
void irq_unlock(unsigned int key);

/* <kernel.h>: keeps the running thread from being preempted, until it waits; locks nest. */
void k_sched_lock(void);
void k_sched_unlock(void);

/* <spinlock.h>: with one CPU nothing but irq_lock(); the same on all lines. */
struct k_spinlock {
	char unused;
};

typedef struct z_spinlock_key {
	int key;
} k_spinlock_key_t;

static inline k_spinlock_key_t k_spin_lock(struct k_spinlock *lock)
{
	(void)lock;
	return (k_spinlock_key_t){.key = (int)irq_lock()};
}

static inline void k_spin_unlock(struct k_spinlock *lock, k_spinlock_key_t key)
{
	(void)lock;
	irq_unlock((unsigned int)key.key);
}

#endif
