/* SPDX-License-Identifier: Apache-2.0 */
/* What ends a run before its time. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <nanokit_sim/printk.h>
#include <nanokit_sim/reboot.h>
#include "sched.h"

void sim_stop(const char *kind, const char *fmt, ...)
{
	char text[512];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	host_where(sim_current->name);
	host_end(sim_now(), kind, text);
}

/*
 * Only a thread itself can say where it is. So at the end of a stuck run each one gets a turn for
 * that, from this one, and gives it back.
 */
static struct k_thread *asking;

static void tell_where(void)
{
	char title[64];

	snprintf(title, sizeof(title), "%s: %s", sim_current->name, sim_current->call);
	host_where(title);
}

void sched_answer(void)
{
	while (asking != NULL) {
		tell_where();
		sim_current = asking;
		host_thread_switch(asking->host);
	}
}

static void point_out(struct k_thread *thread)
{
	struct k_thread *self = sim_current;

	/* One that never called anything was not started. */
	if (thread->call == NULL) {
		return;
	}
	sim_current = thread;
	if (thread == self) {
		tell_where();
		return;
	}
	asking = self;
	host_thread_switch(thread->host);
}

/* What each thread waits for, for somebody who wonders why nothing happens. */
void sched_report_stuck(void)
{
	char text[512];
	size_t len = 0;
	struct k_thread *thread;

	text[0] = '\0';
	for (thread = sched_threads(); thread != NULL; thread = thread->next) {
		if (thread->internal || thread->state == THREAD_DONE) {
			continue;
		}
		len += snprintf(text + len, sizeof(text) - len, "%s%s: %s", len > 0 ? ", " : "",
				thread->name, thread->call != NULL ? thread->call : "?");
		len = MIN(len, sizeof(text) - 1);
		point_out(thread);
	}
	host_end(sim_now(), len > 0 ? "stuck" : "done", text);
}

void k_panic(void)
{
	sim_stop("panic", "k_panic()");
}

void k_oops(void)
{
	sim_stop("panic", "k_oops()");
}

void assert_print(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vprintk(fmt, args);
	va_end(args);
}

#ifdef CONFIG_ASSERT_NO_FILE_INFO
__weak void assert_post_action(void)
{
	sim_stop("assert", "__ASSERT()");
}
#else
__weak void assert_post_action(const char *file, unsigned int line)
{
	sim_stop("assert", "%s:%u", file, line);
}
#endif

#ifdef CONFIG_REBOOT
void sys_reboot(int type)
{
	host_reboot(sim_now(), type == SYS_REBOOT_COLD ? "sys_reboot(SYS_REBOOT_COLD)"
						       : "sys_reboot(SYS_REBOOT_WARM)");
}
#endif
