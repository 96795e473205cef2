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

#endif
