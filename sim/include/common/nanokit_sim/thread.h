/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_THREAD_H_
#define NANOKIT_SIM_THREAD_H_

#include <nanokit_sim/kernel.h>

/* <kernel.h>, threads: the same on all lines. */
typedef void (*k_thread_entry_t)(void *p1, void *p2, void *p3);

/* A socket that a thread waits for. */
struct nanokit_sim_watch {
	int socket;
	unsigned int events;
};

#define NANOKIT_SIM_WATCHES 8

/* The run-time's own fields; an application only has the memory. */
struct k_thread {
	struct k_thread *next;
	void *host;
	k_thread_entry_t entry;
	void *p1;
	void *p2;
	void *p3;
	char name[32];
	int prio;
	int state;
	/* One of the run-time's: nothing is stuck because it waits. */
	bool internal;
	/* Order among equals. */
	uint64_t since;
	int64_t wake_at;
	const void *waits_on;
	int wake_result;
	/* The message that it waits to hand over, or where it wants one. */
	void *message;
	/* The call it is in. */
	const char *call;
	int error;
	/* It is not preempted: interrupts are locked, or the scheduler so many times. */
	bool irq_locked;
	unsigned int sched_locked;
	struct nanokit_sim_watch watches[NANOKIT_SIM_WATCHES];
	int watch_count;
};

typedef struct k_thread *k_tid_t;

/* Stacks exist and have their size, but threads run on stacks of the PC. */
struct z_thread_stack_element {
	char data;
};
typedef struct z_thread_stack_element k_thread_stack_t;

#define K_THREAD_STACK_DEFINE(sym, size) struct z_thread_stack_element sym[size]
#define K_THREAD_STACK_ARRAY_DEFINE(sym, count, size) struct z_thread_stack_element sym[count][size]
#define K_THREAD_STACK_SIZEOF(sym) sizeof(sym)
#define K_KERNEL_STACK_DEFINE(sym, size) K_THREAD_STACK_DEFINE(sym, size)

/* Below 0: cooperative, runs until it waits. From 0: preempted by whoever is more urgent. */
#define K_PRIO_COOP(x) (-((int)CONFIG_NUM_COOP_PRIORITIES - (x)))
#define K_PRIO_PREEMPT(x) (x)
#define K_ESSENTIAL 1U
#define K_FP_REGS 2U
#define K_USER 4U
#define K_INHERIT_PERMS 8U

k_tid_t k_thread_create(struct k_thread *new_thread, k_thread_stack_t *stack, size_t stack_size,
			k_thread_entry_t entry, void *p1, void *p2, void *p3, int prio,
			uint32_t options, k_timeout_t delay);
void k_thread_start(k_tid_t thread);
void k_thread_abort(k_tid_t thread);
void k_thread_suspend(k_tid_t thread);
void k_thread_resume(k_tid_t thread);
/* 0, -EBUSY without waiting, -EAGAIN after the timeout, -EDEADLK for the thread itself. */
int k_thread_join(struct k_thread *thread, k_timeout_t timeout);
int k_thread_name_set(k_tid_t thread, const char *name);
const char *k_thread_name_get(k_tid_t thread);
int k_thread_priority_get(k_tid_t thread);
void k_thread_priority_set(k_tid_t thread, int prio);
k_tid_t k_current_get(void);
bool k_is_in_isr(void);
void k_yield(void);
void k_wakeup(k_tid_t thread);

/* Started before main(), delay milliseconds after boot. */
#define K_THREAD_DEFINE(thread_name, stack_bytes, thread_entry, a1, a2, a3, priority, flags,       \
			delay_ms)                                                                  \
	static struct k_thread nanokit_sim_thread_##thread_name;                                   \
	static K_THREAD_STACK_DEFINE(nanokit_sim_stack_##thread_name, stack_bytes);                \
	static const k_tid_t thread_name __attribute__((unused)) =                                 \
		&nanokit_sim_thread_##thread_name;                                                 \
	static void __attribute__((constructor)) nanokit_sim_define_##thread_name(void)            \
	{                                                                                          \
		nanokit_sim_thread_define(&nanokit_sim_thread_##thread_name, #thread_name,         \
					  nanokit_sim_stack_##thread_name,                         \
					  (k_thread_entry_t)(thread_entry), (void *)(a1),          \
					  (void *)(a2), (void *)(a3), priority, delay_ms);         \
	}                                                                                          \
	BUILD_ASSERT((flags) >= 0, "K_THREAD_DEFINE: the options must not be negative")

void nanokit_sim_thread_define(struct k_thread *thread, const char *name, k_thread_stack_t *stack,
			       k_thread_entry_t entry, void *p1, void *p2, void *p3, int prio,
			       int delay_ms);

#endif
