/* SPDX-License-Identifier: Apache-2.0 */
/* Still there on this line, with a warning, as in Zephyr 3.4. */
#include <nanokit_sim/kernel.h>
#warning "<zephyr/zephyr.h> is deprecated: include <zephyr/kernel.h>"
