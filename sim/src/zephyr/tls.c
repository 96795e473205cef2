/* SPDX-License-Identifier: Apache-2.0 */
/* TLS credentials: kept by reference, as Zephyr does. */
#include <errno.h>
#include <nanokit_sim/tls_credentials.h>
#include "sim.h"

#define CREDENTIALS 4

static struct {
	sec_tag_t tag;
	enum tls_credential_type type;
	const void *cred;
	size_t len;
} credentials[CREDENTIALS];

int tls_credential_add(sec_tag_t tag, enum tls_credential_type type, const void *cred,
		       size_t credlen)
{
	int i;

	sim_call("tls_credential_add", "%d, %d, %zu bytes", tag, (int)type, credlen);
	for (i = 0; i < CREDENTIALS; i++) {
		if (credentials[i].cred != NULL && credentials[i].tag == tag &&
		    credentials[i].type == type) {
			return -EEXIST;
		}
	}
	for (i = 0; i < CREDENTIALS; i++) {
		if (credentials[i].cred == NULL) {
			credentials[i].tag = tag;
			credentials[i].type = type;
			credentials[i].cred = cred;
			credentials[i].len = credlen;
			return 0;
		}
	}
	return -ENOMEM;
}
