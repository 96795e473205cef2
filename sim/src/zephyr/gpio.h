/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_GPIO_INTERNAL_H_
#define NANOKIT_SIM_GPIO_INTERNAL_H_

#include <nanokit_sim/gpio.h>
#include "sim.h"

/* An LED or a key of the board. */
struct part {
	const char *name;
	int port;
	gpio_pin_t pin;
	bool active_low;
	bool is_key;
};

/* NULL if the board has no such key, or the application no GPIO. */
const struct part *gpio_key_named(const char *name);
/* Presses it or lets it go; in interrupt context. */
void gpio_key(const struct part *part, bool pressed);
/* Whether the application has asked for any interrupt. */
bool gpio_waits(void);

#endif
