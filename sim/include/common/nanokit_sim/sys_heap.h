/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_SYS_HEAP_H_
#define NANOKIT_SIM_SYS_HEAP_H_

/* <sys/sys_heap.h>: the application includes it and uses nothing of it; same on all lines. */
#include <stdbool.h>
#include <nanokit_sim/types.h>

#endif
