/*
 * SPDX-License-Identifier: Apache-2.0
 *
 * TLS：数据加密传输，并核实服务器的身份。开发板只接受由 ca_certificate.h 中的 CA 签发、而且写着
 * 正确名字的证书。
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

/* 证书里要找的名字。mbedTLS 只看 DNS 名，一个都没有才看 CN；IP 地址条目它不看。 */
static const char *const server_name = sizeof(CONFIG_EXAMPLE_TLS_SERVER_NAME) > 1
					       ? CONFIG_EXAMPLE_TLS_SERVER_NAME
					       : CONFIG_EXAMPLE_SERVER_HOST;

/* 第一份 CA 证书的标签，之后的依次加一。标签把套接字和证书联系起来。 */
#define FIRST_TAG 1

/* 登记 CA 证书，只需一次。 */
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

/* 设置好 TLS 的选项。name 为 NULL 时不检查名字。 */
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

/* 握手最多等这么久，再慢的服务器也够用。 */
#define HANDSHAKE_TIMEOUT_S 60
/* 重启之前，留点时间把日志打印完。 */
#define LOG_TIME_MS 500

/*
 * 握手等得太久了。Zephyr 的 TLS 握手没有时限（4.0 版才有）：服务器接受了连接却什么也不发，
 * connect() 就永远不返回。它等待时还锁着套接字，别的线程也关不掉，只能重启。
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

/* 不检查证书上的名字，再握手一次，看能不能成功。马上关闭，不发送任何数据。 */
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
 * 套接字只告诉我们握手失败，不说为什么。所以再握手一两次，每次少检查一项，看去掉哪一项就能成功。
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
