/* SPDX-License-Identifier: Apache-2.0 */
/* Descriptors that count, and wake who polls them. */
#include <errno.h>
#include <nanokit_sim/eventfd.h>
#include "socket.h"

#ifdef CONFIG_EVENTFD
#ifndef CONFIG_EVENTFD_MAX
#define CONFIG_EVENTFD_MAX 1
#endif

struct counter {
	bool used;
	int flags;
	eventfd_t count;
};

static struct counter counters[CONFIG_EVENTFD_MAX];

static long no_socket(void)
{
	return socket_fail(ENOTSUP);
}

static long send_to(void *object, const void *buf, size_t len, int flags)
{
	ARG_UNUSED(object);
	ARG_UNUSED(buf);
	ARG_UNUSED(len);
	ARG_UNUSED(flags);
	return no_socket();
}

static long receive_from(void *object, void *buf, size_t len, int flags)
{
	ARG_UNUSED(object);
	ARG_UNUSED(buf);
	ARG_UNUSED(len);
	ARG_UNUSED(flags);
	return no_socket();
}

static int close_counter(void *object)
{
	struct counter *counter = object;

	counter->used = false;
	return 0;
}

static short ready(void *object)
{
	const struct counter *counter = object;

	return (short)((counter->count > 0 ? ZSOCK_POLLIN : 0) |
		       (counter->count < UINT64_MAX - 1 ? ZSOCK_POLLOUT : 0));
}

static const struct sim_fd_type type = {
	.send = send_to,
	.recv = receive_from,
	.close = close_counter,
	.ready = ready,
};

static struct counter *counter_of(int fd)
{
	struct sim_fd *entry = sim_fd_get(fd);

	return entry != NULL && entry->type == &type ? entry->object : NULL;
}

int nanokit_sim_eventfd(unsigned int initval, int flags)
{
	struct counter *counter = counters;
	int fd;

	sim_call("eventfd", "%u, 0x%x", initval, flags);
	if (flags & ~(EFD_SEMAPHORE | EFD_NONBLOCK)) {
		return socket_fail(EINVAL);
	}
	while (counter < counters + CONFIG_EVENTFD_MAX && counter->used) {
		counter++;
	}
	if (counter == counters + CONFIG_EVENTFD_MAX) {
		return socket_fail(ENOMEM);
	}
	fd = sim_fd_new(&type, counter);
	if (fd < 0) {
		return socket_fail(-fd);
	}
	*counter = (struct counter){.used = true, .flags = flags, .count = initval};
	return fd;
}

int nanokit_sim_eventfd_read(int fd, eventfd_t *value)
{
	struct counter *counter = counter_of(fd);

	sim_call("eventfd_read", "%d", fd);
	if (counter == NULL) {
		return socket_fail(EBADF);
	}
	while (counter->count == 0) {
		if (counter->flags & EFD_NONBLOCK) {
			return socket_fail(EAGAIN);
		}
		sim_wait(counter, K_FOREVER);
	}
	*value = (counter->flags & EFD_SEMAPHORE) ? 1 : counter->count;
	counter->count -= *value;
	sim_wake_all(counter, 0);
	sim_poll_wake();
	return 0;
}

int nanokit_sim_eventfd_write(int fd, eventfd_t value)
{
	struct counter *counter = counter_of(fd);

	sim_call("eventfd_write", "%d, %llu", fd, (unsigned long long)value);
	if (sim_in_interrupt()) {
		/* It takes a mutex. */
		sim_stop("isr", "%s", sim_current->call);
	}
	if (counter == NULL) {
		return socket_fail(EBADF);
	}
	if (value == UINT64_MAX) {
		return socket_fail(EINVAL);
	}
	while (UINT64_MAX - value <= counter->count) {
		if (counter->flags & EFD_NONBLOCK) {
			return socket_fail(EAGAIN);
		}
		sim_wait(counter, K_FOREVER);
	}
	counter->count += value;
	sim_wake_all(counter, 0);
	sim_poll_wake();
	sim_preempt();
	return 0;
}
#endif
