/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef SERVER_TLS_H_
#define SERVER_TLS_H_

#include <zephyr/net/socket.h>

/**
 * @brief Creates a socket that speaks TLS: connect() makes the handshake, and checks the server.
 *
 * @return The socket; as of socket(), -1 after a failure, with the reason in errno.
 */
int server_tls_socket(sa_family_t family);

/**
 * @brief connect() with an end: restarts the board if the handshake takes longer than a minute.
 *
 * @return As of connect().
 */
int server_tls_connect(int sock, const struct sockaddr *addr, socklen_t addr_len);

/**
 * @brief After a handshake that failed, finds out why, and says so in the log. Sends no data.
 */
void server_tls_explain(const struct sockaddr *addr, socklen_t addr_len);

#endif /* SERVER_TLS_H_ */
