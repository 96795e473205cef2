/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The WebSocket client: its interface and its sending. What each SDK line does is kept, mistakes
 * and all; receiving, where they differ most, is in websocket_recv.c.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <nanokit_sim/rand32.h>
#include <nanokit_sim/socket.h>
#include "websocket.h"

#define CONTEXTS 8

/* Never cleared: what a connection leaves behind, the next one finds. */
static struct ws_context contexts[CONTEXTS];
static const struct sim_fd_type websocket_type;

static struct ws_context *find(int tcp)
{
	int i;

	for (i = 0; i < CONTEXTS; i++) {
		if (contexts[i].used && contexts[i].tcp == tcp) {
			return &contexts[i];
		}
	}
	return NULL;
}

static struct ws_context *take_free(void)
{
	int i;

	for (i = 0; i < MIN(sim_config.websocket_contexts, CONTEXTS); i++) {
		if (!contexts[i].used) {
			contexts[i].used = true;
			return &contexts[i];
		}
	}
	return NULL;
}

/* 0, or a negative errno: the context of a descriptor. */
static int context_of(int fd, struct ws_context **context)
{
	struct sim_fd *entry = sim_fd_get(fd);

	if (entry == NULL) {
		return -EBADF;
	}
	if (entry->type != &websocket_type) {
		return -ENOENT;
	}
	*context = entry->object;
	return 0;
}

int sim_websocket_tcp(int fd)
{
	struct ws_context *context;

	return context_of(fd, &context) == 0 ? context->tcp : -1;
}

int ws_send_all(int tcp, const void *data, size_t len, int flags)
{
	size_t sent = 0;
	long ret;

	while (sent < len) {
		ret = sim_socket_send(tcp, (const char *)data + sent, len - sent, flags);
		if (ret < 0) {
			return -errno;
		}
		sent += (size_t)ret;
		if (NANOKIT_SIM_SDK_LINE == 0) {
			/* Sends what fits, and says so. */
			break;
		}
	}
	return (int)sent;
}

/* One packet for the network, of a header and what follows it. */
static int send_packet(int tcp, const uint8_t *header, size_t header_len, const uint8_t *payload,
		       size_t len, int flags)
{
	uint8_t *packet = malloc(header_len + len);
	int ret;

	memcpy(packet, header, header_len);
	if (len > 0) {
		memcpy(packet + header_len, payload, len);
	}
	ret = ws_send_all(tcp, packet, header_len + len, flags);
	free(packet);
	return ret;
}

int websocket_connect(int http_sock, struct websocket_request *req, int32_t timeout,
		      void *user_data)
{
	struct http_request request = {.method = HTTP_GET, .protocol = "HTTP/1.1"};
	struct ws_context *context;
	int fd;
	int ret;

	sim_call("websocket_connect", "%d, %s%s, %d ms", http_sock, req->host, req->url,
		 (int)timeout);
	if (http_sock < 0 || req->host == NULL || req->url == NULL) {
		return -EINVAL;
	}
	if (find(http_sock) != NULL) {
		return -EEXIST;
	}
	context = take_free();
	if (context == NULL) {
		return -ENOENT;
	}
	context->tcp = http_sock;
	context->buf = req->tmp_buf;
	context->size = req->tmp_buf_len;
	context->http_cb = req->http_cb;
	ret = ws_shake_hands(context, req, timeout);
	if (ret < 0 || !context->all_received || !context->accepted) {
		context->used = false;
		return -ECONNABORTED;
	}
	fd = sim_fd_new(&websocket_type, context);
	if (fd < 0) {
		context->used = false;
		return -ENOSPC;
	}
	request.url = req->url;
	request.host = req->host;
	request.recv_buf = req->tmp_buf;
	request.recv_buf_len = req->tmp_buf_len;
	if (req->cb != NULL) {
		ret = req->cb(fd, &request, user_data);
		if (ret < 0) {
			sim_socket_close(fd);
			return ret;
		}
	}
	context->count = 0;
	context->state = WS_OPCODE;
	return fd;
}

/* At most 2 bytes, 8 of length, 4 of mask; returns how many. */
static size_t frame_header(uint8_t *header, size_t len, enum websocket_opcode opcode, bool masked,
			   bool final)
{
	size_t at = 2;
	int shift;

	header[0] = (uint8_t)((final ? 0x80 : 0) | opcode);
	header[1] = masked ? 0x80 : 0;
	if (len < 126) {
		header[1] |= (uint8_t)len;
	} else if (len < 65536) {
		header[1] |= 126;
		header[at++] = (uint8_t)(len >> 8);
		header[at++] = (uint8_t)len;
	} else {
		header[1] |= 127;
		for (shift = 56; shift >= 0; shift -= 8) {
			header[at++] = (uint8_t)((uint64_t)len >> shift);
		}
	}
	return at;
}

static int send_frame(struct ws_context *context, const uint8_t *payload, size_t len,
		      enum websocket_opcode opcode, bool mask, bool final, int32_t timeout)
{
	const int flags = timeout == 0 ? ZSOCK_MSG_DONTWAIT : 0;
	uint8_t header[14];
	uint8_t *masked = NULL;
	size_t header_len = frame_header(header, len, opcode, mask, final);
	/* Line 2 allocates nothing for an empty frame. */
	const bool copies = mask && (len > 0 || NANOKIT_SIM_SDK_LINE < 2);
	uint32_t key;
	size_t i;
	int ret;

	if (mask) {
		key = sys_rand32_get();
		for (i = 0; i < 4; i++) {
			header[header_len++] = (uint8_t)(key >> (24 - 8 * i));
		}
	}
	/* A masked copy, on the heap. */
	if (copies) {
		masked = k_malloc(len);
		if (masked == NULL) {
			return -ENOMEM;
		}
		for (i = 0; i < len; i++) {
			masked[i] = payload[i] ^ header[header_len - 4 + i % 4];
		}
	}
	ret = send_packet(context->tcp, header, header_len, copies ? masked : payload, len, flags);
	k_free(masked);
	if (NANOKIT_SIM_SDK_LINE == 2 && ret <= 0) {
		return ret;
	}
	/* Lines 0 and 1 take the header off an error, too. */
	return ret - (int)header_len;
}

int websocket_send_msg(int ws_sock, const uint8_t *payload, size_t payload_len,
		       enum websocket_opcode opcode, bool mask, bool final, int32_t timeout)
{
	struct ws_context *context;
	int ret;

	sim_call("websocket_send_msg", "%d, %zu bytes, opcode %d", ws_sock, payload_len,
		 (int)opcode);
	if (opcode > WEBSOCKET_OPCODE_PONG ||
	    (opcode > WEBSOCKET_OPCODE_DATA_BINARY && opcode < WEBSOCKET_OPCODE_CLOSE)) {
		return -EINVAL;
	}
	ret = context_of(ws_sock, &context);
	return ret == 0 ? send_frame(context, payload, payload_len, opcode, mask, final, timeout)
			: ret;
}

int websocket_recv_msg(int ws_sock, uint8_t *buf, size_t buf_len, uint32_t *message_type,
		       uint64_t *remaining, int32_t timeout)
{
	struct ws_context *context;
	int ret;

	sim_call("websocket_recv_msg", "%d, up to %zu bytes, %d ms", ws_sock, buf_len,
		 (int)timeout);
	ret = context_of(ws_sock, &context);
	return ret == 0 ? ws_receive(context, buf, buf_len, message_type, remaining, timeout) : ret;
}

int websocket_disconnect(int ws_sock)
{
	sim_call("websocket_disconnect", "%d", ws_sock);
	return sim_socket_close(ws_sock);
}

static int close_websocket(void *object)
{
	struct ws_context *context = object;

	/* Lines 0 and 1 say nothing to the server. */
	if (NANOKIT_SIM_SDK_LINE == 2) {
		send_frame(context, NULL, 0, WEBSOCKET_OPCODE_CLOSE, true, true, SYS_FOREVER_MS);
	}
	context->used = false;
	return sim_socket_close(context->tcp);
}

/* BSD's send() makes a text frame of what it is given. */
static long send_bsd(void *object, const void *buf, size_t len, int flags)
{
	int ret = send_frame(object, buf, len, WEBSOCKET_OPCODE_DATA_TEXT, true, true,
			     flags & ZSOCK_MSG_DONTWAIT ? 0 : SYS_FOREVER_MS);

	if (ret < 0) {
		errno = -ret;
		return -1;
	}
	return ret;
}

static long receive_bsd(void *object, void *buf, size_t len, int flags)
{
	uint32_t type;
	uint64_t remaining;
	int ret = ws_receive(object, buf, len, &type, &remaining,
			     flags & ZSOCK_MSG_DONTWAIT ? 0 : SYS_FOREVER_MS);

	if (ret == -ENOTCONN && NANOKIT_SIM_SDK_LINE == 2) {
		return 0;
	}
	if (ret < 0) {
		errno = -ret;
		return -1;
	}
	return ret;
}

static const struct sim_fd_type websocket_type = {
	.send = send_bsd,
	.recv = receive_bsd,
	.close = close_websocket,
};
