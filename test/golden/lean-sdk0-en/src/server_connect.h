/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef SERVER_CONNECT_H_
#define SERVER_CONNECT_H_

/** Size of the message buffer: the largest message that is sent or received. */
#define MAX_RECV_BUF_LEN CONFIG_EXAMPLE_RECV_BUF_SIZE

/**
 * @brief Connects to the server: TCP first, then the WebSocket handshake, each with a deadline.
 *
 * @return The WebSocket, or a negative errno.
 */
int server_connect(void);

#endif /* SERVER_CONNECT_H_ */
