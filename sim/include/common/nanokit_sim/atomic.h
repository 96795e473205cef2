/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_ATOMIC_H_
#define NANOKIT_SIM_ATOMIC_H_

#include <nanokit_sim/line.h>

/* <sys/atomic.h>: the same on all lines, but for the size where a long is not an int. */
#if NANOKIT_SIM_SDK_LINE == 0
typedef int atomic_t;
#else
typedef long atomic_t;
#endif
typedef atomic_t atomic_val_t;

#define ATOMIC_INIT(i) (i)

atomic_val_t atomic_get(const atomic_t *target);
/* The value before. */
atomic_val_t atomic_set(atomic_t *target, atomic_val_t value);

#endif
