/* SPDX-License-Identifier: Apache-2.0 */
/* Random numbers that are the same in each run with the same --seed (xorshift, by G. Marsaglia). */
#include <nanokit_sim/rand32.h>
#include "sim.h"

uint32_t sys_rand32_get(void)
{
	static uint32_t state;

	sim_call("sys_rand32_get", " ");
	if (state == 0) {
		/* Seeds that are near each other shall not begin alike; 0 would stay 0. */
		state = (host_options.seed + host_options.life) * 2654435761U + 0x9e3779b9U;
		state = state != 0 ? state : 1;
	}
	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state;
}
