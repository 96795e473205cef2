/* SPDX-License-Identifier: Apache-2.0 */
/* The libc's or the compiler's own <stdint.h>, with Zephyr's idea of 32- and 64-bit integers. */
#include <nanokit_sim/int_types.h>
/*
 * As Zephyr's <stdint.h> for newlib does: GCC's own, for freestanding code, does not tell newlib's
 * <inttypes.h> that there are 64-bit integers, and PRId64 would be missing.
 */
#if __has_include(<sys/_stdint.h>)
#include <sys/_stdint.h>
#endif
#include_next <stdint.h>

#ifdef NANOKIT_SIM_LONG_LONG_64
/* Clang's leaves these behind as macros, and glibc has types of this name. */
#undef __int_least64_t
#undef __uint_least64_t

#undef INT64_C
#undef UINT64_C
#undef INT64_MAX
#undef INT64_MIN
#undef UINT64_MAX
#define INT64_C(c) c##LL
#define UINT64_C(c) c##ULL
#define INT64_MAX 9223372036854775807LL
#define INT64_MIN (-INT64_MAX - 1)
#define UINT64_MAX 18446744073709551615ULL
#endif
