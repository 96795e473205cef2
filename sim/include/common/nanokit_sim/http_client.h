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
struct http_parser_settings;
struct http_request;

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
