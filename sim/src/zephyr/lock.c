/* SPDX-License-Identifier: Apache-2.0 */
/* Locks of interrupts and of the scheduler: each thread has its own, which count while it runs. */
#include "sim.h"

unsigned int irq_lock(void)
{
	const bool before = sim_current->irq_locked;

	sim_look();
	sim_current->irq_locked = true;
	return before;
}

/* Who was made ready meanwhile runs when the thread next calls the kernel, as with Zephyr. */
void irq_unlock(unsigned int key)
{
	sim_current->irq_locked = key != 0;
}

void k_sched_lock(void)
{
	sim_call("k_sched_lock", " ");
	sim_current->sched_locked++;
}

void k_sched_unlock(void)
{
	sim_call("k_sched_unlock", " ");
	if (sim_current->sched_locked > 0) {
		sim_current->sched_locked--;
	}
	sim_preempt();
}
