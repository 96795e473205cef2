/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_DHCPV4_H_
#define NANOKIT_SIM_DHCPV4_H_

#include <nanokit_sim/types.h>

/*
 * <net/dhcpv4.h>: restarting in one call is new on line 2. Zephyr's header does not declare struct
 * net_if itself: there, <net/net_if.h> has to come first (and brings this one along).
 */
struct net_if;

void net_dhcpv4_start(struct net_if *iface);
void net_dhcpv4_stop(struct net_if *iface);
#if NANOKIT_SIM_SDK_LINE >= 2
void net_dhcpv4_restart(struct net_if *iface);
#endif

#endif
