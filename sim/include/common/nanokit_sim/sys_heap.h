/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_SYS_HEAP_H_
#define NANOKIT_SIM_SYS_HEAP_H_

#include <stdbool.h>
#include <nanokit_sim/types.h>

/* <sys/sys_heap.h>, what a heap says of itself; line 0 has no such statistics. */
struct sys_heap {
	void *heap;
};

#if NANOKIT_SIM_SDK_LINE >= 1 && defined(CONFIG_SYS_HEAP_RUNTIME_STATS)
#if NANOKIT_SIM_SDK_LINE == 1
#define NANOKIT_SIM_HEAP_STATS sys_heap_runtime_stats
#else
#define NANOKIT_SIM_HEAP_STATS sys_memory_stats
#endif

struct NANOKIT_SIM_HEAP_STATS {
	size_t free_bytes;
	size_t allocated_bytes;
	size_t max_allocated_bytes;
};

/* 0, or -EINVAL. The only heap is the system's: extern struct k_heap _system_heap. */
int sys_heap_runtime_stats_get(struct sys_heap *heap, struct NANOKIT_SIM_HEAP_STATS *stats);
int sys_heap_runtime_stats_reset_max(struct sys_heap *heap);
#endif

#endif
