/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * TLS: what is sent is encrypted, and the server has to prove who it is. The board accepts only a
 * certificate with the right name, issued by a CA in ca_certificate.h.
 */

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <zephyr/logging/log.h>
LOG_MODULE_REGISTER(server_tls, LOG_LEVEL_DBG);

#include <zephyr/kernel.h>
#include <zephyr/net/socket.h>
#include <zephyr/sys/reboot.h>
#include <zephyr/net/tls_credentials.h>

#include "ca_certificate.h"
#include "server_tls.h"

/*
 * The name to find. mbedTLS looks at DNS names, or without any at the CN; never at IP addresses.
 */
static const char *const server_name = sizeof(CONFIG_EXAMPLE_TLS_SERVER_NAME) > 1
					       ? CONFIG_EXAMPLE_TLS_SERVER_NAME
					       : CONFIG_EXAMPLE_SERVER_HOST;

/* The tag of the first CA certificate; by tags a socket says which certificates it trusts. */
#define FIRST_TAG 1

/* Registers the CA certificates, which is needed only once. */
static int add_certificates(void)
{
	static bool added;
	size_t i;
	int ret;

	if (added) {
		return 0;
	}

	for (i = 0; i < ARRAY_SIZE(ca_certificates); i++) {
		ret = tls_credential_add(FIRST_TAG + (sec_tag_t)i, TLS_CREDENTIAL_CA_CERTIFICATE,
					 ca_certificates[i].der, ca_certificates[i].size);
		if (ret < 0 && ret != -EEXIST) {
			LOG_ERR("Cannot add CA certificate %u (%d)", (unsigned int)i + 1, ret);
			return ret;
		}
	}
	added = true;

	LOG_INF("TLS: dates of certificates are not checked (the board has no clock)");

	return 0;
}

/* Sets what TLS needs to know. name: NULL if any will do. */
static int set_options(int sock, const char *name, int verify)
{
	sec_tag_t tags[ARRAY_SIZE(ca_certificates)];
	const socklen_t name_len = name != NULL ? (socklen_t)strlen(name) + 1 : 0;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(tags); i++) {
		tags[i] = FIRST_TAG + (sec_tag_t)i;
	}

	if (setsockopt(sock, SOL_TLS, TLS_SEC_TAG_LIST, tags, sizeof(tags)) < 0 ||
	    setsockopt(sock, SOL_TLS, TLS_HOSTNAME, name, name_len) < 0 ||
	    setsockopt(sock, SOL_TLS, TLS_PEER_VERIFY, &verify, sizeof(verify)) < 0) {
		return -errno;
	}

	return 0;
}

static int open_socket(sa_family_t family, const char *name, int verify)
{
	int sock;
	int ret;

	ret = add_certificates();
	if (ret < 0) {
		errno = -ret;
		return -1;
	}

	sock = socket(family, SOCK_STREAM, IPPROTO_TLS_1_2);
	if (sock < 0) {
		return -1;
	}

	ret = set_options(sock, name, verify);
	if (ret < 0) {
		close(sock);
		errno = -ret;
		return -1;
	}

	return sock;
}

int server_tls_socket(sa_family_t family)
{
	return open_socket(family, server_name, TLS_PEER_VERIFY_REQUIRED);
}

/* A handshake may take so long, which is enough for any server. */
#define HANDSHAKE_TIMEOUT_S 60
/* For the log to be printed before a restart. */
#define LOG_TIME_MS 500

/*
 * The handshake takes too long. Zephyr's has no time limit before version 4.0: connect() never
 * returns if the server accepts and then says nothing. Meanwhile it keeps the socket locked, so
 * that no other thread can close it. What is left is to start anew.
 */
static void restart_board(struct k_work *work)
{
	ARG_UNUSED(work);

	LOG_ERR("TLS: the server accepts, but does not shake hands for %d s; restarting",
		HANDSHAKE_TIMEOUT_S);
	k_sleep(K_MSEC(LOG_TIME_MS));
	sys_reboot(SYS_REBOOT_COLD);
}

static K_WORK_DELAYABLE_DEFINE(handshake_limit, restart_board);

int server_tls_connect(int sock, const struct sockaddr *addr, socklen_t addr_len)
{
	int err;
	int ret;

	k_work_schedule(&handshake_limit, K_SECONDS(HANDSHAKE_TIMEOUT_S));
	ret = connect(sock, addr, addr_len);
	err = errno;
	k_work_cancel_delayable(&handshake_limit);
	errno = err;

	return ret;
}

/* Whether a handshake works if the name does not matter. Closes at once: no data is sent. */
static bool shakes_hands(const struct sockaddr *addr, socklen_t addr_len, int verify)
{
	int sock = open_socket(addr->sa_family, NULL, verify);
	int ret;

	if (sock < 0) {
		return false;
	}
	ret = server_tls_connect(sock, addr, addr_len);
	close(sock);

	return ret == 0;
}

/*
 * A socket says only that the handshake failed. So it is tried again, each time with one check
 * less: the one without which it works is what failed.
 */
void server_tls_explain(const struct sockaddr *addr, socklen_t addr_len)
{
	if (shakes_hands(addr, addr_len, TLS_PEER_VERIFY_REQUIRED)) {
		LOG_ERR("TLS: the server's certificate is not for the name %s", server_name);
	} else if (!shakes_hands(addr, addr_len, TLS_PEER_VERIFY_OPTIONAL)) {
		LOG_ERR("TLS: no handshake; does the server run, and speak TLS 1.2 (wss://)?");
	} else {
		LOG_ERR("TLS: the server's certificate is not from a CA that this app trusts");
	}
}
