/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_TLS_INTERNAL_H_
#define NANOKIT_SIM_TLS_INTERNAL_H_

#include <nanokit_sim/tls_credentials.h>
#include "sim.h"

struct tls_credential {
	sec_tag_t tag;
	enum tls_credential_type type;
	const void *buf;
	size_t len;
};

/* The credentials of a tag, one after the other: the one after last, NULL at the end. */
const struct tls_credential *tls_credential_next(sec_tag_t tag, const struct tls_credential *last);

#endif
