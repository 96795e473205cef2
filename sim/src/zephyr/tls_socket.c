/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TLS over TCP: options and errors of Zephyr's secure sockets. The handshake is made by the
 * program that started us, by the rules of the board's mbedTLS; it is told, a line each:
 *   name BASE64      the name to find in the certificate; without it, none is looked for
 *   verify N         0 none, 1 optional, 2 required
 *   at MS            when that is, on the time of the run
 *   date SECONDS     since 1970, only if dates are checked
 *   ca, cert, key BASE64     PEM or DER
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "socket.h"
#include "tls.h"

#define TLS_SOCKETS 8
#define TAGS 8

struct tls {
	bool used;
	/* Has a descriptor of its own, as on the board. */
	int tcp_fd;
	sec_tag_t tags[TAGS];
	int tag_count;
	/* NULL: the name is not checked. */
	char *name;
	int verify;
};

static struct tls tls_sockets[TLS_SOCKETS];
static const struct sim_fd_type tls_type;

struct tls *tls_of(int fd)
{
	struct sim_fd *entry = sim_fd_get(fd);

	return entry != NULL && entry->type == &tls_type ? entry->object : NULL;
}

struct tcp *tls_tcp(struct tls *tls)
{
	return tcp_of(tls->tcp_fd);
}

int tls_socket(int family, int type, int proto)
{
	const int most = MIN(sim_config.tls_contexts, TLS_SOCKETS);
	struct tls *tls = tls_sockets;
	int fd;

	if (type != SOCK_STREAM) {
		return socket_fail(EPROTOTYPE);
	}
	while (tls < tls_sockets + most && tls->used) {
		tls++;
	}
	if (tls == tls_sockets + most) {
		return socket_fail(ENOMEM);
	}
	ARG_UNUSED(proto);
	fd = sim_fd_new(&tls_type, tls);
	if (fd < 0) {
		return socket_fail(-fd);
	}
	/* Without a name, that of nobody is looked for. */
	*tls = (struct tls){.used = true, .name = strdup(""), .verify = TLS_PEER_VERIFY_REQUIRED};
	tls->tcp_fd = sim_socket_open(family, type, IPPROTO_TCP);
	if (tls->tcp_fd < 0) {
		free(tls->name);
		*tls = (struct tls){0};
		sim_fd_free(fd);
		return -1;
	}
	return fd;
}

int tls_setsockopt(struct tls *tls, int optname, const void *optval, socklen_t optlen)
{
	const int *verify = optval;

	switch (optname) {
	case TLS_SEC_TAG_LIST:
		if (optval == NULL || optlen % sizeof(sec_tag_t) != 0 ||
		    optlen / sizeof(sec_tag_t) > (size_t)MIN(sim_config.tls_tags, TAGS)) {
			return socket_fail(EINVAL);
		}
		memcpy(tls->tags, optval, optlen);
		tls->tag_count = (int)(optlen / sizeof(sec_tag_t));
		return 0;
	case TLS_HOSTNAME:
		free(tls->name);
		tls->name = optval != NULL ? strdup(optval) : NULL;
		return 0;
	case TLS_PEER_VERIFY:
		if (optval == NULL || optlen != sizeof(int) || *verify < TLS_PEER_VERIFY_NONE ||
		    *verify > TLS_PEER_VERIFY_REQUIRED) {
			return socket_fail(EINVAL);
		}
		tls->verify = *verify;
		return 0;
	default:
		return socket_fail(ENOPROTOOPT);
	}
}

struct request {
	char *text;
	size_t len;
};

static void add(struct request *request, const char *word, const char *value)
{
	const size_t len = strlen(word) + strlen(value) + 2;

	request->text = realloc(request->text, request->len + len + 1);
	snprintf(request->text + request->len, len + 1, "%s %s\n", word, value);
	request->len += len;
}

static void add_bytes(struct request *request, const char *word, const void *data, size_t len)
{
	char *text = malloc(len / 3 * 4 + 5);

	sim_base64(data, len, text);
	add(request, word, text);
	free(text);
}

/* A PEM's length counts its final zero; without that it is taken for DER, which it is not. */
static bool can_parse(const struct tls_credential *cred)
{
	const char *text = cred->buf;

	if (cred->len == 0) {
		return false;
	}
	if (text[0] == 0x30) {
		return true;
	}
	return sim_config.tls_pem && text[cred->len - 1] == '\0' &&
	       strstr(text, "-----BEGIN ") != NULL;
}

/* 0 or a negative errno. */
static int add_credentials(struct request *request, sec_tag_t tag)
{
	static const char *const words[] = {[TLS_CREDENTIAL_CA_CERTIFICATE] = "ca",
					    [TLS_CREDENTIAL_SERVER_CERTIFICATE] = "cert",
					    [TLS_CREDENTIAL_PRIVATE_KEY] = "key"};
	const struct tls_credential *cred = tls_credential_next(tag, NULL);

	if (cred == NULL) {
		sim_note("tls", "tag %d", tag);
		return -ENOENT;
	}
	for (; cred != NULL; cred = tls_credential_next(tag, cred)) {
		if (cred->type > TLS_CREDENTIAL_PRIVATE_KEY) {
			/* A shared secret in the place of certificates is not simulated. */
			sim_note("tls", "psk");
			return -ENOTSUP;
		}
		if (cred->type == TLS_CREDENTIAL_NONE || !can_parse(cred)) {
			sim_note("tls", sim_config.tls_pem ? "parse" : "pem");
			return -EINVAL;
		}
		add_bytes(request, words[cred->type], cred->buf, cred->len);
	}
	return 0;
}

static int request_of(const struct tls *tls, struct request *request)
{
	char number[24];
	int ret = 0;
	int i;

	snprintf(number, sizeof(number), "%d", tls->verify);
	add(request, "verify", number);
	snprintf(number, sizeof(number), "%lld", (long long)(host_options.born_ms + sim_now()));
	add(request, "at", number);
	if (tls->name != NULL) {
		add_bytes(request, "name", tls->name, strlen(tls->name));
	}
	if (sim_config.tls_dates) {
		/* In 1970, unless the application has set the clock. */
		snprintf(number, sizeof(number), "%lld", (long long)(sim_clock_ms() / 1000));
		add(request, "date", number);
	}
	for (i = 0; ret == 0 && i < tls->tag_count; i++) {
		ret = add_credentials(request, tls->tags[i]);
	}
	return ret;
}

static int handshake_failed(int error)
{
	if (sim_config.net_log) {
		sim_log("net_sock_tls", 1, "TLS handshake error: -%x", (unsigned int)error);
	}
	return socket_fail(ECONNABORTED);
}

/* mbedTLS's number of what it cannot send. */
#define NET_SEND_FAILED 0x4e

int tls_connect(struct tls *tls, const struct sockaddr *addr, socklen_t addrlen)
{
	const int64_t deadline = sim_now() + sim_config.connect_timeout_ms;
	struct tcp *tcp = tls_tcp(tls);
	struct request request = {0};
	struct host_address peer;
	int ret;

	if (tcp_target(tcp, addr, addrlen, &peer) != 0) {
		return -1;
	}
	ret = request_of(tls, &request);
	if (ret != 0) {
		free(request.text);
		return socket_fail(-ret);
	}
	ret = peer.port == 0 ? HOST_REFUSED
			     : host_socket_connect_tls(tcp->host, &peer, request.text);
	free(request.text);
	switch (ret) {
	case 0:
		tcp->connected = true;
		return 0;
	case HOST_REFUSED:
		return tcp_refused(tcp, deadline) != 0 ? -1 : handshake_failed(NET_SEND_FAILED);
	case HOST_AGAIN:
		/* There is no timeout for handshakes. */
		sim_wait(tls, K_FOREVER);
		return socket_fail(ETIMEDOUT);
	default:
		if (ret > 0) {
			return handshake_failed(ret);
		}
		sim_wait(NULL, K_MSEC(MAX(deadline - sim_now(), 0)));
		return socket_fail(ETIMEDOUT);
	}
}

/* What is wrong with the connection below, only a word says. */
static long worded(long ret)
{
	return ret >= 0 || errno == EAGAIN || errno == ENOTCONN ? ret : socket_fail(EIO);
}

static long send_tls(void *object, const void *buf, size_t len, int flags)
{
	struct tls *tls = object;

	return worded(sim_socket_send(tls->tcp_fd, buf, len, flags));
}

static long receive_tls(void *object, void *buf, size_t len, int flags)
{
	struct tls *tls = object;

	return worded(sim_socket_recv(tls->tcp_fd, buf, len, flags));
}

static int close_tls(void *object)
{
	struct tls *tls = object;
	int ret = sim_socket_close(tls->tcp_fd);

	free(tls->name);
	*tls = (struct tls){0};
	return ret;
}

static const struct sim_fd_type tls_type = {
	.send = send_tls,
	.recv = receive_tls,
	.close = close_tls,
};
