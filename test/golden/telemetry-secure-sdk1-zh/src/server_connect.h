/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef SERVER_CONNECT_H_
#define SERVER_CONNECT_H_

/**
 * @brief 连接服务器：先建立 TCP 和 TLS 连接，再做 WebSocket 握手。
 *
 * 每一步都有时限；TLS 握手超时会重启开发板，见 server_tls.h。
 *
 * @return WebSocket 的描述符，失败时返回负的错误码。
 */
int server_connect(void);

#endif /* SERVER_CONNECT_H_ */
