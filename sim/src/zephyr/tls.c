/* SPDX-License-Identifier: Apache-2.0 */
/* TLS credentials: kept by reference, as Zephyr does. */
#include <errno.h>
#include "tls.h"

#define CREDENTIALS 32

static struct tls_credential credentials[CREDENTIALS];

static struct tls_credential *find_credential(sec_tag_t tag, enum tls_credential_type type)
{
	struct tls_credential *one;

	for (one = credentials; one < credentials + CREDENTIALS; one++) {
		if (one->buf != NULL && one->tag == tag && one->type == type) {
			return one;
		}
	}
	return NULL;
}

int tls_credential_add(sec_tag_t tag, enum tls_credential_type type, const void *cred,
		       size_t credlen)
{
	const int most = MIN(sim_config.credentials, CREDENTIALS);
	struct tls_credential *one;

	sim_call("tls_credential_add", "%d, %d, %zu bytes", tag, (int)type, credlen);
	if (find_credential(tag, type) != NULL) {
		return -EEXIST;
	}
	for (one = credentials; one < credentials + most; one++) {
		if (one->buf == NULL) {
			*one = (struct tls_credential){tag, type, cred, credlen};
			return 0;
		}
	}
	return -ENOMEM;
}

int tls_credential_delete(sec_tag_t tag, enum tls_credential_type type)
{
	struct tls_credential *one = find_credential(tag, type);

	sim_call("tls_credential_delete", "%d, %d", tag, (int)type);
	if (one == NULL) {
		return -ENOENT;
	}
	*one = (struct tls_credential){0};
	return 0;
}

const struct tls_credential *tls_credential_next(sec_tag_t tag, const struct tls_credential *last)
{
	const struct tls_credential *one = last != NULL ? last + 1 : credentials;

	for (; one < credentials + CREDENTIALS; one++) {
		if (one->buf != NULL && one->tag == tag) {
			return one;
		}
	}
	return NULL;
}
