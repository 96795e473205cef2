/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_NET_IF_H_
#define NANOKIT_SIM_NET_IF_H_

#include <stdbool.h>
#include <nanokit_sim/net_core.h>
#include <nanokit_sim/net_ip.h>

#ifdef CONFIG_NET_DHCPV4
#include <nanokit_sim/dhcpv4.h>
#endif

/*
 * <net/net_if.h>: an interface, cut down to what the application reads of it; these fields are the
 * same on all lines. As there, a part that is not switched on is no member.
 */
struct net_if_ipv4 {
	struct in_addr gw;
	struct in_addr netmask;
};

struct net_if_dhcpv4 {
	uint32_t lease_time;
	struct in_addr server_id;
	struct in_addr requested_ip;
};

struct net_if_ip {
#ifdef CONFIG_NET_IPV4
	struct net_if_ipv4 *ipv4;
#endif
};

struct net_if_config {
	struct net_if_ip ip;
#ifdef CONFIG_NET_DHCPV4
	struct net_if_dhcpv4 dhcpv4;
#endif
};

struct net_if {
	/* The run-time's own. */
	void *if_dev;
	struct net_if_config config;
};

struct net_if *net_if_get_default(void);
/* 0, or a negative errno: -EALREADY if there is nothing to do. */
int net_if_up(struct net_if *iface);
int net_if_down(struct net_if *iface);
/* On line 2 an interface is up only while its driver says that it runs, too. */
bool net_if_is_up(struct net_if *iface);

#endif
