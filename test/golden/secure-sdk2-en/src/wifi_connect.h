/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef WIFI_CONNECT_H_
#define WIFI_CONNECT_H_

/**
 * @brief Joins Wi-Fi and waits for an IPv4 address; returns at once if there is one already.
 *
 * Blocks the calling thread while joining, then for up to CONFIG_EXAMPLE_DHCP_TIMEOUT_MS.
 *
 * @return 0 once the board is on the network, a negative errno otherwise; call it again later.
 */
int wifi_connect(void);

#endif /* WIFI_CONNECT_H_ */
