/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_GPIO_H_
#define NANOKIT_SIM_GPIO_H_

#include <errno.h>
#include <nanokit_sim/device.h>

/* <dt-bindings/gpio/gpio.h>: the same on all lines. */
#define GPIO_ACTIVE_LOW (1 << 0)
#define GPIO_ACTIVE_HIGH (0 << 0)
#define GPIO_SINGLE_ENDED (1 << 1)
#define GPIO_PUSH_PULL (0 << 1)
#define GPIO_LINE_OPEN_DRAIN (1 << 2)
#define GPIO_LINE_OPEN_SOURCE (0 << 2)
#define GPIO_OPEN_DRAIN (GPIO_SINGLE_ENDED | GPIO_LINE_OPEN_DRAIN)
#define GPIO_OPEN_SOURCE (GPIO_SINGLE_ENDED | GPIO_LINE_OPEN_SOURCE)
#define GPIO_PULL_UP (1 << 4)
#define GPIO_PULL_DOWN (1 << 5)

/* <drivers/gpio.h>: the bits of line 0 lie elsewhere, and its interrupts have one less. */
#if NANOKIT_SIM_SDK_LINE == 0
#define NANOKIT_SIM_GPIO_BIT(n) (1U << (8 + (n)))
#else
#define NANOKIT_SIM_GPIO_BIT(n) (1U << (16 + (n)))
#endif
#define GPIO_INPUT NANOKIT_SIM_GPIO_BIT(0)
#define GPIO_OUTPUT NANOKIT_SIM_GPIO_BIT(1)
#define GPIO_DISCONNECTED 0
#define GPIO_OUTPUT_INIT_LOW NANOKIT_SIM_GPIO_BIT(2)
#define GPIO_OUTPUT_INIT_HIGH NANOKIT_SIM_GPIO_BIT(3)
#define GPIO_OUTPUT_INIT_LOGICAL NANOKIT_SIM_GPIO_BIT(4)
#define GPIO_OUTPUT_LOW (GPIO_OUTPUT | GPIO_OUTPUT_INIT_LOW)
#define GPIO_OUTPUT_HIGH (GPIO_OUTPUT | GPIO_OUTPUT_INIT_HIGH)
#define GPIO_OUTPUT_INACTIVE (GPIO_OUTPUT_LOW | GPIO_OUTPUT_INIT_LOGICAL)
#define GPIO_OUTPUT_ACTIVE (GPIO_OUTPUT_HIGH | GPIO_OUTPUT_INIT_LOGICAL)

#define GPIO_INT_DISABLE NANOKIT_SIM_GPIO_BIT(5)
#define GPIO_INT_ENABLE NANOKIT_SIM_GPIO_BIT(6)
#define GPIO_INT_LEVELS_LOGICAL NANOKIT_SIM_GPIO_BIT(7)
#define GPIO_INT_EDGE NANOKIT_SIM_GPIO_BIT(8)
#define GPIO_INT_LOW_0 NANOKIT_SIM_GPIO_BIT(9)
#define GPIO_INT_HIGH_1 NANOKIT_SIM_GPIO_BIT(10)
#define GPIO_INT_EDGE_RISING (GPIO_INT_ENABLE | GPIO_INT_EDGE | GPIO_INT_HIGH_1)
#define GPIO_INT_EDGE_FALLING (GPIO_INT_ENABLE | GPIO_INT_EDGE | GPIO_INT_LOW_0)
#define GPIO_INT_EDGE_BOTH (GPIO_INT_EDGE_RISING | GPIO_INT_EDGE_FALLING)
#define GPIO_INT_LEVEL_LOW (GPIO_INT_ENABLE | GPIO_INT_LOW_0)
#define GPIO_INT_LEVEL_HIGH (GPIO_INT_ENABLE | GPIO_INT_HIGH_1)
#define GPIO_INT_EDGE_TO_INACTIVE (GPIO_INT_EDGE_FALLING | GPIO_INT_LEVELS_LOGICAL)
#define GPIO_INT_EDGE_TO_ACTIVE (GPIO_INT_EDGE_RISING | GPIO_INT_LEVELS_LOGICAL)
#define GPIO_INT_LEVEL_INACTIVE (GPIO_INT_LEVEL_LOW | GPIO_INT_LEVELS_LOGICAL)
#define GPIO_INT_LEVEL_ACTIVE (GPIO_INT_LEVEL_HIGH | GPIO_INT_LEVELS_LOGICAL)

typedef uint32_t gpio_port_pins_t;
typedef uint32_t gpio_port_value_t;
typedef uint8_t gpio_pin_t;
#if NANOKIT_SIM_SDK_LINE == 0
typedef uint8_t gpio_dt_flags_t;
#else
typedef uint16_t gpio_dt_flags_t;
#endif
typedef uint32_t gpio_flags_t;

struct gpio_dt_spec {
	const struct device *port;
	gpio_pin_t pin;
	gpio_dt_flags_t dt_flags;
};

#define GPIO_DT_SPEC_GET_BY_IDX(node, prop, idx)                                                   \
	{                                                                                          \
		.port = DEVICE_DT_GET(DT_GPIO_CTLR_BY_IDX(node, prop, idx)),                       \
		.pin = DT_GPIO_PIN_BY_IDX(node, prop, idx),                                        \
		.dt_flags = DT_GPIO_FLAGS_BY_IDX(node, prop, idx),                                 \
	}
#define GPIO_DT_SPEC_GET_BY_IDX_OR(node, prop, idx, other)                                         \
	COND_CODE_1(DT_NODE_HAS_PROP(node, prop), (GPIO_DT_SPEC_GET_BY_IDX(node, prop, idx)),      \
		    (other))
#define GPIO_DT_SPEC_GET(node, prop) GPIO_DT_SPEC_GET_BY_IDX(node, prop, 0)
#define GPIO_DT_SPEC_GET_OR(node, prop, other) GPIO_DT_SPEC_GET_BY_IDX_OR(node, prop, 0, other)

struct gpio_callback;
typedef void (*gpio_callback_handler_t)(const struct device *port, struct gpio_callback *cb,
					gpio_port_pins_t pins);

struct gpio_callback {
	/* The run-time's list of callbacks. */
	struct gpio_callback *next;
	/* Called in interrupt context. */
	gpio_callback_handler_t handler;
	gpio_port_pins_t pin_mask;
};

/*
 * 0, or a negative errno. Levels are logical ones, where 1 is active, but for those of the _raw
 * functions. All of it needs CONFIG_GPIO.
 */
int gpio_pin_configure(const struct device *port, gpio_pin_t pin, gpio_flags_t flags);
int gpio_pin_interrupt_configure(const struct device *port, gpio_pin_t pin, gpio_flags_t flags);
int gpio_pin_get(const struct device *port, gpio_pin_t pin);
int gpio_pin_get_raw(const struct device *port, gpio_pin_t pin);
int gpio_pin_set(const struct device *port, gpio_pin_t pin, int value);
int gpio_pin_set_raw(const struct device *port, gpio_pin_t pin, int value);
int gpio_pin_toggle(const struct device *port, gpio_pin_t pin);
int gpio_add_callback(const struct device *port, struct gpio_callback *callback);
int gpio_remove_callback(const struct device *port, struct gpio_callback *callback);

static inline void gpio_init_callback(struct gpio_callback *callback,
				      gpio_callback_handler_t handler, gpio_port_pins_t pin_mask)
{
	callback->handler = handler;
	callback->pin_mask = pin_mask;
}

static inline int gpio_pin_configure_dt(const struct gpio_dt_spec *spec, gpio_flags_t extra_flags)
{
	return gpio_pin_configure(spec->port, spec->pin, spec->dt_flags | extra_flags);
}

static inline int gpio_pin_interrupt_configure_dt(const struct gpio_dt_spec *spec,
						  gpio_flags_t flags)
{
	return gpio_pin_interrupt_configure(spec->port, spec->pin, flags);
}

static inline int gpio_pin_get_dt(const struct gpio_dt_spec *spec)
{
	return gpio_pin_get(spec->port, spec->pin);
}

static inline int gpio_pin_set_dt(const struct gpio_dt_spec *spec, int value)
{
	return gpio_pin_set(spec->port, spec->pin, value);
}

static inline int gpio_pin_toggle_dt(const struct gpio_dt_spec *spec)
{
	return gpio_pin_toggle(spec->port, spec->pin);
}

/* New on line 2. */
#if NANOKIT_SIM_SDK_LINE >= 2
static inline bool gpio_is_ready_dt(const struct gpio_dt_spec *spec)
{
	return device_is_ready(spec->port);
}

static inline int gpio_add_callback_dt(const struct gpio_dt_spec *spec,
				       struct gpio_callback *callback)
{
	return gpio_add_callback(spec->port, callback);
}

static inline int gpio_remove_callback_dt(const struct gpio_dt_spec *spec,
					  struct gpio_callback *callback)
{
	return gpio_remove_callback(spec->port, callback);
}
#endif

#endif
