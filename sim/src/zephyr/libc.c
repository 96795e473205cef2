/* SPDX-License-Identifier: Apache-2.0 */
/* What the libc does on the board, where the PC's would do something else. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <nanokit_sim/printk.h>
#include "sim.h"

#undef putchar
#undef puts
#undef printf

int printf(const char *fmt, ...)
{
	va_list args;

	sim_look();
	va_start(args, fmt);
	sim_vprint(fmt, args);
	va_end(args);
	return 0;
}

/* Not printf(): a compiler makes puts() of it again. */
int puts(const char *text)
{
	printk("%s\n", text);
	return 0;
}

int putchar(int character)
{
	printk("%c", character);
	return character;
}

void exit(int status)
{
	sim_stop("panic", "exit(%d)", status);
}

void abort(void)
{
	sim_stop("panic", "abort()");
}
