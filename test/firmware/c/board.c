/* SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <nanokit_sim/kernel.h>
#include <nanokit_sim/log.h>

#include "board.h"

int64_t now;
char logged[8192];

static unsigned int checks, failures;

void check(bool ok, const char *what)
{
	checks++;
	if (!ok) {
		failures++;
		printf("FAILED %s\n", what);
	}
}

int verdict(void)
{
	printf("%u checks, %u failures\n", checks, failures);
	return failures > 0 ? 1 : 0;
}

int *z_errno(void)
{
	static int value;

	return &value;
}

int64_t k_uptime_get(void)
{
	return now;
}

int32_t k_sleep(k_timeout_t timeout)
{
	check(timeout.ticks > 0, "a sleep lasts");
	now += timeout.ticks;
	return 0;
}

void nanokit_sim_log(const struct nanokit_sim_log_module *module, uint32_t level, const char *func,
		     const char *fmt, ...)
{
	const size_t used = strlen(logged);
	va_list args;

	ARG_UNUSED(module);
	ARG_UNUSED(level);
	ARG_UNUSED(func);
	va_start(args, fmt);
	vsnprintf(logged + used, sizeof(logged) - used, fmt, args);
	va_end(args);
	strncat(logged, "\n", sizeof(logged) - strlen(logged) - 1);
}

void nanokit_sim_log_hexdump(const struct nanokit_sim_log_module *module, uint32_t level,
			     const char *func, const void *data, size_t length, const char *title)
{
	ARG_UNUSED(module);
	ARG_UNUSED(level);
	ARG_UNUSED(func);
	ARG_UNUSED(data);
	ARG_UNUSED(length);
	ARG_UNUSED(title);
}

void printk(const char *fmt, ...)
{
	const size_t used = strlen(logged);
	va_list args;

	va_start(args, fmt);
	vsnprintf(logged + used, sizeof(logged) - used, fmt, args);
	va_end(args);
}
