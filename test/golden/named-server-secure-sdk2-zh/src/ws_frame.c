/*
 * SPDX-License-Identifier: Apache-2.0
 */

#include <errno.h>
#include <string.h>

#include <zephyr/net/websocket.h>

#include "ws_frame.h"

#define FINAL_BIT 0x80
#define RESERVED_BITS 0x70
#define OPCODE_BITS 0x0F
#define MASK_BIT 0x80
#define LENGTH_BITS 0x7F
#define LENGTH_IN_2_BYTES 126
#define LENGTH_IN_8_BYTES 127

void ws_frame_reset(struct ws_frame *frame)
{
	memset(frame, 0, sizeof(*frame));
}

bool ws_frame_is_control(const struct ws_frame *frame)
{
	return frame->opcode >= WEBSOCKET_OPCODE_CLOSE;
}

static bool opcode_is_known(uint8_t opcode)
{
	return opcode <= WEBSOCKET_OPCODE_DATA_BINARY ||
	       (opcode >= WEBSOCKET_OPCODE_CLOSE && opcode <= WEBSOCKET_OPCODE_PONG);
}

/* 帧头的前两个字节：检查服务器是否遵守协议。 */
static int read_start(struct ws_frame *frame)
{
	frame->final = (frame->header[0] & FINAL_BIT) != 0;
	frame->opcode = frame->header[0] & OPCODE_BITS;
	frame->remaining = frame->header[1] & LENGTH_BITS;

	/* 保留位属于我们没有请求的扩展；服务器发的帧从不加掩码。 */
	if ((frame->header[0] & RESERVED_BITS) != 0 || (frame->header[1] & MASK_BIT) != 0 ||
	    !opcode_is_known(frame->opcode)) {
		return -EPROTO;
	}

	/* 控制帧不能分成几帧，也不能超过 125 字节。 */
	if (ws_frame_is_control(frame) &&
	    (!frame->final || frame->remaining > WS_FRAME_MAX_CONTROL)) {
		return -EPROTO;
	}

	return 0;
}

/* 帧头一共有几个字节；要先收到前两个才知道。 */
static uint8_t header_size(const struct ws_frame *frame)
{
	switch (frame->header[1] & LENGTH_BITS) {
	case LENGTH_IN_2_BYTES:
		return 4;
	case LENGTH_IN_8_BYTES:
		return 10;
	default:
		return 2;
	}
}

int ws_frame_add_header(struct ws_frame *frame, uint8_t byte)
{
	uint8_t size;
	uint8_t i;

	frame->header[frame->header_len++] = byte;
	if (frame->header_len < 2) {
		return 0;
	}
	if (frame->header_len == 2 && read_start(frame) < 0) {
		return -EPROTO;
	}

	size = header_size(frame);
	if (frame->header_len < size) {
		return 0;
	}

	if (size > 2) {
		/* 长度按网络字节序存放：高位字节在前。 */
		frame->remaining = 0;
		for (i = 2; i < size; i++) {
			frame->remaining = (frame->remaining << 8) | frame->header[i];
		}
	}
	frame->begun = true;

	/* 64 位长度的最高位必须是 0。 */
	return frame->remaining > INT64_MAX ? -EPROTO : 0;
}
