/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_NET_CORE_H_
#define NANOKIT_SIM_NET_CORE_H_

/* <net/net_core.h>: the application includes it and uses nothing of its own; same on all lines. */
#include <stdbool.h>
#include <string.h>
#include <nanokit_sim/kernel.h>
#include <nanokit_sim/log.h>

#endif
