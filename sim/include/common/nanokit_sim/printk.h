/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_PRINTK_H_
#define NANOKIT_SIM_PRINTK_H_

#include <inttypes.h>
#include <stdarg.h>
#include <nanokit_sim/util.h>

/* <sys/printk.h>: the same on all lines. */
void printk(const char *fmt, ...) __printf_like(1, 2);

#endif
