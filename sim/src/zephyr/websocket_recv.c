/* SPDX-License-Identifier: Apache-2.0 */
/* Receiving from a WebSocket, as each SDK line's client does it. */
#include <errno.h>
#include <string.h>
#include <nanokit_sim/socket.h>
#include "websocket.h"

static uint32_t flags_of(uint8_t first_byte)
{
	uint32_t flags = first_byte & 0x80 ? WEBSOCKET_FLAG_FINAL : 0;

	switch (first_byte & 0x0f) {
	case WEBSOCKET_OPCODE_DATA_TEXT:
		return flags | WEBSOCKET_FLAG_TEXT;
	case WEBSOCKET_OPCODE_DATA_BINARY:
		return flags | WEBSOCKET_FLAG_BINARY;
	case WEBSOCKET_OPCODE_CLOSE:
		return flags | WEBSOCKET_FLAG_CLOSE;
	case WEBSOCKET_OPCODE_PING:
		return flags | WEBSOCKET_FLAG_PING;
	case WEBSOCKET_OPCODE_PONG:
		return flags | WEBSOCKET_FLAG_PONG;
	default:
		return flags;
	}
}

/* Takes the first bytes out of the client's buffer. */
static void consume(struct ws_context *context, size_t len)
{
	context->count -= len;
	memmove(context->buf, context->buf + len, context->count);
}

static void unmask(const struct ws_context *context, uint8_t *buf, size_t len, uint64_t offset)
{
	size_t i;

	for (i = 0; context->masked && i < len; i++) {
		buf[i] ^= context->mask[(offset + i) % 4];
	}
}

#if NANOKIT_SIM_SDK_LINE < 2
static uint64_t big_endian(const uint8_t *bytes, size_t count)
{
	uint64_t value = 0;

	while (count-- > 0) {
		value = value << 8 | *bytes++;
	}
	return value;
}

/* Adds to the client's buffer; 0: the connection is closed. Any time but 0 is for ever. */
static int fill_buffer(struct ws_context *context, int32_t timeout)
{
	long got = sim_socket_recv(context->tcp, context->buf + context->count,
				   context->size - context->count,
				   timeout == 0 ? ZSOCK_MSG_DONTWAIT : 0);

	if (got < 0) {
		return -errno;
	}
	context->count += (size_t)got;
	return (int)got;
}

/*
 * Reads the header, and says the type as soon as it is known. A header alone, without content
 * behind it, asks to be called again.
 */
static int read_header(struct ws_context *context, uint32_t *message_type, int32_t timeout)
{
	size_t header_len;
	int ret = fill_buffer(context, timeout);

	if (ret <= 0) {
		return ret;
	}
	if (context->count < 2) {
		return -EAGAIN;
	}
	/* A type that was read before stays: it is read again, from the same bytes. */
	context->type |= flags_of(context->buf[0]);
	context->length = context->buf[1] & 0x7f;
	header_len = context->length < 126 ? 2 : context->length == 126 ? 4 : 10;
	if (header_len > 2) {
		context->length = big_endian(context->buf + 2, header_len - 2);
	}
	if (context->count < header_len) {
		return -EAGAIN;
	}
	context->masked = (context->buf[1] & 0x80) != 0;
	if (context->masked) {
		memcpy(context->mask, context->buf + header_len, sizeof(context->mask));
		header_len += sizeof(context->mask);
	}
	if (message_type != NULL) {
		*message_type = context->type;
	}
	if (context->count < header_len) {
		return -EAGAIN;
	}
	context->header_received = true;
	context->total_read = 0;
	consume(context, header_len);
	return context->count == 0 ? -EAGAIN : 1;
}

/*
 * A frame that came together with another is found only when more data arrives: reading a header
 * always receives first. Content is taken from what is there, so the end of an empty frame shows
 * only then, too.
 */
int ws_receive(struct ws_context *context, uint8_t *buf, size_t buf_len, uint32_t *message_type,
	       uint64_t *remaining, int32_t timeout)
{
	size_t len;
	int ret;

	if (!context->header_received) {
		ret = read_header(context, message_type, timeout);
		if (ret <= 0) {
			return ret;
		}
	}
	if (context->count == 0) {
		ret = fill_buffer(context, timeout);
		if (ret <= 0) {
			return ret;
		}
	}
	len = MIN(context->count, buf_len);
	len = (size_t)MIN(context->length - context->total_read, len);
	memcpy(buf, context->buf, len);
	consume(context, len);
	unmask(context, buf, len, context->total_read);
	context->total_read += len;
	if (remaining != NULL) {
		*remaining = context->length - context->total_read;
	}
	if (context->total_read == context->length) {
		context->header_received = false;
		context->length = 0;
		context->type = 0;
		context->total_read = 0;
	}
	return (int)len;
}
#else
/* Takes one byte of a header; what the header does not have is skipped. */
static void read_header_byte(struct ws_context *context, uint8_t byte)
{
	switch (context->state) {
	case WS_OPCODE:
		context->type = flags_of(byte);
		context->state = WS_LENGTH;
		return;
	case WS_LENGTH:
		context->masked = (byte & 0x80) != 0;
		context->length = byte & 0x7f;
		if (context->length >= 126) {
			context->remaining = context->length == 126 ? 2 : 8;
			context->length = 0;
			context->state = WS_LONG_LENGTH;
			return;
		}
		break;
	case WS_LONG_LENGTH:
		context->length = context->length << 8 | byte;
		if (--context->remaining > 0) {
			return;
		}
		break;
	case WS_MASK:
		context->mask[4 - context->remaining] = byte;
		if (--context->remaining > 0) {
			return;
		}
		break;
	case WS_PAYLOAD:
		return;
	}
	if (context->masked && context->state != WS_MASK) {
		context->remaining = sizeof(context->mask);
		context->state = WS_MASK;
		return;
	}
	context->remaining = context->length;
	context->state = context->length == 0 ? WS_OPCODE : WS_PAYLOAD;
}

/* Reads up to the end of a frame, of the data, or of the room; returns how much it read. */
static size_t parse(struct ws_context *context, uint8_t *buf, size_t buf_len, size_t *copied)
{
	size_t at = 0;
	size_t len;

	while (at < context->count) {
		if (context->state != WS_PAYLOAD) {
			read_header_byte(context, context->buf[at++]);
		} else {
			len = MIN(context->count - at, buf_len - *copied);
			len = (size_t)MIN(context->remaining, len);
			if (len == 0) {
				return at;
			}
			memcpy(buf + *copied, context->buf + at, len);
			at += len;
			*copied += len;
			context->remaining -= len;
			context->state = context->remaining == 0 ? WS_OPCODE : WS_PAYLOAD;
		}
		if (context->state == WS_OPCODE) {
			return at;
		}
	}
	return at;
}

/* Waits for data and takes it; the peer's end is an error. */
static int fill_buffer(struct ws_context *context, int64_t deadline)
{
	const int64_t left = deadline == HOST_NEVER ? -1 : MAX(deadline - sim_now(), 0);
	struct zsock_pollfd fds = {.fd = context->tcp, .events = ZSOCK_POLLIN};
	long got;
	int ret = sim_socket_poll(&fds, 1, (int)left);

	if (ret <= 0) {
		return ret < 0 ? ret : -EAGAIN;
	}
	if (fds.revents & ZSOCK_POLLNVAL) {
		return -EBADF;
	}
	if (fds.revents & ZSOCK_POLLERR) {
		return -EIO;
	}
	got = sim_socket_recv(context->tcp, context->buf, context->size, ZSOCK_MSG_DONTWAIT);
	if (got < 0) {
		return -errno;
	}
	context->count = (size_t)got;
	return got == 0 ? -ENOTCONN : 0;
}

int ws_receive(struct ws_context *context, uint8_t *buf, size_t buf_len, uint32_t *message_type,
	       uint64_t *remaining, int32_t timeout)
{
	const int64_t deadline = timeout == SYS_FOREVER_MS ? HOST_NEVER : sim_now() + timeout;
	size_t copied = 0;
	int ret;

	if (buf == NULL || buf_len == 0) {
		return -EINVAL;
	}
	while (true) {
		if (context->count == 0) {
			ret = fill_buffer(context, deadline);
			if (ret == -EAGAIN && copied > 0) {
				break;
			}
			if (ret < 0) {
				return ret;
			}
		}
		consume(context, parse(context, buf, buf_len, &copied));
		if (context->state == WS_OPCODE || copied == buf_len) {
			if (remaining != NULL) {
				*remaining = context->state == WS_OPCODE ? 0 : context->remaining;
			}
			if (message_type != NULL) {
				*message_type = context->type;
			}
			break;
		}
	}
	unmask(context, buf, copied, context->length - context->remaining - copied);
	return (int)copied;
}
#endif
