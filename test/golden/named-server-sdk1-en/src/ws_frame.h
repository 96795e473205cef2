/*
 * SPDX-License-Identifier: Apache-2.0
 */

#ifndef WS_FRAME_H_
#define WS_FRAME_H_

#include <stdbool.h>
#include <stdint.h>

/* A control frame (CLOSE, PING, PONG) has no more content than this. */
#define WS_FRAME_MAX_CONTROL 125

/**
 * @brief The frame that is being received: a header of 2 to 10 bytes, then the content.
 *
 * The header (RFC 6455, 5.2):
 *   byte 1: the highest bit says "end of the message", the lower 4 bits are the opcode;
 *   byte 2: the highest bit says "masked" (a server's frame is not), the others are the length;
 *   a length of 126 or 127 means: the real one is in the next 2 or 8 bytes.
 */
struct ws_frame {
	uint8_t header[10];
	uint8_t header_len;
	/* The header is all here; before that, what follows means nothing. */
	bool begun;
	bool final;
	uint8_t opcode;
	/* Bytes of content that are still to come. */
	uint64_t remaining;
};

/** @brief Gets ready for the next frame. */
void ws_frame_reset(struct ws_frame *frame);

/**
 * @brief Adds a byte to the header. When that is complete, frame->begun is true: add no more.
 *
 * @return 0, or -EPROTO if the server breaks the protocol: nobody knows then where frames begin.
 */
int ws_frame_add_header(struct ws_frame *frame, uint8_t byte);

/** @brief Whether it is a control frame, which may come between two frames of a message. */
bool ws_frame_is_control(const struct ws_frame *frame);

#endif /* WS_FRAME_H_ */
