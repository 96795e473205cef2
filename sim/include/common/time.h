/* SPDX-License-Identifier: Apache-2.0 */
/* The libc's own <time.h>, with the board's clock in place of the PC's. */
#include_next <time.h>
#include <nanokit_sim/clock.h>
