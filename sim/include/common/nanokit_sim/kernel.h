/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_KERNEL_H_
#define NANOKIT_SIM_KERNEL_H_

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <nanokit_sim/printk.h>
#include <nanokit_sim/types.h>
#include <nanokit_sim/util.h>

/*
 * <sys_clock.h>: the same on all lines. How long a tick lasts is the board's business; here it is
 * a millisecond.
 */
#define MSEC_PER_SEC 1000U

typedef int64_t k_ticks_t;

typedef struct {
	k_ticks_t ticks;
} k_timeout_t;

#define K_TICKS_FOREVER ((k_ticks_t)-1)
#define K_TIMEOUT_EQ(a, b) ((a).ticks == (b).ticks)

/* <kernel.h>, timeouts: the same on all lines. A negative time does not wait at all. */
#define NANOKIT_SIM_TIMEOUT(t) ((k_timeout_t){.ticks = (t)})
#define K_NO_WAIT NANOKIT_SIM_TIMEOUT(0)
#define K_FOREVER NANOKIT_SIM_TIMEOUT(K_TICKS_FOREVER)
#define K_MSEC(ms) NANOKIT_SIM_TIMEOUT(MAX((k_ticks_t)(ms), 0))
#define K_SECONDS(s) K_MSEC(MSEC_PER_SEC *(s))

/* <sys/time_units.h>: timeouts of interfaces that count milliseconds; the same on all lines. */
#define SYS_FOREVER_MS (-1)
#define SYS_TIMEOUT_MS(ms) ((ms) == SYS_FOREVER_MS ? K_FOREVER : K_MSEC(ms))

/* <kernel.h>, time: the same on all lines. Both sleeps return the milliseconds not slept. */
int32_t k_sleep(k_timeout_t timeout);
int32_t k_msleep(int32_t ms);
int64_t k_uptime_get(void);
uint32_t k_uptime_get_32(void);

/*
 * <kernel.h>, semaphores: the same on all lines. Zephyr has more fields than these two; a run-time
 * needs no more: one lock and one condition variable can serve all semaphores.
 */
struct k_sem {
	unsigned int count;
	unsigned int limit;
};

#define K_SEM_MAX_LIMIT UINT_MAX

#define K_SEM_DEFINE(name, initial_count, count_limit)                                             \
	struct k_sem name = {.count = (initial_count), .limit = (count_limit)};                    \
	BUILD_ASSERT((count_limit) != 0 && (int64_t)(initial_count) <= (int64_t)(count_limit))

int k_sem_init(struct k_sem *sem, unsigned int initial_count, unsigned int limit);
/* 0, -EBUSY without waiting, or -EAGAIN after the timeout or a reset. */
int k_sem_take(struct k_sem *sem, k_timeout_t timeout);
void k_sem_give(struct k_sem *sem);
void k_sem_reset(struct k_sem *sem);
unsigned int k_sem_count_get(struct k_sem *sem);

#endif
