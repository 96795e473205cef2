/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef WIFI_CONNECT_H_
#define WIFI_CONNECT_H_

#include <stdbool.h>

/**
 * @brief Joins Wi-Fi and waits for an IPv4 address; skips what is done already.
 *
 * Blocks the calling thread: up to CONFIG_EXAMPLE_WIFI_JOIN_TIMEOUT_MS for each attempt to join,
 * and up to CONFIG_EXAMPLE_DHCP_TIMEOUT_MS for the address.
 *
 * @return 0 once the board is on the network; -EACCES if the access point refuses us, mostly
 *         because of a wrong password; -EHOSTDOWN if there is no such access point; another
 *         negative errno for anything else. Call it again later.
 */
int wifi_connect(void);

/**
 * @brief Whether Wi-Fi and the address have been there ever since wifi_connect() succeeded.
 *
 * Not so if they were lost and are back: connections from before are of no use then.
 */
bool wifi_is_up(void);

#endif /* WIFI_CONNECT_H_ */
