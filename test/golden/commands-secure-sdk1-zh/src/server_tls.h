/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef SERVER_TLS_H_
#define SERVER_TLS_H_

#include <net/socket.h>

/**
 * @brief 创建一个 TLS 套接字：connect() 时握手，并核实服务器的证书。
 *
 * @return 套接字；失败时返回 -1，原因在 errno 里，与 socket() 一样。
 */
int server_tls_socket(sa_family_t family);

/**
 * @brief 与 connect() 相同，但握手有时限：一分钟还没有完成，就重启开发板。
 *
 * @return 与 connect() 相同。
 */
int server_tls_connect(int sock, const struct sockaddr *addr, socklen_t addr_len);

/**
 * @brief 握手失败后查明原因，写一行日志。只握手，不发送任何数据。
 */
void server_tls_explain(const struct sockaddr *addr, socklen_t addr_len);

#endif /* SERVER_TLS_H_ */
