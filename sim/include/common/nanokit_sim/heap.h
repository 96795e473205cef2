/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_HEAP_H_
#define NANOKIT_SIM_HEAP_H_

#include <nanokit_sim/types.h>

/* <kernel.h>, the system heap: CONFIG_HEAP_MEM_POOL_SIZE bytes, headers included; NULL if full. */
void *k_malloc(size_t size);
void *k_calloc(size_t nmemb, size_t size);
void k_free(void *ptr);

#endif
