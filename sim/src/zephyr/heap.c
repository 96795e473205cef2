/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The system heap: exactly as many bytes as configured, in chunks with a header of 8 bytes, first
 * fit. What is not handed out is poisoned, so that a write past the end of a block is found.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sim.h"

/* What applications ask for its statistics. */
struct k_heap _system_heap;

#define UNIT 8U

/* In front of each chunk: its size with the header, in bytes, and whether it is in use. */
struct header {
	uint32_t size;
	uint32_t used;
};

static uint8_t *heap;
static size_t heap_size;
static size_t allocated;
static size_t most_allocated;

static struct header header_at(size_t at)
{
	struct header header;

	host_unpoison(heap + at, sizeof(header));
	memcpy(&header, heap + at, sizeof(header));
	host_poison(heap + at, sizeof(header));
	return header;
}

static void write_header(size_t at, struct header header)
{
	host_unpoison(heap + at, sizeof(header));
	memcpy(heap + at, &header, sizeof(header));
	host_poison(heap + at, sizeof(header));
}

void sim_heap_start(void)
{
	heap_size =
		(host_options.heap_bytes != 0 ? host_options.heap_bytes : sim_config.heap_bytes);
	heap_size -= heap_size % UNIT;
	heap = calloc(1, heap_size + UNIT);
	host_poison(heap, heap_size + UNIT);
	if (heap_size > UNIT) {
		write_header(0, (struct header){.size = (uint32_t)heap_size});
	}
}

/* Free chunks side by side become one. */
static struct header joined_with_next(size_t at)
{
	struct header header = header_at(at);
	struct header next;

	while (!header.used && at + header.size < heap_size) {
		next = header_at(at + header.size);
		if (next.used) {
			break;
		}
		header.size += next.size;
		write_header(at, header);
	}
	return header;
}

static void *allocate(size_t size)
{
	const size_t wanted = (size + sizeof(struct header) + UNIT - 1) / UNIT * UNIT;
	struct header header;
	size_t at;

	for (at = 0; heap_size > UNIT && at < heap_size; at += header.size) {
		header = joined_with_next(at);
		if (header.used || header.size < wanted) {
			continue;
		}
		if (header.size > wanted) {
			write_header(at + wanted,
				     (struct header){.size = header.size - (uint32_t)wanted});
		}
		write_header(at, (struct header){.size = (uint32_t)wanted, .used = 1});
		host_unpoison(heap + at + sizeof(struct header), size);
		allocated += wanted;
		most_allocated = MAX(most_allocated, allocated);
		return heap + at + sizeof(struct header);
	}
	return NULL;
}

static size_t largest_free(void)
{
	struct header header;
	size_t largest = 0;
	size_t at;

	for (at = 0; heap_size > UNIT && at < heap_size; at += header.size) {
		header = joined_with_next(at);
		if (!header.used) {
			largest = MAX(largest, header.size - sizeof(struct header));
		}
	}
	return largest;
}

/* Blocks of the run's own, that leave the application less. */
static void *pressing[64];

void sim_heap_press(size_t left)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(pressing) && pressing[i] != NULL; i++) {
		k_free(pressing[i]);
		pressing[i] = NULL;
	}
	for (i = 0; left > 0 && i < ARRAY_SIZE(pressing) && heap_size - allocated > left &&
		    largest_free() > 0;
	     i++) {
		pressing[i] = allocate(MIN(largest_free(), heap_size - allocated - left));
	}
}

size_t sim_heap_allocated(void)
{
	return allocated;
}

void *k_malloc(size_t size)
{
	static bool told_where;
	char text[64];
	void *block;

	host_alive();
	block = allocate(size);
	/* What the run itself has taken is not the application's fault. */
	if (block == NULL && pressing[0] == NULL) {
		snprintf(text, sizeof(text), "%zu %zu %zu", size, largest_free(), heap_size);
		host_warn(sim_now(), "heap", text);
		if (!told_where) {
			told_where = true;
			host_where(sim_current->name);
		}
	}
	return block;
}

void *k_calloc(size_t nmemb, size_t size)
{
	void *block = size != 0 && nmemb > SIZE_MAX / size ? NULL : k_malloc(nmemb * size);

	if (block != NULL) {
		memset(block, 0, nmemb * size);
	}
	return block;
}

void k_free(void *ptr)
{
	struct header header;
	size_t at;

	host_alive();
	if (ptr == NULL) {
		return;
	}
	at = (size_t)((uint8_t *)ptr - heap) - sizeof(struct header);
	if (at >= heap_size || at % UNIT != 0) {
		sim_stop("free", "foreign");
	}
	header = header_at(at);
	if (header.used != 1) {
		sim_stop("free", "twice");
	}
	host_poison(ptr, header.size - sizeof(header));
	write_header(at, (struct header){.size = header.size});
	allocated -= header.size;
}

void sim_heap_reserve(size_t size)
{
	if (k_malloc(size - sizeof(struct header)) == NULL) {
		sim_log("csk_wifi", 1, "malloc failed");
	}
}

#if NANOKIT_SIM_SDK_LINE >= 1 && defined(CONFIG_SYS_HEAP_RUNTIME_STATS)
/* Bytes with their headers, as Zephyr counts them. */
int sys_heap_runtime_stats_get(struct sys_heap *heap_asked, struct NANOKIT_SIM_HEAP_STATS *stats)
{
	sim_call("sys_heap_runtime_stats_get", " ");
	if (heap_asked != &_system_heap.heap || stats == NULL) {
		return -EINVAL;
	}
	stats->allocated_bytes = allocated;
	stats->free_bytes = heap_size - allocated;
	stats->max_allocated_bytes = most_allocated;
	return 0;
}

int sys_heap_runtime_stats_reset_max(struct sys_heap *heap_asked)
{
	if (heap_asked != &_system_heap.heap) {
		return -EINVAL;
	}
	most_allocated = allocated;
	return 0;
}
#endif
