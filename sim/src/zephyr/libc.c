/* SPDX-License-Identifier: Apache-2.0 */
/* What the libc does on the board, where the PC's would do something else. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
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

int puts(const char *text)
{
	return printf("%s\n", text);
}

int putchar(int character)
{
	printf("%c", character);
	return character;
}

void exit(int status)
{
	sim_stop("assert", "exit(%d): there is nothing to return to", status);
}

void abort(void)
{
	sim_stop("assert", "abort()");
}
