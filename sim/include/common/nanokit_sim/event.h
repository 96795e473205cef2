/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_EVENT_H_
#define NANOKIT_SIM_EVENT_H_

#include <nanokit_sim/kernel.h>

/* <kernel.h>, events: 32 bits that threads wait for, on lines 1 and 2 (CONFIG_EVENTS). */
#if NANOKIT_SIM_SDK_LINE >= 1
struct k_event {
	uint32_t events;
};

#define K_EVENT_DEFINE(name) struct k_event name = {.events = 0}

void k_event_init(struct k_event *event);
/* Sets these beside those that are set; k_event_set() in their place. */
void k_event_post(struct k_event *event, uint32_t events);
void k_event_set(struct k_event *event, uint32_t events);
#if NANOKIT_SIM_SDK_LINE >= 2
void k_event_set_masked(struct k_event *event, uint32_t events, uint32_t events_mask);
void k_event_clear(struct k_event *event, uint32_t events);
#endif
/* Those of the wanted that are set, any or all; 0 after the timeout. They stay set. */
uint32_t k_event_wait(struct k_event *event, uint32_t events, bool reset, k_timeout_t timeout);
uint32_t k_event_wait_all(struct k_event *event, uint32_t events, bool reset, k_timeout_t timeout);
#endif

#endif
