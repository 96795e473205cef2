/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_NET_CONTEXT_H_
#define NANOKIT_SIM_NET_CONTEXT_H_

/* <net/net_context.h>: the application includes it and uses nothing of it; same on all lines. */
#include <nanokit_sim/kernel.h>
#include <nanokit_sim/net_if.h>
#include <nanokit_sim/net_ip.h>

#endif
