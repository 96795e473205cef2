/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_EVENTFD_H_
#define NANOKIT_SIM_EVENTFD_H_

#include <nanokit_sim/types.h>

/*
 * <posix/sys/eventfd.h>: the same on all lines; needs CONFIG_EVENTFD. Descriptors that count, for
 * zsock_poll() beside sockets; CONFIG_EVENTFD_MAX of them, 1 if nobody says more. Inline, as the
 * PC's libc has functions of these names.
 */
typedef uint64_t eventfd_t;

#define EFD_SEMAPHORE 0x2
#define EFD_NONBLOCK 0x4000

/* -1, with errno set, when they fail. */
int nanokit_sim_eventfd(unsigned int initval, int flags);
int nanokit_sim_eventfd_read(int fd, eventfd_t *value);
int nanokit_sim_eventfd_write(int fd, eventfd_t value);

static inline int eventfd(unsigned int initval, int flags)
{
	return nanokit_sim_eventfd(initval, flags);
}

static inline int eventfd_read(int fd, eventfd_t *value)
{
	return nanokit_sim_eventfd_read(fd, value);
}

static inline int eventfd_write(int fd, eventfd_t value)
{
	return nanokit_sim_eventfd_write(fd, value);
}

#endif
