/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef WIFI_CONNECT_H_
#define WIFI_CONNECT_H_

#include <stdbool.h>

/**
 * @brief 连接 Wi-Fi 并等到 IPv4 地址；已经做到的一步会跳过。
 *
 * 会阻塞调用它的线程：每次尝试连接热点最多 CONFIG_EXAMPLE_WIFI_JOIN_TIMEOUT_MS，等待地址最多
 * CONFIG_EXAMPLE_DHCP_TIMEOUT_MS。
 *
 * @return 已联网返回 0；-EACCES 表示热点拒绝了我们，多半是密码不对；-EHOSTDOWN 表示找不到热点；
 *         其他负值是别的原因。都可以稍后再调用。
 */
int wifi_connect(void);

/**
 * @brief 从上一次 wifi_connect() 成功到现在，Wi-Fi 和地址是不是一直都在。
 *
 * 中间断开过，即使已经恢复，也返回 false：断开之前建立的连接已经没有用了。
 */
bool wifi_is_up(void);

/** @brief 最近一次连上热点时的信号强度，单位 dBm；还没有连上过则为 0。 */
int wifi_rssi_at_join(void);

#endif /* WIFI_CONNECT_H_ */
