/* SPDX-License-Identifier: Apache-2.0 */
/* The board's clock: begins in 1970, and is what the application sets it to. */
#include <errno.h>
#include <nanokit_sim/clock.h>
#include "sim.h"

/* What the clock shows beyond the time since boot, in milliseconds; less goes when it is set. */
static int64_t base_ms;

int64_t sim_clock_ms(void)
{
	return base_ms + sim_now();
}

#if defined(CONFIG_POSIX_CLOCK) || defined(CONFIG_POSIX_API)
int nanokit_sim_clock_gettime(int clock_id, struct timespec *ts)
{
	int64_t ms;

	sim_look();
	if (clock_id != CLOCK_REALTIME && clock_id != CLOCK_MONOTONIC) {
		errno = EINVAL;
		return -1;
	}
	ms = clock_id == CLOCK_REALTIME ? sim_clock_ms() : sim_now();
	ts->tv_sec = ms / 1000;
	ts->tv_nsec = ms % 1000 * 1000000;
	return 0;
}

int nanokit_sim_clock_settime(int clock_id, const struct timespec *ts)
{
	sim_call("clock_settime", "%d, %lld s", clock_id, (long long)ts->tv_sec);
	if (clock_id != CLOCK_REALTIME) {
		errno = EINVAL;
		return -1;
	}
	base_ms = (int64_t)ts->tv_sec * 1000 + ts->tv_nsec / 1000000 - sim_now();
	return 0;
}

int nanokit_sim_gettimeofday(struct timeval *tv)
{
	sim_look();
	tv->tv_sec = sim_clock_ms() / 1000;
	tv->tv_usec = sim_clock_ms() % 1000 * 1000;
	return 0;
}

time_t nanokit_sim_time(time_t *now)
{
	const time_t seconds = (time_t)(sim_clock_ms() / 1000);

	sim_look();
	if (now != NULL) {
		*now = seconds;
	}
	return seconds;
}
#endif
