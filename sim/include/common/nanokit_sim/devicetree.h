/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_DEVICETREE_H_
#define NANOKIT_SIM_DEVICETREE_H_

#include <nanokit_sim/util.h>

/*
 * <devicetree.h>: the same on all lines. A node is a name that macros are made of, as Zephyr's
 * build generates them; here they stand in front of the application's sources, made of
 * schemas/boards/ (src/simulate/devicetree.ts): its aliases, and the ports of their pins.
 */
#define DT_CAT(a, b) NANOKIT_SIM_CAT(a, b)
#define DT_CAT3(a, b, c) NANOKIT_SIM_CAT3(a, b, c)
#define DT_CAT4(a, b, c, d) NANOKIT_SIM_CAT4(a, b, c, d)
#define NANOKIT_SIM_CAT(a, b) a##b
#define NANOKIT_SIM_CAT3(a, b, c) a##b##c
#define NANOKIT_SIM_CAT4(a, b, c, d) a##b##c##d
#define NANOKIT_SIM_CAT6(a, b, c, d, e, f) a##b##c##d##e##f
#define NANOKIT_SIM_DT_PHA(node, prop, idx, what)                                                  \
	NANOKIT_SIM_CAT6(node, _P_, prop, _IDX_, idx, _##what)

#define DT_ALIAS(alias) DT_CAT(DT_N_ALIAS_, alias)
#define DT_NODELABEL(label) DT_CAT(DT_N_NODELABEL_, label)
#define DT_NODE_EXISTS(node) IS_ENABLED(DT_CAT(node, _EXISTS))
#define DT_NODE_HAS_STATUS(node, status) IS_ENABLED(DT_CAT3(node, _STATUS_, status))
#define DT_NODE_HAS_PROP(node, prop) IS_ENABLED(DT_CAT4(node, _P_, prop, _EXISTS))

#define DT_GPIO_CTLR_BY_IDX(node, prop, idx) NANOKIT_SIM_DT_PHA(node, prop, idx, PH)
#define DT_GPIO_PIN_BY_IDX(node, prop, idx) NANOKIT_SIM_DT_PHA(node, prop, idx, VAL_pin)
#define DT_GPIO_FLAGS_BY_IDX(node, prop, idx) NANOKIT_SIM_DT_PHA(node, prop, idx, VAL_flags)
#define DT_GPIO_CTLR(node, prop) DT_GPIO_CTLR_BY_IDX(node, prop, 0)
#define DT_GPIO_PIN(node, prop) DT_GPIO_PIN_BY_IDX(node, prop, 0)
#define DT_GPIO_FLAGS(node, prop) DT_GPIO_FLAGS_BY_IDX(node, prop, 0)

#endif
