/* SPDX-License-Identifier: Apache-2.0 */
/* The libc's own <string.h>, with Zephyr's idea of a 32-bit integer. */
#include <nanokit_sim/int_types.h>
#include_next <string.h>
