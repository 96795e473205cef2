/* SPDX-License-Identifier: Apache-2.0 */
/* The opening handshake (RFC 6455, 4.1), and what Zephyr's HTTP client makes of the answer. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <nanokit_sim/rand32.h>
#include <nanokit_sim/socket.h>
#include "websocket.h"

#define GUID "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

static int send_text(int tcp, const char *text)
{
	return ws_send_all(tcp, text, strlen(text), 0);
}

static int send_request(struct ws_context *context, const struct websocket_request *req,
			const char *key)
{
	char line[1024];
	int tcp = context->tcp;
	int ret;
	int i;

	snprintf(line, sizeof(line), "GET %s HTTP/1.1\r\nHost: %s\r\n", req->url, req->host);
	ret = send_text(tcp, line);
	for (i = 0; ret >= 0 && req->optional_headers != NULL && req->optional_headers[i] != NULL;
	     i++) {
		ret = send_text(tcp, req->optional_headers[i]);
	}
	snprintf(line, sizeof(line),
		 "Sec-WebSocket-Key: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
		 "Sec-WebSocket-Version: 13\r\n\r\n",
		 key);
	return ret >= 0 ? send_text(tcp, line) : ret;
}

/* The handshake took too long: whoever receives finds the connection at its end. */
static void give_up(struct nanokit_sim_callout *callout)
{
	struct ws_context *context = CONTAINER_OF(callout, struct ws_context, timeout);

	/* Line 0 cannot shut a TCP connection down, so there the handshake goes on. */
	if (NANOKIT_SIM_SDK_LINE > 0) {
		sim_socket_shutdown(context->tcp, ZSOCK_SHUT_RD);
	}
}

/* What is kept of the answer's header while it comes in: the line that is being read. */
struct http_answer {
	char line[256];
	size_t len;
	bool first;
	struct http_parser parser;
	bool complete;
	bool upgrade;
	long content_length;
	long body;
	bool in_body;
};

/* Name and value, each in one piece; blanks behind the value are a part of it there. */
static void tell_header(const struct http_parser_settings *callbacks, struct http_parser *parser,
			const char *line)
{
	const char *value = strchr(line, ':');

	if (callbacks == NULL || value == NULL) {
		return;
	}
	if (callbacks->on_header_field != NULL) {
		callbacks->on_header_field(parser, line, (size_t)(value - line));
	}
	value += 1 + strspn(value + 1, " \t");
	if (callbacks->on_header_value != NULL) {
		callbacks->on_header_value(parser, value, strlen(value));
	}
}

static void read_header_line(struct ws_context *context, struct http_answer *answer,
			     const char *accept)
{
	static const char name[] = "sec-websocket-accept:";
	const char *line = answer->line;
	int status = 0;

	if (answer->first) {
		answer->first = false;
		sscanf(line, "HTTP/%*d.%*d %d", &status);
		answer->parser.status_code = (unsigned int)status;
		answer->upgrade = status == 101;
		return;
	}
	tell_header(context->http_cb, &answer->parser, line);
	if (strncasecmp(line, name, sizeof(name) - 1) == 0) {
		line += sizeof(name) - 1;
		line += strspn(line, " \t");
		context->accepted = strcmp(line, accept) == 0;
	}
	if (strncasecmp(line, "content-length:", 15) == 0) {
		sscanf(line + 15, "%ld", &answer->content_length);
	}
	if (line[0] == '\0') {
		answer->in_body = true;
		answer->complete = answer->upgrade || answer->content_length == 0;
	}
}

static void read_answer(struct ws_context *context, struct http_answer *answer, const uint8_t *data,
			size_t len, const char *accept)
{
	size_t i;

	for (i = 0; i < len && !answer->complete; i++) {
		if (answer->in_body) {
			answer->body++;
			answer->complete = answer->body == answer->content_length;
		} else if (data[i] == '\n') {
			answer->line[answer->len] = '\0';
			answer->len = 0;
			read_header_line(context, answer, accept);
		} else if (data[i] != '\r' && answer->len < sizeof(answer->line) - 1) {
			answer->line[answer->len++] = (char)data[i];
		}
	}
}

/* Waits for the answer's end, or the connection's. What comes after the answer is lost. */
static int wait_for_answer(struct ws_context *context, const char *accept)
{
	struct http_answer answer = {.first = true, .content_length = -1};
	size_t at = 0;
	long got;

	while (!answer.complete) {
		got = sim_socket_recv(context->tcp, context->buf + at, context->size - at, 0);
		if (got < 0) {
			return -errno;
		}
		if (got == 0) {
			/* Counts as the end of the answer, too. */
			context->all_received = true;
			return 0;
		}
		read_answer(context, &answer, context->buf + at, (size_t)got, accept);
		at += (size_t)got;
		if (at >= context->size) {
			at = 0;
			context->all_received = false;
		}
	}
	context->all_received = true;
	return 0;
}

int ws_shake_hands(struct ws_context *context, const struct websocket_request *req, int32_t timeout)
{
	char key[32];
	char accept[32];
	char text[sizeof(key) + sizeof(GUID)];
	uint8_t digest[20];
	uint32_t random = sys_rand32_get();
	int ret;

	sim_sha1(&random, sizeof(random), digest);
	sim_base64(digest, 16, key);
	snprintf(text, sizeof(text), "%s%s", key, GUID);
	sim_sha1(text, strlen(text), digest);
	sim_base64(digest, sizeof(digest), accept);

	ret = send_request(context, req, key);
	if (ret < 0) {
		return ret;
	}
	context->timeout.fn = give_up;
	sim_callout(&context->timeout,
		    timeout == SYS_FOREVER_MS ? HOST_NEVER : sim_now() + timeout);
	ret = wait_for_answer(context, accept);
	sim_callout_cancel(&context->timeout);
	return ret;
}
