/* SPDX-License-Identifier: Apache-2.0 */
/* From reset to main(). */
#include <nanokit_sim/printk.h>
#include "sim.h"

/* The application's main(), under the name that the build gives it. */
void nanokit_sim_app_main(void);

static struct k_thread main_thread;

static void run_main(void *p1, void *p2, void *p3)
{
	ARG_UNUSED(p1);
	ARG_UNUSED(p2);
	ARG_UNUSED(p3);

	nanokit_sim_app_main();
}

void sim_start(struct host_thread *self)
{
	/*
	 * What is left of the reset: a thread that is never ready again. It does not end, since a
	 * program without its first thread cannot be examined.
	 */
	static struct k_thread reset;

	reset.host = self;
	sim_current = &reset;
	sim_heap_start();
	sim_work_start();
	sim_net_start();
	sim_keys_start();
	if (sim_config.boot_banner) {
		printk("*** Booting Zephyr OS build simulated ***\n");
	}
	sim_thread_start(&main_thread, "main", 0, run_main, NULL);
	main_thread.internal = false;
	sim_schedule();
}
