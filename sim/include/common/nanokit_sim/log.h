/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_LOG_H_
#define NANOKIT_SIM_LOG_H_

#include <stdarg.h>
#include <stdbool.h>
#include <nanokit_sim/util.h>

/* <logging/log_core.h>: the same on all lines. */
#define LOG_LEVEL_NONE 0U
#define LOG_LEVEL_ERR 1U
#define LOG_LEVEL_WRN 2U
#define LOG_LEVEL_INF 3U
#define LOG_LEVEL_DBG 4U

/* What the run-time gets of a log line; Zephyr prints the function's name for <dbg> only. */
struct nanokit_sim_log_module {
	const char *name;
	uint32_t level;
};

void nanokit_sim_log(const struct nanokit_sim_log_module *module, uint32_t level, const char *func,
		     const char *fmt, ...) __printf_like(4, 5);
void nanokit_sim_log_hexdump(const struct nanokit_sim_log_module *module, uint32_t level,
			     const char *func, const void *data, size_t length, const char *title);

/*
 * <logging/log.h>, modules: the same on all lines. One file registers a name, others declare it;
 * without a level the Kconfig default counts, and without CONFIG_LOG nothing is logged.
 */
#ifdef CONFIG_LOG_DEFAULT_LEVEL
#define NANOKIT_SIM_LOG_DEFAULT_LEVEL CONFIG_LOG_DEFAULT_LEVEL
#else
#define NANOKIT_SIM_LOG_DEFAULT_LEVEL LOG_LEVEL_INF
#endif

#define LOG_MODULE_REGISTER(...)                                                                   \
	NANOKIT_SIM_LOG_REGISTER(__VA_ARGS__, NANOKIT_SIM_LOG_DEFAULT_LEVEL, 0)
#define LOG_MODULE_DECLARE(...)                                                                    \
	NANOKIT_SIM_LOG_DECLARE(__VA_ARGS__, NANOKIT_SIM_LOG_DEFAULT_LEVEL, 0)

#define NANOKIT_SIM_LOG_REGISTER(module, log_level, ...)                                           \
	extern const struct nanokit_sim_log_module nanokit_sim_log_module_##module;                \
	const struct nanokit_sim_log_module nanokit_sim_log_module_##module = {                    \
		.name = #module, .level = (log_level)};                                            \
	NANOKIT_SIM_LOG_DECLARE(module, log_level, 0)

#define NANOKIT_SIM_LOG_DECLARE(module, log_level, ...)                                            \
	extern const struct nanokit_sim_log_module nanokit_sim_log_module_##module;                \
	static const struct nanokit_sim_log_module *const nanokit_sim_log_this                     \
		__attribute__((unused)) = &nanokit_sim_log_module_##module;                        \
	static const uint32_t nanokit_sim_log_level __attribute__((unused)) =                      \
		IS_ENABLED(CONFIG_LOG) ? (log_level) : LOG_LEVEL_NONE

/* <logging/log.h>, messages: the same on all lines. A log line is a statement of no value. */
#define LOG_ERR(...) NANOKIT_SIM_LOG(LOG_LEVEL_ERR, __VA_ARGS__)
#define LOG_WRN(...) NANOKIT_SIM_LOG(LOG_LEVEL_WRN, __VA_ARGS__)
#define LOG_INF(...) NANOKIT_SIM_LOG(LOG_LEVEL_INF, __VA_ARGS__)
#define LOG_DBG(...) NANOKIT_SIM_LOG(LOG_LEVEL_DBG, __VA_ARGS__)

#define NANOKIT_SIM_LOG(severity, ...)                                                             \
	do {                                                                                       \
		if ((severity) <= nanokit_sim_log_level) {                                         \
			nanokit_sim_log(nanokit_sim_log_this, (severity), __func__, __VA_ARGS__);  \
		}                                                                                  \
	} while (false)

#define LOG_HEXDUMP_ERR(data, length, title)                                                       \
	NANOKIT_SIM_LOG_HEXDUMP(LOG_LEVEL_ERR, data, length, title)
#define LOG_HEXDUMP_WRN(data, length, title)                                                       \
	NANOKIT_SIM_LOG_HEXDUMP(LOG_LEVEL_WRN, data, length, title)
#define LOG_HEXDUMP_INF(data, length, title)                                                       \
	NANOKIT_SIM_LOG_HEXDUMP(LOG_LEVEL_INF, data, length, title)
#define LOG_HEXDUMP_DBG(data, length, title)                                                       \
	NANOKIT_SIM_LOG_HEXDUMP(LOG_LEVEL_DBG, data, length, title)

#define NANOKIT_SIM_LOG_HEXDUMP(severity, data, length, title)                                     \
	do {                                                                                       \
		if ((severity) <= nanokit_sim_log_level) {                                         \
			nanokit_sim_log_hexdump(nanokit_sim_log_this, (severity), __func__, data,  \
						length, title);                                    \
		}                                                                                  \
	} while (false)

/*
 * <logging/log.h>, copies of strings: line 0 needs one for every %s that is not constant when its
 * messages are printed later (its default); on line 1 it hands the string back; gone on line 2.
 */
#if NANOKIT_SIM_SDK_LINE == 0
char *log_strdup(const char *str);
#elif NANOKIT_SIM_SDK_LINE == 1
static inline char *log_strdup(const char *str)
{
	return (char *)str;
}
#endif

#endif
