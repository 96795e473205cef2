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
#define __packed __attribute__((__packed__))
#define __aligned(x) __attribute__((__aligned__(x)))
#define __used __attribute__((__used__))
#define __unused __attribute__((__unused__))
#define __weak __attribute__((__weak__))
#define __deprecated __attribute__((deprecated))
#define __must_check __attribute__((warn_unused_result))
#ifndef __fallthrough
#define __fallthrough __attribute__((fallthrough))
#endif
#define ALWAYS_INLINE inline __attribute__((always_inline))
#define FUNC_NORETURN __attribute__((__noreturn__))
#define likely(x) (__builtin_expect((bool)!!(x), true) != 0L)
#define unlikely(x) (__builtin_expect((bool)!!(x), false) != 0L)
#define NANOKIT_SIM_STRINGIFY(x) #x
#define STRINGIFY(x) NANOKIT_SIM_STRINGIFY(x)

/* <sys/util_macro.h>: the same on all lines. A Kconfig symbol that is y is defined as 1. */
#define BIT(n) (1UL << (n))
#define BIT64(n) (1ULL << (n))
#define BIT_MASK(n) (BIT(n) - 1UL)
#define BIT64_MASK(n) (BIT64(n) - 1ULL)
#define WRITE_BIT(var, bit, set) ((var) = (set) ? ((var) | BIT(bit)) : ((var) & ~BIT(bit)))
#define IS_ENABLED(symbol) NANOKIT_SIM_IF_FLAG(symbol)
#define NANOKIT_SIM_IF_FLAG(value) NANOKIT_SIM_IF_SHIFT(NANOKIT_SIM_SHIFT_##value)
#define NANOKIT_SIM_IF_SHIFT(shift) NANOKIT_SIM_SECOND(shift 1, 0, 0)
#define NANOKIT_SIM_SHIFT_1 0,
#define NANOKIT_SIM_SECOND(first, second, ...) second
#define COND_CODE_1(flag, code, other) NANOKIT_SIM_COND(flag, code, other)
#define COND_CODE_0(flag, code, other) NANOKIT_SIM_COND_0(flag, code, other)
#define IF_ENABLED(flag, code) COND_CODE_1(flag, code, ())
#define NANOKIT_SIM_COND(flag, code, other)                                                        \
	NANOKIT_SIM_COND_SHIFT(NANOKIT_SIM_SHIFT_##flag, code, other)
#define NANOKIT_SIM_COND_0(flag, code, other)                                                      \
	NANOKIT_SIM_COND_SHIFT(NANOKIT_SIM_SHIFT_0_##flag, code, other)
#define NANOKIT_SIM_SHIFT_0_0 0,
#define NANOKIT_SIM_COND_SHIFT(shift, code, other) NANOKIT_SIM_COND_PICK(shift code, other, 0)
#define NANOKIT_SIM_COND_PICK(first, second, ...) NANOKIT_SIM_UNWRAP second
#define NANOKIT_SIM_UNWRAP(...) __VA_ARGS__

/* <sys/util.h>: the same on all lines, but for the type of ARRAY_SIZE: long on line 0. */
#ifndef MIN
#define MIN(a, b) (((a) < (b)) ? (a) : (b))
#endif
#ifndef MAX
#define MAX(a, b) (((a) > (b)) ? (a) : (b))
#endif
#define CLAMP(val, low, high) (((val) <= (low)) ? (low) : MIN(val, high))
#define ROUND_UP(x, align)                                                                         \
	((((unsigned long)(x) + ((unsigned long)(align)-1)) / (unsigned long)(align)) *            \
	 (unsigned long)(align))
#define ROUND_DOWN(x, align)                                                                       \
	(((unsigned long)(x) / (unsigned long)(align)) * (unsigned long)(align))
#define ceiling_fraction(numerator, divider) (((numerator) + ((divider)-1)) / (divider))
#define KB(x) ((x) << 10)
#define POINTER_TO_UINT(x) ((uintptr_t)(x))
#define UINT_TO_POINTER(x) ((void *)(uintptr_t)(x))
#define POINTER_TO_INT(x) ((intptr_t)(x))
#define INT_TO_POINTER(x) ((void *)(intptr_t)(x))
#if NANOKIT_SIM_SDK_LINE >= 1
#define IN_RANGE(val, min, max) ((val) >= (min) && (val) <= (max))
#endif
#if NANOKIT_SIM_SDK_LINE >= 2
#define DIV_ROUND_UP(n, d) (((n) + (d)-1) / (d))
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
