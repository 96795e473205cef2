/* SPDX-License-Identifier: Apache-2.0 */
/* The network interface, DHCP, and the addresses of both families. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <nanokit_sim/net_event.h>
#include <nanokit_sim/net_if.h>
#include <nanokit_sim/net_mgmt.h>
#include <nanokit_sim/socket.h>
#include "network.h"
#include "sim.h"

#define LEASE_S 86400
/* How long after its address was lost a board has one again: as the server had nothing left. */
#define AGAIN_MS 10000

static struct net_if the_interface;
static bool admin_up = true;
static bool link_up;
static unsigned int link_number;
static bool has_address;
static bool dhcp_running;
static struct nanokit_sim_callout dhcp_answer;
static struct nanokit_sim_callout lease_end;

#define DAD_MS 100
static enum {
	IPV6_NONE,
	IPV6_LOCAL,
	IPV6_GLOBAL,
	IPV6_READY
} ipv6_state;
static struct nanokit_sim_callout ipv6_answer;

#ifdef CONFIG_NET_IPV4
static struct net_if_ipv4 ipv4;
#endif

void sim_net_start(void)
{
	sim_events_start(&the_interface);
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
	sim_event(NET_EVENT_IF_UP);
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
	sim_event(NET_EVENT_IF_DOWN);
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

bool sim_has_address(int family)
{
	return family == AF_INET6 ? ipv6_state == IPV6_READY : has_address;
}

/*
 * The link-local address comes with the link, and takes a tenth of a second to prove that nobody
 * else has it; then so does the one of the router's prefix.
 */
static void ipv6_next(struct nanokit_sim_callout *callout)
{
	sim_event(NET_EVENT_IPV6_DAD_SUCCEED);
	ipv6_state++;
	if (ipv6_state == IPV6_GLOBAL) {
		sim_event(NET_EVENT_IPV6_ROUTER_ADD);
		sim_event(NET_EVENT_IPV6_ADDR_ADD);
		sim_callout(callout, sim_now() + DAD_MS);
	}
}

static void ipv6_link(bool up)
{
	if (!IS_ENABLED(CONFIG_NET_IPV6)) {
		return;
	}
	sim_callout_cancel(&ipv6_answer);
	if (up) {
		ipv6_state = IPV6_LOCAL;
		sim_event(NET_EVENT_IPV6_ADDR_ADD);
		ipv6_answer.fn = ipv6_next;
		sim_callout(&ipv6_answer, sim_now() + DAD_MS);
	}
}

#ifdef CONFIG_NET_DHCPV4
static void bound(struct nanokit_sim_callout *callout);

/* The server gave the address to somebody else. Connections from it are no more. */
static void lose_lease(struct nanokit_sim_callout *callout)
{
	ARG_UNUSED(callout);

	if (!has_address) {
		return;
	}
	has_address = false;
	link_number++;
	sim_event(NET_EVENT_IPV4_ADDR_DEL);
	dhcp_answer.fn = bound;
	sim_callout(&dhcp_answer, sim_now() + AGAIN_MS);
}

void sim_lease_lose(void)
{
	lease_end.fn = lose_lease;
	sim_callout(&lease_end, sim_now());
}

static void bound(struct nanokit_sim_callout *callout)
{
	ARG_UNUSED(callout);

	if (!dhcp_running || !sim_link_is_up()) {
		return;
	}
	zsock_inet_pton(AF_INET, OWN_ADDRESS, &the_interface.config.dhcpv4.requested_ip);
	zsock_inet_pton(AF_INET, ROUTER_ADDRESS, &the_interface.config.dhcpv4.server_id);
	the_interface.config.dhcpv4.lease_time = LEASE_S;
#ifdef CONFIG_NET_IPV4
	zsock_inet_pton(AF_INET, NETMASK, &ipv4.netmask);
	zsock_inet_pton(AF_INET, ROUTER_ADDRESS, &ipv4.gw);
#endif
	has_address = true;
	if (sim_config.net_log) {
		sim_log("net_dhcpv4", 3, "Received: %s", OWN_ADDRESS);
	}
	sim_event(NET_EVENT_IPV4_ADDR_ADD);
	sim_event(NET_EVENT_IPV4_DHCP_BOUND);
	if (host_options.lease_ms != HOST_NEVER) {
		lease_end.fn = lose_lease;
		sim_callout(&lease_end, sim_now() + host_options.lease_ms);
		/* Once in a run. */
		host_options.lease_ms = HOST_NEVER;
	}
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
		sim_event(NET_EVENT_IPV4_DHCP_START);
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
		sim_event(NET_EVENT_IPV4_ADDR_DEL);
	}
	sim_event(NET_EVENT_IPV4_DHCP_STOP);
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
void sim_lease_lose(void)
{
}

static void ask(void)
{
}
#endif

void sim_link_set(bool up)
{
	link_up = up;
	ipv6_link(up);
	if (up) {
		link_number++;
		ask();
	}
}
