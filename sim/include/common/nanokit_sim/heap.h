/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_HEAP_H_
#define NANOKIT_SIM_HEAP_H_

#include <nanokit_sim/sys_heap.h>

/* <kernel.h>, heaps: there is only the system's, _system_heap, which Zephyr declares nowhere. */
struct k_heap {
	struct sys_heap heap;
};

/* CONFIG_HEAP_MEM_POOL_SIZE bytes, headers included; NULL if full. */
void *k_malloc(size_t size);
void *k_calloc(size_t nmemb, size_t size);
void k_free(void *ptr);

#endif
