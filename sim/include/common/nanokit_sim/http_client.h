/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_HTTP_CLIENT_H_
#define NANOKIT_SIM_HTTP_CLIENT_H_

#include <nanokit_sim/kernel.h>
#include <nanokit_sim/net_ip.h>

/*
 * <net/http_client.h> on lines 0 and 1, <net/http/client.h> on line 2. The application meets a
 * request only in the callback of a WebSocket handshake; these are the fields it may look at
 * there, the same on all lines. Zephyr keeps its own state in front of them.
 */
struct http_request;

/* <net/http_parser.h>, <net/http/parser.h> on line 2: what the callbacks of an answer see. */
struct http_parser {
	unsigned int status_code;
};

typedef int (*http_data_cb)(struct http_parser *parser, const char *at, size_t length);
typedef int (*http_cb)(struct http_parser *parser);

/* Of these, on_header_field is called: once for each header of the answer. */
struct http_parser_settings {
	http_cb on_message_begin;
	http_data_cb on_url;
	http_data_cb on_status;
	http_data_cb on_header_field;
	http_data_cb on_header_value;
	http_cb on_headers_complete;
	http_data_cb on_body;
	http_cb on_message_complete;
	http_cb on_chunk_header;
	http_cb on_chunk_complete;
};

typedef int (*http_header_cb_t)(int sock, struct http_request *req, void *user_data);

enum http_method {
	HTTP_GET = 1,
};

struct http_request {
	enum http_method method;
	const struct http_parser_settings *http_cb;
	uint8_t *recv_buf;
	size_t recv_buf_len;
	const char *url;
	const char *protocol;
	const char **header_fields;
	const char *host;
	http_header_cb_t optional_headers_cb;
	const char **optional_headers;
};

#endif
