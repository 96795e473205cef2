/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_RAND32_H_
#define NANOKIT_SIM_RAND32_H_

#include <nanokit_sim/kernel.h>

/* <random/rand32.h>: the same on all lines; <random/random.h> came after line 2. */
uint32_t sys_rand32_get(void);

#endif
