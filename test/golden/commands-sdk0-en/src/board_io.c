/*
 * SPDX-License-Identifier: Apache-2.0
 */

#include <errno.h>

#include <logging/log.h>
LOG_MODULE_REGISTER(board_io, LOG_LEVEL_DBG);

#include <kernel.h>
#include <devicetree.h>
#include <drivers/gpio.h>

#include "board_io.h"

/* A key bounces: one press causes several interrupts. It counts after so long without one. */
#define SETTLED_MS 20

#define MAX_KEY_EVENTS 8

/* The pins, from the devicetree. The port is NULL on a board without such an alias. */
#if DT_NODE_HAS_STATUS(DT_ALIAS(led0), okay)
static const struct gpio_dt_spec led = GPIO_DT_SPEC_GET(DT_ALIAS(led0), gpios);
#else
static const struct gpio_dt_spec led;
#endif
#if DT_NODE_HAS_STATUS(DT_ALIAS(sw0), okay)
static const struct gpio_dt_spec key = GPIO_DT_SPEC_GET(DT_ALIAS(sw0), gpios);
#else
static const struct gpio_dt_spec key;
#endif

/* Events of the key wait here for the thread of main(). */
K_MSGQ_DEFINE(key_events, sizeof(struct key_event), MAX_KEY_EVENTS, 8);

static struct gpio_callback key_callback;
static bool led_is_ready;
/* As it was last set: not every driver can read back the level of an output pin. */
static bool led_is_on;
static bool key_is_ready;

/*
 * The key has settled: a change goes into the queue. Called by the system's work queue. If the
 * queue is full, the oldest event goes: how the key was left must not be lost.
 */
static void key_settled(struct k_work *work)
{
	static bool was_pressed;
	struct key_event event = {.uptime_ms = k_uptime_get()};
	struct key_event oldest;
	const int level = gpio_pin_get_dt(&key);

	ARG_UNUSED(work);

	event.pressed = level > 0;
	if (level < 0 || event.pressed == was_pressed) {
		return;
	}
	was_pressed = event.pressed;
	while (k_msgq_put(&key_events, &event, K_NO_WAIT) != 0) {
		LOG_WRN("The key was used more often than can be reported");
		(void)k_msgq_get(&key_events, &oldest, K_NO_WAIT);
	}
}

K_WORK_DELAYABLE_DEFINE(key_work, key_settled);

/* Runs in an interrupt, where nobody may wait. Each bounce starts the time anew. */
static void on_key(const struct device *port, struct gpio_callback *callback, uint32_t pins)
{
	ARG_UNUSED(port);
	ARG_UNUSED(callback);
	ARG_UNUSED(pins);

	(void)k_work_reschedule(&key_work, K_MSEC(SETTLED_MS));
}

static bool is_there(const struct gpio_dt_spec *pin, const char *what)
{
	if (pin->port == NULL) {
		LOG_INF("This board has no %s", what);
		return false;
	}

	return device_is_ready(pin->port);
}

void board_io_start(void)
{
	led_is_ready =
		is_there(&led, "led0") && gpio_pin_configure_dt(&led, GPIO_OUTPUT_INACTIVE) == 0;

	if (is_there(&key, "sw0") && gpio_pin_configure_dt(&key, GPIO_INPUT) == 0) {
		gpio_init_callback(&key_callback, on_key, (gpio_port_pins_t)BIT(key.pin));
		key_is_ready = gpio_add_callback(key.port, &key_callback) == 0 &&
			       gpio_pin_interrupt_configure_dt(&key, GPIO_INT_EDGE_BOTH) == 0;
	}
}

int led_set(bool on)
{
	int ret;

	if (!led_is_ready) {
		return -ENODEV;
	}
	ret = gpio_pin_set_dt(&led, on ? 1 : 0);
	if (ret == 0) {
		led_is_on = on;
	}

	return ret;
}

int led_get(void)
{
	return led_is_ready ? (int)led_is_on : -ENODEV;
}

int key_get(void)
{
	return key_is_ready ? gpio_pin_get_dt(&key) : -ENODEV;
}

bool key_take_event(struct key_event *event)
{
	return k_msgq_get(&key_events, event, K_NO_WAIT) == 0;
}
