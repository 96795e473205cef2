/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef SERVER_CONNECT_H_
#define SERVER_CONNECT_H_

/**
 * @brief Connects to the server: TCP and TLS first, then the WebSocket handshake.
 *
 * Each has a deadline; a TLS handshake that misses it restarts the board, see server_tls.h.
 *
 * @return The WebSocket, or a negative errno.
 */
int server_connect(void);

#endif /* SERVER_CONNECT_H_ */
