/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef SERVER_CONNECT_H_
#define SERVER_CONNECT_H_

/**
 * @brief Connects to the server: TCP first, then the WebSocket handshake, each with a deadline.
 *
 * @return The WebSocket, or a negative errno.
 */
int server_connect(void);

#endif /* SERVER_CONNECT_H_ */
