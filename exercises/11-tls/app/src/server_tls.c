/*
 * SPDX-License-Identifier: Apache-2.0
 */
/* TEXT BEGIN about en */
/*
 * Encrypts what the board sends, and makes sure that it goes to the right server: only one with a
 * certificate from our CA, for the name that we look for.
 */
/* TEXT END about en */
/* TEXT BEGIN about zh */
/*
 * 加密开发板发送的内容，并确认对方就是要找的服务器：它的证书必须由我们的 CA 签发，名字也要对。
 */
/* TEXT END about zh */

#include <errno.h>
#include <stddef.h>

#include <zephyr/kernel.h>
#include <zephyr/sys/printk.h>
#include <zephyr/net/socket.h>
#include <zephyr/net/tls_credentials.h>

#include "ca_certificate.h"
#include "server_tls.h"

/* TEXT BEGIN tag en */
/* The number under which the CA certificate is registered, and by which a socket refers to it. */
/* TEXT END tag en */
/* TEXT BEGIN tag zh */
/* CA 证书按这个安全标签（sec_tag）登记，套接字也用它来指明信任哪份证书。 */
/* TEXT END tag zh */
#define CA_TAG 1

/* TEXT BEGIN ca en */
/* Registers our CA. It stays registered, so each time but the first says -EEXIST. */
/* TEXT END ca en */
/* TEXT BEGIN ca zh */
/* 登记我们的 CA。登记一次就一直有效，之后再登记会返回 -EEXIST。 */
/* TEXT END ca zh */
static int register_ca(void)
{
	int ret = 0;

	// SOLUTION BEGIN register
	ret = tls_credential_add(CA_TAG, TLS_CREDENTIAL_CA_CERTIFICATE, ca_certificates[0].der,
				 ca_certificates[0].size);
	// SOLUTION END register
	// STUB BEGIN register en
	// /* TODO 1: register ca_certificates[0], which is in ca_certificate.h, under CA_TAG. */
	// STUB END register en
	// STUB BEGIN register zh
	// /* TODO 1：把 ca_certificate.h 里的 ca_certificates[0] 以 CA_TAG 为安全标签登记。 */
	// STUB END register zh

	return ret == -EEXIST ? 0 : ret;
}

/* TEXT BEGIN demand en */
/* Says whom the socket is to trust. Returns 0, or a negative errno. */
/* TEXT END demand en */
/* TEXT BEGIN demand zh */
/* 告诉套接字应该信任谁。成功返回 0，失败返回负的错误码。 */
/* TEXT END demand zh */
static int demand_proof(int sock)
{
	// SOLUTION BEGIN demand
	static const char name[] = CONFIG_EXAMPLE_TLS_SERVER_NAME;
	const sec_tag_t trusted[] = {CA_TAG};
	const int verify = TLS_PEER_VERIFY_REQUIRED;

	if (setsockopt(sock, SOL_TLS, TLS_SEC_TAG_LIST, trusted, sizeof(trusted)) < 0) {
		return -errno;
	}
	if (setsockopt(sock, SOL_TLS, TLS_HOSTNAME, name, sizeof(name)) < 0) {
		return -errno;
	}
	// SOLUTION END demand
	// STUB BEGIN demand en
	// /* TODO 2: trust our CA alone (TLS_SEC_TAG_LIST), for our name alone (TLS_HOSTNAME). */
	//
	// /* TODO 3: this takes any certificate, and so any server. */
	// const int verify = TLS_PEER_VERIFY_NONE;
	//
	// STUB END demand en
	// STUB BEGIN demand zh
	// /* TODO 2：只信任我们的 CA（TLS_SEC_TAG_LIST），而且名字要对（TLS_HOSTNAME）。 */
	//
	// /* TODO 3：这样什么证书都接受，也就是什么服务器都接受。 */
	// const int verify = TLS_PEER_VERIFY_NONE;
	//
	// STUB END demand zh
	if (setsockopt(sock, SOL_TLS, TLS_PEER_VERIFY, &verify, sizeof(verify)) < 0) {
		return -errno;
	}

	return 0;
}

int server_tls_socket(sa_family_t family)
{
	int sock;
	int ret;

	ret = register_ca();
	if (ret < 0) {
		printk("The CA certificate cannot be registered (%d)\n", ret);
		errno = -ret;
		return -1;
	}

	sock = socket(family, SOCK_STREAM, IPPROTO_TLS_1_2);
	if (sock < 0) {
		return -1;
	}

	ret = demand_proof(sock);
	if (ret < 0) {
		printk("The socket does not take our demands (%d)\n", ret);
		close(sock);
		errno = -ret;
		return -1;
	}

	return sock;
}

/* TEXT BEGIN connect en */
/* The handshake has no time limit in this Zephyr. An app for every day needs one around it. */
/* TEXT END connect en */
/* TEXT BEGIN connect zh */
/* 这个版本的 Zephyr 里，TLS 握手没有时限；正式的应用要在外面加上。 */
/* TEXT END connect zh */
int server_tls_connect(int sock, const struct sockaddr *addr, socklen_t addr_len)
{
	return connect(sock, addr, addr_len);
}

void server_tls_explain(const struct sockaddr *addr, socklen_t addr_len)
{
	ARG_UNUSED(addr);
	ARG_UNUSED(addr_len);

	printk("No TLS connection: the server could not prove who it is, or speaks no TLS\n");
}
