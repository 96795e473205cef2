/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_CLOCK_H_
#define NANOKIT_SIM_CLOCK_H_

/*
 * <posix/time.h>, the clock: the same on all lines; needs CONFIG_POSIX_CLOCK. Structures are the
 * libc's. Macros, as the PC's libc has functions of these names: none of them may be called, or an
 * application would set the clock of the PC.
 */
#include <nanokit_sim/types.h>
#include <sys/time.h>
#include <time.h>

/* In strict C99 the libc leaves it out; by turns the guards of glibc and macOS, musl, newlib. */
#if !defined(_STRUCT_TIMESPEC) && !defined(__DEFINED_struct_timespec) && !defined(_SYS__TIMESPEC_H_)
#define _STRUCT_TIMESPEC struct timespec
#define __DEFINED_struct_timespec
struct timespec {
	time_t tv_sec;
	long tv_nsec;
};
#endif

#undef CLOCK_REALTIME
#undef CLOCK_MONOTONIC
#define CLOCK_REALTIME 0
#define CLOCK_MONOTONIC 1

/* 0, or -1 with errno set. */
int nanokit_sim_clock_gettime(int clock_id, struct timespec *ts);
int nanokit_sim_clock_settime(int clock_id, const struct timespec *ts);
int nanokit_sim_gettimeofday(struct timeval *tv);
time_t nanokit_sim_time(time_t *now);

#define clock_gettime(clock_id, ts) nanokit_sim_clock_gettime(clock_id, ts)
#define clock_settime(clock_id, ts) nanokit_sim_clock_settime(clock_id, ts)
#define gettimeofday(tv, tz) nanokit_sim_gettimeofday(tv)
#define time(now) nanokit_sim_time(now)

#endif
