/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_NET_MGMT_H_
#define NANOKIT_SIM_NET_MGMT_H_

#include <nanokit_sim/net_core.h>
#include <nanokit_sim/net_event.h>

/* <net/net_mgmt.h>, event callbacks: the same on all lines. */
struct net_if;
struct net_mgmt_event_callback;

typedef void (*net_mgmt_event_handler_t)(struct net_mgmt_event_callback *cb, uint32_t mgmt_event,
					 struct net_if *iface);

struct net_mgmt_event_callback {
	/* The run-time's list of callbacks. */
	struct net_mgmt_event_callback *next;
	net_mgmt_event_handler_t handler;
#ifdef CONFIG_NET_MGMT_EVENT_INFO
	const void *info;
	size_t info_length;
#endif
	uint32_t event_mask;
};

/* Without CONFIG_NET_MGMT_EVENT the three calls vanish without a word, as in Zephyr. */
#ifdef CONFIG_NET_MGMT_EVENT
static inline void net_mgmt_init_event_callback(struct net_mgmt_event_callback *cb,
						net_mgmt_event_handler_t handler,
						uint32_t mgmt_event_mask)
{
	cb->handler = handler;
	cb->event_mask = mgmt_event_mask;
}

void net_mgmt_add_event_callback(struct net_mgmt_event_callback *cb);
void net_mgmt_del_event_callback(struct net_mgmt_event_callback *cb);
#else
#define net_mgmt_init_event_callback(...)
#define net_mgmt_add_event_callback(...)
#define net_mgmt_del_event_callback(...)
#endif

#endif
