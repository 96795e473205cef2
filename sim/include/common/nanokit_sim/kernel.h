/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_KERNEL_H_
#define NANOKIT_SIM_KERNEL_H_

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <nanokit_sim/assert.h>
#include <nanokit_sim/lock.h>
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
#define K_USEC(us) K_MSEC(((us) + 999) / 1000)
#define K_SECONDS(s) K_MSEC(MSEC_PER_SEC *(s))
#define K_MINUTES(m) K_SECONDS((m)*60)
#define K_HOURS(h) K_MINUTES((h)*60)
#define K_TICKS(t) NANOKIT_SIM_TIMEOUT(t)

/* <sys/time_units.h>: timeouts of interfaces that count milliseconds; the same on all lines. */
#define SYS_FOREVER_MS (-1)
#define SYS_TIMEOUT_MS(ms) ((ms) == SYS_FOREVER_MS ? K_FOREVER : K_MSEC(ms))

/* <kernel.h>, time: the same on all lines. Both sleeps return the milliseconds not slept. */
int32_t k_sleep(k_timeout_t timeout);
int32_t k_msleep(int32_t ms);
int32_t k_usleep(int32_t us);
int64_t k_uptime_get(void);
uint32_t k_uptime_get_32(void);

void k_busy_wait(uint32_t usec_to_wait);
uint32_t k_cycle_get_32(void);
int64_t k_uptime_delta(int64_t *reftime);
int64_t k_uptime_ticks(void);
/* Cycles of k_cycle_get_32(): 300 MHz, as the board's. */
#define NANOKIT_SIM_CYCLES_PER_US 300U
#define sys_clock_hw_cycles_per_sec() (NANOKIT_SIM_CYCLES_PER_US * 1000000U)
#define k_cyc_to_ms_floor32(t) ((uint32_t)((t) / (NANOKIT_SIM_CYCLES_PER_US * 1000U)))
#define k_cyc_to_us_floor32(t) ((uint32_t)((t) / NANOKIT_SIM_CYCLES_PER_US))
#define k_cyc_to_ns_floor64(t) ((uint64_t)(t)*1000U / NANOKIT_SIM_CYCLES_PER_US)

/* <kernel.h>, the end: a thread of the system that cannot go on stops the board. */
void k_panic(void) __attribute__((noreturn));
void k_oops(void) __attribute__((noreturn));

#include <nanokit_sim/thread.h>
#include <nanokit_sim/sync.h>
#include <nanokit_sim/msgq.h>
#include <nanokit_sim/queue.h>
#include <nanokit_sim/event.h>
#include <nanokit_sim/timer.h>
#include <nanokit_sim/work.h>
#include <nanokit_sim/heap.h>

#endif
