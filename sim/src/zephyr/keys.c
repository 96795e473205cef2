/* SPDX-License-Identifier: Apache-2.0 */
/* Keys that are pressed: when the run was asked to, and when somebody does so. */
#include "gpio.h"

/* Keys that are going to be pressed, or let go. */
struct press {
	struct nanokit_sim_callout callout;
	const struct part *part;
	bool used;
	bool down;
	int64_t hold_ms;
};

static void move(struct nanokit_sim_callout *callout)
{
	struct press *press = CONTAINER_OF(callout, struct press, callout);

	press->down = !press->down;
	press->used = press->down;
	gpio_key(press->part, press->down);
	if (press->down) {
		sim_callout(callout, sim_now() + press->hold_ms);
	}
}

static void plan(const char *name, int64_t at, int64_t hold_ms)
{
	static struct press presses[HOST_PRESSES];
	const struct part *part = gpio_key_named(name);
	struct press *press = presses;

	while (press < presses + HOST_PRESSES && press->used) {
		press++;
	}
	if (part != NULL && press < presses + HOST_PRESSES) {
		*press = (struct press){.part = part, .used = true, .hold_ms = MAX(hold_ms, 1)};
		press->callout.fn = move;
		sim_callout(&press->callout, at);
	}
}

void sim_keys_start(void)
{
	const struct host_press *press;
	int i;

	for (i = 0; i < host_options.press_count; i++) {
		press = &host_options.presses[i];
		/* What an earlier life has felt is over. */
		if (host_options.life == 0 || press->at_ms > host_options.born_ms) {
			plan(press->key, press->at_ms - host_options.born_ms, press->hold_ms);
		}
	}
}

void sim_keys_look(void)
{
	struct host_press press;

	while (host_pressed(&press)) {
		plan(press.key, sim_now(), press.hold_ms);
	}
}

bool sim_keys_awaited(void)
{
	/* Until the end that the run has, or for ever if somebody may press one. */
	return gpio_waits() && (host_options.typing || host_options.end_ms != HOST_NEVER);
}
