/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_TLS_CREDENTIALS_H_
#define NANOKIT_SIM_TLS_CREDENTIALS_H_

#include <nanokit_sim/types.h>

/* <net/tls_credentials.h>: the same on all lines. */
enum tls_credential_type {
	TLS_CREDENTIAL_NONE,
	TLS_CREDENTIAL_CA_CERTIFICATE,
	TLS_CREDENTIAL_SERVER_CERTIFICATE,
	TLS_CREDENTIAL_PRIVATE_KEY,
	TLS_CREDENTIAL_PSK,
	TLS_CREDENTIAL_PSK_ID,
};

typedef int sec_tag_t;

/* Keeps the pointer, not a copy: cred has to live on. A PEM's length counts its final zero. */
int tls_credential_add(sec_tag_t tag, enum tls_credential_type type, const void *cred,
		       size_t credlen);
/* -ENOENT if there is none. */
int tls_credential_delete(sec_tag_t tag, enum tls_credential_type type);

#endif
