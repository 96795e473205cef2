/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Two ports of pins. What the board has at them, its keys and LEDs, the build says
 * (NANOKIT_SIM_PINS, see src/simulate/devicetree.ts); at all others there is nothing.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <nanokit_sim/gpio.h>
#include "gpio.h"

#ifdef CONFIG_GPIO
#define PORTS 2
#define PINS 32

const struct device __device_dts_ord_1 = {.name = "gpioa", .port = 0};
const struct device __device_dts_ord_2 = {.name = "gpiob", .port = 1};

struct pin {
	gpio_flags_t flags;
	gpio_flags_t interrupt;
	/* Levels at the pin: what it puts out, and what a key makes of it. */
	bool out;
	bool pressed;
	/* What people were last shown. */
	bool shown;
};

static struct pin pins[PORTS][PINS];
static struct gpio_callback *pin_callbacks[PORTS];

static const struct part parts[] = {
#define PART(name, port, pin, active_low, is_key) {#name, port, pin, active_low, is_key},
	NANOKIT_SIM_PINS(PART)
	/* Some boards have none. */
	{NULL, 0, 0, false, false}};

static const struct part *part_at(int port, gpio_pin_t number)
{
	const struct part *part = parts;

	while (part->name != NULL && (part->port != port || part->pin != number)) {
		part++;
	}
	return part->name != NULL ? part : NULL;
}

bool device_is_ready(const struct device *dev)
{
	sim_look();
	return dev != NULL;
}

static bool level_of(int port, gpio_pin_t number)
{
	const struct pin *pin = &pins[port][number];
	const struct part *part = part_at(port, number);

	if (pin->flags & GPIO_OUTPUT) {
		return pin->out;
	}
	if (part != NULL && part->is_key) {
		return pin->pressed != part->active_low;
	}
	return (pin->flags & GPIO_PULL_UP) != 0;
}

/* One line for each change that can be seen; a pin with nothing at it is called by its number. */
static void show(int port, gpio_pin_t number)
{
	const struct part *part = part_at(port, number);
	struct pin *pin = &pins[port][number];
	const bool active_low =
		part != NULL ? part->active_low : (pin->flags & GPIO_ACTIVE_LOW) != 0;
	const bool on = (pin->flags & GPIO_OUTPUT) != 0 && pin->out != active_low;
	char name[16];
	char text[32];

	if (on == pin->shown) {
		return;
	}
	pin->shown = on;
	snprintf(name, sizeof(name), "gpio%c_%u", 'a' + port, number);
	snprintf(text, sizeof(text), "%s %s", part != NULL ? part->name : name, on ? "on" : "off");
	host_tell(sim_now(), "pin", text);
}

int gpio_pin_configure(const struct device *port, gpio_pin_t number, gpio_flags_t flags)
{
	struct pin *pin;
	bool high = (flags & GPIO_OUTPUT_INIT_HIGH) != 0;

	sim_call("gpio_pin_configure", "%s, %u, 0x%x", port->name, number, flags);
	if (number >= PINS) {
		return -EINVAL;
	}
	pin = &pins[port->port][number];
	if ((flags & GPIO_OUTPUT_INIT_LOGICAL) && (flags & GPIO_ACTIVE_LOW)) {
		high = !high;
	}
	if ((flags & GPIO_OUTPUT) && (flags & (GPIO_OUTPUT_INIT_LOW | GPIO_OUTPUT_INIT_HIGH))) {
		pin->out = high;
	}
	pin->flags = flags;
	show(port->port, number);
	return 0;
}

int gpio_pin_interrupt_configure(const struct device *port, gpio_pin_t number, gpio_flags_t flags)
{
	sim_call("gpio_pin_interrupt_configure", "%s, %u, 0x%x", port->name, number, flags);
	if (number >= PINS) {
		return -EINVAL;
	}
	if ((flags & GPIO_INT_ENABLE) && !(flags & GPIO_INT_EDGE)) {
		/* One that goes on for as long as a key is pressed would never end here. */
		return -ENOTSUP;
	}
	if ((flags & GPIO_INT_LEVELS_LOGICAL) &&
	    (pins[port->port][number].flags & GPIO_ACTIVE_LOW) &&
	    (flags & (GPIO_INT_LOW_0 | GPIO_INT_HIGH_1)) != (GPIO_INT_LOW_0 | GPIO_INT_HIGH_1)) {
		flags ^= GPIO_INT_LOW_0 | GPIO_INT_HIGH_1;
	}
	pins[port->port][number].interrupt = (flags & GPIO_INT_ENABLE) ? flags : 0;
	return 0;
}

static int set(const struct device *port, gpio_pin_t number, bool high)
{
	if (number >= PINS) {
		return -EINVAL;
	}
	pins[port->port][number].out = high;
	show(port->port, number);
	return 0;
}

static bool is_inverted(const struct device *port, gpio_pin_t number)
{
	return number < PINS && (pins[port->port][number].flags & GPIO_ACTIVE_LOW) != 0;
}

int gpio_pin_set_raw(const struct device *port, gpio_pin_t number, int value)
{
	sim_call("gpio_pin_set_raw", "%s, %u, %d", port->name, number, value);
	return set(port, number, value != 0);
}

int gpio_pin_set(const struct device *port, gpio_pin_t number, int value)
{
	sim_call("gpio_pin_set", "%s, %u, %d", port->name, number, value);
	return set(port, number, (value != 0) != is_inverted(port, number));
}

int gpio_pin_toggle(const struct device *port, gpio_pin_t number)
{
	sim_call("gpio_pin_toggle", "%s, %u", port->name, number);
	return number < PINS ? set(port, number, !pins[port->port][number].out) : -EINVAL;
}

int gpio_pin_get_raw(const struct device *port, gpio_pin_t number)
{
	sim_look();
	return number < PINS ? level_of(port->port, number) : -EINVAL;
}

int gpio_pin_get(const struct device *port, gpio_pin_t number)
{
	const int level = gpio_pin_get_raw(port, number);

	return level < 0 ? level : level != is_inverted(port, number);
}

static int forget(int port, const struct gpio_callback *callback)
{
	struct gpio_callback **link;

	for (link = &pin_callbacks[port]; *link != NULL; link = &(*link)->next) {
		if (*link == callback) {
			*link = callback->next;
			return 0;
		}
	}
	return -EINVAL;
}

int gpio_remove_callback(const struct device *port, struct gpio_callback *callback)
{
	sim_call("gpio_remove_callback", "%s", port->name);
	return forget(port->port, callback);
}

int gpio_add_callback(const struct device *port, struct gpio_callback *callback)
{
	sim_call("gpio_add_callback", "%s, pins 0x%x", port->name, callback->pin_mask);
	/* Added again it is first again, and there once. */
	forget(port->port, callback);
	callback->next = pin_callbacks[port->port];
	pin_callbacks[port->port] = callback;
	return 0;
}

static void interrupt(int port, gpio_pin_t number)
{
	static const struct device *const devices[] = {&__device_dts_ord_1, &__device_dts_ord_2};
	struct gpio_callback *callback;
	struct gpio_callback *next;

	for (callback = pin_callbacks[port]; callback != NULL; callback = next) {
		next = callback->next;
		if (callback->pin_mask & BIT(number)) {
			callback->handler(devices[port], callback, BIT(number));
		}
	}
}

/* In interrupt context. */
void gpio_key(const struct part *part, bool pressed)
{
	struct pin *pin = &pins[part->port][part->pin];
	const gpio_flags_t wanted = pressed != part->active_low ? GPIO_INT_HIGH_1 : GPIO_INT_LOW_0;
	char text[32];

	if (pin->pressed == pressed) {
		return;
	}
	pin->pressed = pressed;
	snprintf(text, sizeof(text), "%s %s", part->name, pressed ? "pressed" : "released");
	host_tell(sim_now(), "pin", text);
	if ((pin->flags & GPIO_INPUT) && (pin->interrupt & wanted)) {
		interrupt(part->port, part->pin);
	}
}

const struct part *gpio_key_named(const char *name)
{
	const struct part *part = parts;

	while (part->name != NULL && (!part->is_key || strcmp(part->name, name) != 0)) {
		part++;
	}
	return part->name != NULL ? part : NULL;
}

bool gpio_waits(void)
{
	int i;

	for (i = 0; i < PORTS * PINS; i++) {
		if (pins[i / PINS][i % PINS].interrupt != 0) {
			return true;
		}
	}
	return false;
}
#else
const struct part *gpio_key_named(const char *name)
{
	ARG_UNUSED(name);
	return NULL;
}

void gpio_key(const struct part *part, bool pressed)
{
	ARG_UNUSED(part);
	ARG_UNUSED(pressed);
}

bool gpio_waits(void)
{
	return false;
}
#endif
