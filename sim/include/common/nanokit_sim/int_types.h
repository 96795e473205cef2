/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_INT_TYPES_H_
#define NANOKIT_SIM_INT_TYPES_H_

/*
 * zephyr/toolchain/zephyr_stdint.h, which the Zephyr build puts before every source file, on all
 * lines: a 32-bit integer is an int, so that %u takes a uint32_t. GCC for Arm would make it a
 * long. The libc wrappers beside this folder include this first, because newlib derives PRIu32
 * and its own types from the same macros.
 */
#if __SIZEOF_INT__ == 4 && __SIZEOF_LONG__ == 4
#undef __INT32_TYPE__
#undef __UINT32_TYPE__
#undef __INT_LEAST32_TYPE__
#undef __UINT_LEAST32_TYPE__
#define __INT32_TYPE__ int
#define __UINT32_TYPE__ unsigned int
#define __INT_LEAST32_TYPE__ int
#define __UINT_LEAST32_TYPE__ unsigned int
#endif

/*
 * A 64-bit integer is a long long on the board, so that %lld takes an int64_t; on most PCs it is a
 * long, which is as large. In applications (free-standing code) it is the board's; our own sources
 * keep the PC's, which is the same to a linker.
 */
#if __SIZEOF_LONG__ == 8 && !__STDC_HOSTED__
#define NANOKIT_SIM_LONG_LONG_64 1

/* What the compiler's own <stdint.h> makes its types of. */
#undef __INT64_TYPE__
#undef __UINT64_TYPE__
#undef __INT_LEAST64_TYPE__
#undef __UINT_LEAST64_TYPE__
#undef __INT_FAST64_TYPE__
#undef __UINT_FAST64_TYPE__
#define __INT64_TYPE__ long long int
#define __UINT64_TYPE__ unsigned long long int
#define __INT_LEAST64_TYPE__ long long int
#define __UINT_LEAST64_TYPE__ unsigned long long int
#define __INT_FAST64_TYPE__ long long int
#define __UINT_FAST64_TYPE__ unsigned long long int

/* Those that a libc would define once more, in <sys/types.h> (glibc) or everywhere (musl). */
typedef __INT64_TYPE__ int64_t;
typedef __UINT64_TYPE__ uint64_t;
typedef __INT_FAST64_TYPE__ int_fast64_t;
typedef __UINT_FAST64_TYPE__ uint_fast64_t;
typedef __INT_LEAST64_TYPE__ int_least64_t;
typedef __UINT_LEAST64_TYPE__ uint_least64_t;
#define _BITS_STDINT_INTN_H 1
#define _BITS_STDINT_UINTN_H 1
#define __DEFINED_int64_t
#define __DEFINED_uint64_t
#define __DEFINED_int_fast64_t
#define __DEFINED_uint_fast64_t
#define __DEFINED_int_least64_t
#define __DEFINED_uint_least64_t
#endif

#endif
