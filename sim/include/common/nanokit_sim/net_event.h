/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_NET_EVENT_H_
#define NANOKIT_SIM_NET_EVENT_H_

#include <nanokit_sim/net_ip.h>

/*
 * <net/net_mgmt.h>, event numbers: bits 31 and 30 say "event" and "of an interface", then the
 * layer (bits 28 and 29), its code (from bit 16) and the event; the same on all lines.
 */
#define NET_MGMT_EVENT_BIT BIT(31)
#define NET_MGMT_IFACE_BIT BIT(30)
#define NET_MGMT_LAYER(layer) ((layer) << 28)
#define NET_MGMT_LAYER_CODE(code) ((code) << 16)
#define NET_MGMT_LAYER_L2 1
#define NET_MGMT_LAYER_L3 2
#define NET_MGMT_LAYER_L4 3

#define NANOKIT_SIM_EVENT(layer, code, event)                                                      \
	(NET_MGMT_EVENT_BIT | NET_MGMT_IFACE_BIT | NET_MGMT_LAYER(layer) |                         \
	 NET_MGMT_LAYER_CODE(code) | (event))

/* <net/net_event.h>, interfaces: line 2 adds two administrative events after these. */
enum net_event_if_cmd {
	NET_EVENT_IF_CMD_DOWN = 1,
	NET_EVENT_IF_CMD_UP,
};

#define NET_EVENT_IF_DOWN NANOKIT_SIM_EVENT(NET_MGMT_LAYER_L2, 0x001, NET_EVENT_IF_CMD_DOWN)
#define NET_EVENT_IF_UP NANOKIT_SIM_EVENT(NET_MGMT_LAYER_L2, 0x001, NET_EVENT_IF_CMD_UP)

/*
 * <net/net_event.h>, IPv4: lines 1 and 2 put two multicast events in, so everything after them has
 * another number there than on line 0.
 */
enum net_event_ipv4_cmd {
	NET_EVENT_IPV4_CMD_ADDR_ADD = 1,
	NET_EVENT_IPV4_CMD_ADDR_DEL,
#if NANOKIT_SIM_SDK_LINE >= 1
	NET_EVENT_IPV4_CMD_MADDR_ADD,
	NET_EVENT_IPV4_CMD_MADDR_DEL,
#endif
	NET_EVENT_IPV4_CMD_ROUTER_ADD,
	NET_EVENT_IPV4_CMD_ROUTER_DEL,
	NET_EVENT_IPV4_CMD_DHCP_START,
	NET_EVENT_IPV4_CMD_DHCP_BOUND,
	NET_EVENT_IPV4_CMD_DHCP_STOP,
};

#define NANOKIT_SIM_EVENT_IPV4(event) NANOKIT_SIM_EVENT(NET_MGMT_LAYER_L3, 0x004, event)

#define NET_EVENT_IPV4_ADDR_ADD NANOKIT_SIM_EVENT_IPV4(NET_EVENT_IPV4_CMD_ADDR_ADD)
#define NET_EVENT_IPV4_ADDR_DEL NANOKIT_SIM_EVENT_IPV4(NET_EVENT_IPV4_CMD_ADDR_DEL)
#define NET_EVENT_IPV4_DHCP_START NANOKIT_SIM_EVENT_IPV4(NET_EVENT_IPV4_CMD_DHCP_START)
#define NET_EVENT_IPV4_DHCP_BOUND NANOKIT_SIM_EVENT_IPV4(NET_EVENT_IPV4_CMD_DHCP_BOUND)
#define NET_EVENT_IPV4_DHCP_STOP NANOKIT_SIM_EVENT_IPV4(NET_EVENT_IPV4_CMD_DHCP_STOP)

/* <net/net_event.h>, connectivity: the same on all lines. */
enum net_event_l4_cmd {
	NET_EVENT_L4_CMD_CONNECTED = 1,
	NET_EVENT_L4_CMD_DISCONNECTED,
};

#define NET_EVENT_L4_CONNECTED                                                                     \
	NANOKIT_SIM_EVENT(NET_MGMT_LAYER_L4, 0x114, NET_EVENT_L4_CMD_CONNECTED)
#define NET_EVENT_L4_DISCONNECTED                                                                  \
	NANOKIT_SIM_EVENT(NET_MGMT_LAYER_L4, 0x114, NET_EVENT_L4_CMD_DISCONNECTED)

#endif
