/* SPDX-License-Identifier: Apache-2.0 */
/* The libc's own <stdint.h>, with Zephyr's idea of a 32-bit integer. */
#include <nanokit_sim/int_types.h>
/*
 * As Zephyr's <stdint.h> for newlib does: GCC's own, for freestanding code, does not tell newlib's
 * <inttypes.h> that there are 64-bit integers, and PRId64 would be missing.
 */
#if __has_include(<sys/_stdint.h>)
#include <sys/_stdint.h>
#endif
#include_next <stdint.h>
