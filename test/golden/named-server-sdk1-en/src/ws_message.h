/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef WS_MESSAGE_H_
#define WS_MESSAGE_H_

#include <stddef.h>
#include <stdint.h>

/*
 * Whole messages over a WebSocket whose handshake is done.
 *
 * There is one connection at a time, and one thread that uses it: nothing here takes a lock.
 */

/** Size of the message buffer: the largest message that is sent or received. */
#define MAX_RECV_BUF_LEN CONFIG_EXAMPLE_RECV_BUF_SIZE

/** Why a connection is closed, as a CLOSE frame says it (RFC 6455, 7.4). */
enum ws_close_code {
	WS_CLOSE_NORMAL = 1000,
	WS_CLOSE_PROTOCOL_ERROR = 1002,
	/* None was given; never sent. */
	WS_CLOSE_NO_CODE = 1005,
	WS_CLOSE_NOT_UTF8 = 1007,
};

/**
 * @brief Starts with a new connection.
 *
 * @param websock What websocket_connect() returned: for sending and waiting.
 * @param sock The TCP socket below it: for receiving.
 * @param buf What arrives is read into this buffer, for as long as the connection lives.
 * @param buf_len Its size.
 */
void ws_message_start(int websock, int sock, uint8_t *buf, size_t buf_len);

/**
 * @brief Receives one whole message, text or binary, of one or more frames.
 *
 * This also answers PING and CLOSE, and sends a PING after a long silence, so keep calling it when
 * there is nothing to send. A message that has begun gets CONFIG_EXAMPLE_RECV_TIMEOUT_MS to end,
 * whatever the deadline: half of it is of no use.
 *
 * @param buf Where the message goes.
 * @param buf_len How much fits there.
 * @param deadline Until when to wait, in ms since boot, as k_uptime_get() counts them.
 *
 * @return The length of the message, which may be 0;
 *         -EAGAIN if none came by the deadline;
 *         -EMSGSIZE if it was too large: it is dropped, and the connection goes on;
 *         any other negative errno if the connection is of no use any more.
 */
int ws_message_receive(uint8_t *buf, size_t buf_len, int64_t deadline);

/**
 * @brief Ends the connection in good order: sends CLOSE and waits a second for the server's.
 *
 * It is still up to the caller to close() the descriptor.
 */
void ws_message_close(enum ws_close_code code);

#endif /* WS_MESSAGE_H_ */
