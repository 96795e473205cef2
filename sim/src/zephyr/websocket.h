/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_WEBSOCKET_INTERNAL_H_
#define NANOKIT_SIM_WEBSOCKET_INTERNAL_H_

#include <nanokit_sim/websocket.h>
#include "sim.h"

/* Where the reading of a frame is: line 2's client keeps a state, the others ask the buffer. */
enum ws_state {
	WS_OPCODE,
	WS_LENGTH,
	WS_LONG_LENGTH,
	WS_MASK,
	WS_PAYLOAD
};

/* A connection, from the handshake on. */
struct ws_context {
	bool used;
	/* The TCP socket's descriptor. */
	int tcp;
	/* The application's temporary buffer, and how much of it holds bytes to be read. */
	uint8_t *buf;
	size_t size;
	size_t count;
	struct nanokit_sim_callout timeout;
	/* The application's, for the answer to the handshake. */
	const struct http_parser_settings *http_cb;
	/* The answer to the handshake was complete, and its key right. */
	bool all_received;
	bool accepted;
	/* The frame that is being read. */
	uint32_t type;
	bool masked;
	uint8_t mask[4];
	uint64_t length;
	/* Lines 0 and 1. */
	bool header_received;
	uint64_t total_read;
	/* Line 2. */
	enum ws_state state;
	uint64_t remaining;
};

/* 0, or a negative errno: whether the answer was the right one stands in the context. */
int ws_shake_hands(struct ws_context *context, const struct websocket_request *req,
		   int32_t timeout);
/* How much was sent, or a negative errno. */
int ws_send_all(int tcp, const void *data, size_t len, int flags);
int ws_receive(struct ws_context *context, uint8_t *buf, size_t buf_len, uint32_t *message_type,
	       uint64_t *remaining, int32_t timeout);

#endif
