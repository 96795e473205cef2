/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_PRINTK_H_
#define NANOKIT_SIM_PRINTK_H_

#include <inttypes.h>
#include <stdarg.h>
#include <nanokit_sim/util.h>

/* <sys/printk.h>: the same on all lines. */
void printk(const char *fmt, ...) __printf_like(1, 2);
void vprintk(const char *fmt, va_list args) __printf_like(1, 0);
int snprintk(char *text, size_t size, const char *fmt, ...) __printf_like(3, 4);
int vsnprintk(char *text, size_t size, const char *fmt, va_list args) __printf_like(3, 0);

#endif
