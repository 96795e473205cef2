/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_TYPES_H_
#define NANOKIT_SIM_TYPES_H_

/* <zephyr/types.h>: the one header with a zephyr/ prefix on all three lines. */
#include <nanokit_sim/line.h>
#include <stddef.h>
#include <stdint.h>

#endif
