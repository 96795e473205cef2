/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_UTIL_H_
#define NANOKIT_SIM_UTIL_H_

#include <stdbool.h>
#include <string.h>
#include <nanokit_sim/types.h>

/* Under -std=c99, glibc puts a macro in its place that loses the message. */
#undef _Static_assert

/* <toolchain.h>: the same on all lines. */
#define ARG_UNUSED(x) (void)(x)
#define BUILD_ASSERT(expr, ...) _Static_assert(expr, "" __VA_ARGS__)
#define __printf_like(fmt, args) __attribute__((format(printf, fmt, args)))

/* <sys/util_macro.h>: the same on all lines. A Kconfig symbol that is y is defined as 1. */
#define BIT(n) (1UL << (n))
#define IS_ENABLED(symbol) NANOKIT_SIM_IF_FLAG(symbol)
#define NANOKIT_SIM_IF_FLAG(value) NANOKIT_SIM_IF_SHIFT(NANOKIT_SIM_SHIFT_##value)
#define NANOKIT_SIM_IF_SHIFT(shift) NANOKIT_SIM_SECOND(shift 1, 0, 0)
#define NANOKIT_SIM_SHIFT_1 0,
#define NANOKIT_SIM_SECOND(first, second, ...) second

/* <sys/util.h>: the same on all lines, but for the type of ARRAY_SIZE: long on line 0. */
#ifndef MIN
#define MIN(a, b) (((a) < (b)) ? (a) : (b))
#endif
#ifndef MAX
#define MAX(a, b) (((a) > (b)) ? (a) : (b))
#endif
#define CONTAINER_OF(ptr, type, field) ((type *)(((char *)(ptr)) - offsetof(type, field)))

#if NANOKIT_SIM_SDK_LINE == 0
#define NANOKIT_SIM_ARRAY_SIZE_TYPE long
#else
#define NANOKIT_SIM_ARRAY_SIZE_TYPE size_t
#endif

/* A pointer is no array: its type is the type of its first element's address. */
#define NANOKIT_SIM_IS_POINTER(array)                                                              \
	__builtin_types_compatible_p(__typeof__(array), __typeof__(&(array)[0]))
#define ARRAY_SIZE(array)                                                                          \
	((NANOKIT_SIM_ARRAY_SIZE_TYPE)(sizeof(array) / sizeof((array)[0]) +                        \
				       sizeof(char[1 - 2 * NANOKIT_SIM_IS_POINTER(array)]) - 1))

#endif
