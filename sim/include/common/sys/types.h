/* SPDX-License-Identifier: Apache-2.0 */
/* The libc's own <sys/types.h>, with Zephyr's idea of 32- and 64-bit integers. */
#include <stdint.h>
#include_next <sys/types.h>
