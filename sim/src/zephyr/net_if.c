/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The network interface, DHCP, and the events of both. The pretended network is the one of the
 * documentation: addresses are the page's.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <nanokit_sim/net_event.h>
#include <nanokit_sim/net_if.h>
#include <nanokit_sim/net_mgmt.h>
#include <nanokit_sim/socket.h>
#include "sim.h"

#define ADDRESS "192.168.101.215"
#define ROUTER "192.168.101.1"
#define NETMASK "255.255.255.0"
#define LEASE_S 86400

static struct net_if the_interface;
static bool admin_up = true;
static bool link_up;
static unsigned int link_number;
static bool has_address;
static bool dhcp_running;
static struct nanokit_sim_callout dhcp_answer;

/* Callbacks are called by a thread of their own. */
static struct k_work_q event_queue;

#ifdef CONFIG_NET_IPV4
static struct net_if_ipv4 ipv4;
#endif

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
				cb->handler(cb, event, &the_interface);
			}
		}
	}
}

static struct k_work event_work = {.handler = call_back};

static void notify(uint32_t event)
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
static void notify(uint32_t event)
{
	ARG_UNUSED(event);
}
#endif

void sim_net_start(void)
{
	sim_queue_start(&event_queue, "net_mgmt", -2);
#ifdef CONFIG_NET_IPV4
	the_interface.config.ip.ipv4 = &ipv4;
#endif
}

struct net_if *net_if_get_default(void)
{
	sim_call("net_if_get_default", " ");
	return &the_interface;
}

int net_if_up(struct net_if *iface)
{
	ARG_UNUSED(iface);

	sim_call("net_if_up", " ");
	if (admin_up) {
		return -EALREADY;
	}
	admin_up = true;
	notify(NET_EVENT_IF_UP);
	return 0;
}

int net_if_down(struct net_if *iface)
{
	ARG_UNUSED(iface);

	sim_call("net_if_down", " ");
	if (!admin_up) {
		return -EALREADY;
	}
	admin_up = false;
	notify(NET_EVENT_IF_DOWN);
	return 0;
}

bool net_if_is_up(struct net_if *iface)
{
	ARG_UNUSED(iface);

	host_alive();
	return admin_up && (NANOKIT_SIM_SDK_LINE < 2 || link_up);
}

bool sim_link_is_up(void)
{
	return admin_up && link_up;
}

unsigned int sim_link_number(void)
{
	return link_number;
}

bool sim_has_address(void)
{
	return has_address;
}

#ifdef CONFIG_NET_DHCPV4
static void bound(struct nanokit_sim_callout *callout)
{
	ARG_UNUSED(callout);

	if (!dhcp_running || !sim_link_is_up()) {
		return;
	}
	zsock_inet_pton(AF_INET, ADDRESS, &the_interface.config.dhcpv4.requested_ip);
	zsock_inet_pton(AF_INET, ROUTER, &the_interface.config.dhcpv4.server_id);
	the_interface.config.dhcpv4.lease_time = LEASE_S;
#ifdef CONFIG_NET_IPV4
	zsock_inet_pton(AF_INET, NETMASK, &ipv4.netmask);
	zsock_inet_pton(AF_INET, ROUTER, &ipv4.gw);
#endif
	has_address = true;
	if (sim_config.net_log) {
		sim_log("net_dhcpv4", 3, "Received: %s", ADDRESS);
	}
	notify(NET_EVENT_IPV4_ADDR_ADD);
	notify(NET_EVENT_IPV4_DHCP_BOUND);
}

/* Asks, if there is anybody who could answer. */
static void ask(void)
{
	if (dhcp_running && !has_address && sim_link_is_up()) {
		dhcp_answer.fn = bound;
		sim_callout(&dhcp_answer, host_options.dhcp_ms == HOST_NEVER
						  ? HOST_NEVER
						  : sim_now() + host_options.dhcp_ms);
	}
}

static void start(void)
{
	if (!dhcp_running) {
		dhcp_running = true;
		notify(NET_EVENT_IPV4_DHCP_START);
		ask();
	}
}

static void stop(void)
{
	if (!dhcp_running) {
		return;
	}
	dhcp_running = false;
	sim_callout_cancel(&dhcp_answer);
	if (has_address) {
		has_address = false;
		notify(NET_EVENT_IPV4_ADDR_DEL);
	}
	notify(NET_EVENT_IPV4_DHCP_STOP);
}

void net_dhcpv4_start(struct net_if *iface)
{
	ARG_UNUSED(iface);

	sim_call("net_dhcpv4_start", " ");
	start();
}

void net_dhcpv4_stop(struct net_if *iface)
{
	ARG_UNUSED(iface);

	sim_call("net_dhcpv4_stop", " ");
	stop();
}

#if NANOKIT_SIM_SDK_LINE >= 2
void net_dhcpv4_restart(struct net_if *iface)
{
	ARG_UNUSED(iface);

	sim_call("net_dhcpv4_restart", " ");
	stop();
	start();
}
#endif
#else
static void ask(void)
{
}
#endif

void sim_link_set(bool up)
{
	link_up = up;
	if (up) {
		link_number++;
		ask();
	}
}
