/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_DEVICE_H_
#define NANOKIT_SIM_DEVICE_H_

#include <nanokit_sim/devicetree.h>
#include <nanokit_sim/types.h>

/* <device.h>: the same on all lines, cut down to the two ports of pins, gpioa and gpiob. */
struct device {
	const char *name;
	/* The run-time's own. */
	int port;
};

/* What belongs to a node of the devicetree; without such a node there is none, as in Zephyr. */
#define DEVICE_DT_NAME_GET(node) DT_CAT(__device_dts_ord_, DT_CAT(node, _ORD))
#define DEVICE_DT_GET(node) (&DEVICE_DT_NAME_GET(node))

extern const struct device __device_dts_ord_1;
extern const struct device __device_dts_ord_2;

bool device_is_ready(const struct device *dev);

#endif
