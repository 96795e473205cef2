/* SPDX-License-Identifier: Apache-2.0 */
/* The console: printk(), and log lines in Zephyr's layout. */
#include <stdarg.h>
#include <stdio.h>
#include <nanokit_sim/log.h>
#include <nanokit_sim/printk.h>
#include "sim.h"

#define TEXT_MAX 2048

static const char *const level_names[] = {"", "err", "wrn", "inf", "dbg"};

void sim_vprint(const char *fmt, va_list args)
{
	char text[TEXT_MAX];
	int len = vsnprintf(text, sizeof(text), fmt, args);

	if (len > 0) {
		host_console(sim_now(), text, MIN((size_t)len, sizeof(text) - 1));
	}
}

void vprintk(const char *fmt, va_list args)
{
	sim_look();
	sim_vprint(fmt, args);
}

void printk(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vprintk(fmt, args);
	va_end(args);
}

int vsnprintk(char *text, size_t size, const char *fmt, va_list args)
{
	return vsnprintf(text, size, fmt, args);
}

int snprintk(char *text, size_t size, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintk(text, size, fmt, args);
	va_end(args);
	return len;
}

/* "[hh:mm:ss.mmm,uuu] <lvl> module", and what divides it from the message; returns its length. */
static int prefix(char *text, size_t room, const char *module, uint32_t level)
{
	const int64_t now = sim_now();

	return snprintf(text, room, "[%02d:%02d:%02d.%03d,000] <%s> %s%s", (int)(now / 3600000),
			(int)(now / 60000 % 60), (int)(now / 1000 % 60), (int)(now % 1000),
			level_names[MIN(level, LOG_LEVEL_DBG)], module,
			level == LOG_LEVEL_DBG ? "." : ": ");
}

static void log_line(const char *module, uint32_t level, const char *func, const char *fmt,
		     va_list args)
{
	char text[TEXT_MAX];
	int len = prefix(text, sizeof(text), module, level);

	if (level == LOG_LEVEL_DBG && func != NULL) {
		len += snprintf(text + len, sizeof(text) - len, "%s: ", func);
	}
	vsnprintf(text + len, sizeof(text) - len, fmt, args);
	printk("%s\n", text);
}

void nanokit_sim_log(const struct nanokit_sim_log_module *module, uint32_t level, const char *func,
		     const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	log_line(module->name, level, func, fmt, args);
	va_end(args);
}

void sim_log(const char *module, uint32_t level, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	log_line(module, level, NULL, fmt, args);
	va_end(args);
}

/* 16 bytes: in hex, and as characters where they are any. A line is as long without its bytes. */
static void hexdump_line(const uint8_t *data, size_t length, int indent)
{
	char text[128];
	size_t len = 0;
	size_t i;

	for (i = 0; i < 16; i++) {
		len += snprintf(text + len, sizeof(text) - len, "%s", i == 8 ? " " : "");
		if (i < length) {
			len += snprintf(text + len, sizeof(text) - len, "%02x ", data[i]);
		} else {
			len += snprintf(text + len, sizeof(text) - len, "   ");
		}
	}
	text[len++] = '|';
	for (i = 0; i < 16; i++) {
		if (i == 8) {
			text[len++] = ' ';
		}
		if (i >= length) {
			text[len++] = ' ';
		} else {
			text[len++] = data[i] >= ' ' && data[i] <= '~' ? (char)data[i] : '.';
		}
	}
	text[len] = '\0';
	printk("%*s%s\n", indent, "", text);
}

void nanokit_sim_log_hexdump(const struct nanokit_sim_log_module *module, uint32_t level,
			     const char *func, const void *data, size_t length, const char *title)
{
	char text[TEXT_MAX];
	int indent = prefix(text, sizeof(text), module->name, level);
	const uint8_t *bytes = data;
	size_t at;

	ARG_UNUSED(func);

	/* The function's name is part of a message's format, and a hexdump has none. */
	printk("%s%s\n", text, title);
	for (at = 0; at < length; at += 16) {
		hexdump_line(bytes + at, MIN(length - at, 16), indent);
	}
}

#if NANOKIT_SIM_SDK_LINE == 0
char *log_strdup(const char *str)
{
	return (char *)str;
}
#endif
