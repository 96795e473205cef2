/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_ASSERT_H_
#define NANOKIT_SIM_ASSERT_H_

#include <stdbool.h>

/*
 * <sys/__assert.h>: the same on all lines. Assertions are compiled in with CONFIG_ASSERT alone; the
 * level and the verbosity are Zephyr's defaults unless the configuration says otherwise.
 */
#if defined(CONFIG_ASSERT) && !defined(CONFIG_FORCE_NO_ASSERT)
#ifdef CONFIG_ASSERT_LEVEL
#define __ASSERT_ON CONFIG_ASSERT_LEVEL
#else
#define __ASSERT_ON 2
#endif
#else
#define __ASSERT_ON 0
#endif

void assert_print(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#define NANOKIT_SIM_TEXT_OF(x) #x
#ifdef CONFIG_ASSERT_NO_COND_INFO
#define NANOKIT_SIM_ASSERT_COND(test) ""
#else
#define NANOKIT_SIM_ASSERT_COND(test) " [" NANOKIT_SIM_TEXT_OF(test) "]"
#endif

/* What it prints is Zephyr's; an application may define assert_post_action() itself. */
#ifdef CONFIG_ASSERT_NO_FILE_INFO
void assert_post_action(void);
#define __ASSERT_LOC(test) assert_print("ASSERTION FAIL%s\n", NANOKIT_SIM_ASSERT_COND(test))
#define __ASSERT_POST_ACTION() assert_post_action()
#else
void assert_post_action(const char *file, unsigned int line);
#define __ASSERT_LOC(test)                                                                         \
	assert_print("ASSERTION FAIL%s @ %s:%d\n", NANOKIT_SIM_ASSERT_COND(test), __FILE__,        \
		     __LINE__)
#define __ASSERT_POST_ACTION() assert_post_action(__FILE__, __LINE__)
#endif

#ifdef CONFIG_ASSERT_NO_MSG_INFO
#define __ASSERT_MSG_INFO(...)
#else
#define __ASSERT_MSG_INFO(...) NANOKIT_SIM_ASSERT_TEXT(__VA_ARGS__, "")
#define NANOKIT_SIM_ASSERT_TEXT(fmt, ...) assert_print("\t" fmt "\n%s", __VA_ARGS__)
#endif

#if __ASSERT_ON
#define __ASSERT_NO_MSG(test)                                                                      \
	do {                                                                                       \
		if (!(test)) {                                                                     \
			__ASSERT_LOC(test);                                                        \
			__ASSERT_POST_ACTION();                                                    \
		}                                                                                  \
	} while (false)
#define __ASSERT(test, ...)                                                                        \
	do {                                                                                       \
		if (!(test)) {                                                                     \
			__ASSERT_LOC(test);                                                        \
			__ASSERT_MSG_INFO(__VA_ARGS__);                                            \
			__ASSERT_POST_ACTION();                                                    \
		}                                                                                  \
	} while (false)
#define __ASSERT_EVAL(expr1, expr2, test, ...)                                                     \
	do {                                                                                       \
		expr2;                                                                             \
		__ASSERT(test, __VA_ARGS__);                                                       \
	} while (false)
#else
#define __ASSERT_NO_MSG(test)                                                                      \
	{                                                                                          \
	}
#define __ASSERT(test, ...)                                                                        \
	{                                                                                          \
	}
#define __ASSERT_EVAL(expr1, expr2, test, ...) expr1
#endif

#endif
