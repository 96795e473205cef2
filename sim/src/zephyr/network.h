/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_NETWORK_H_
#define NANOKIT_SIM_NETWORK_H_

#include <stdbool.h>
#include <stdint.h>

/* The pretended network: addresses are those of the documentation, or else made up. */
#define OWN_ADDRESS "192.168.101.215"
#define ROUTER_ADDRESS "192.168.101.1"
#define NETMASK "255.255.255.0"
/* What the name of the application's server stands for, with --serve. */
#define SERVER_ADDRESS "192.168.101.10"
#define SERVER_ADDRESS6 "fd00::10"
/* Nobody listens there: the addresses in front of the server's, and that of all other names. */
#define MOST_REFUSING 8
#define REFUSING_ADDRESS "192.168.101.%d"
#define REFUSING_ADDRESS6 "fd00::%d"
#define OTHER_ADDRESS "192.168.101.53"
#define OTHER_ADDRESS6 "fd00::53"

struct net_if;

/* Tells the callbacks of an event; a number of NET_EVENT_. */
void sim_event(uint32_t event);
void sim_events_start(struct net_if *iface);

/* Whether a text is an address, and no name. */
bool network_is_literal(const char *text);

#endif
