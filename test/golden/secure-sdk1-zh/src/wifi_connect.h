/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef WIFI_CONNECT_H_
#define WIFI_CONNECT_H_

/**
 * @brief 连接 Wi-Fi 并等到 IPv4 地址；已经连上时立即返回。
 *
 * 会阻塞调用它的线程：先等连上热点，再等地址，后者最多 CONFIG_EXAMPLE_DHCP_TIMEOUT_MS。
 *
 * @return 已联网返回 0，否则返回负的错误码，可以稍后再调用。
 */
int wifi_connect(void);

#endif /* WIFI_CONNECT_H_ */
