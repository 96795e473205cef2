/* SPDX-License-Identifier: Apache-2.0 */
/* Events of the network, and the callbacks for them, which a thread of their own calls. */
#include <nanokit_sim/net_event.h>
#include <nanokit_sim/net_mgmt.h>
#include "network.h"
#include "sim.h"

static struct k_work_q event_queue;
static struct net_if *watched;

void sim_events_start(struct net_if *iface)
{
	watched = iface;
	sim_queue_start(&event_queue, "net_mgmt", -2);
}

#ifdef CONFIG_NET_MGMT_EVENT
#define EVENTS 16
#define EVENT_KIND_MASK 0xFFFF0000U

static struct net_mgmt_event_callback *callbacks;
static uint32_t waiting[EVENTS];
static unsigned int first, count;

static void call_back(struct k_work *work)
{
	struct net_mgmt_event_callback *cb;
	struct net_mgmt_event_callback *next;
	uint32_t event;

	ARG_UNUSED(work);

	while (count > 0) {
		event = waiting[first];
		first = (first + 1) % EVENTS;
		count--;
		for (cb = callbacks; cb != NULL; cb = next) {
			next = cb->next;
			if ((cb->event_mask & EVENT_KIND_MASK) == (event & EVENT_KIND_MASK) &&
			    (cb->event_mask & event & ~EVENT_KIND_MASK) ==
				    (event & ~EVENT_KIND_MASK)) {
				cb->handler(cb, event, watched);
			}
		}
	}
}

static struct k_work event_work = {.handler = call_back};

void sim_event(uint32_t event)
{
	if (count < EVENTS) {
		waiting[(first + count++) % EVENTS] = event;
		k_work_submit_to_queue(&event_queue, &event_work);
	}
}

void net_mgmt_add_event_callback(struct net_mgmt_event_callback *cb)
{
	sim_call("net_mgmt_add_event_callback", "0x%08x", cb->event_mask);
	cb->next = callbacks;
	callbacks = cb;
}

void net_mgmt_del_event_callback(struct net_mgmt_event_callback *cb)
{
	struct net_mgmt_event_callback **link;

	sim_call("net_mgmt_del_event_callback", "0x%08x", cb->event_mask);
	for (link = &callbacks; *link != NULL; link = &(*link)->next) {
		if (*link == cb) {
			*link = cb->next;
			return;
		}
	}
}
#else
void sim_event(uint32_t event)
{
	ARG_UNUSED(event);
}
#endif
