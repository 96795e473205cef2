/* SPDX-License-Identifier: Apache-2.0 */
/* The libc's own <inttypes.h>, with Zephyr's idea of 32- and 64-bit integers. */
#include <nanokit_sim/int_types.h>
#include_next <inttypes.h>

#ifdef NANOKIT_SIM_LONG_LONG_64
#undef PRId64
#define PRId64 "lld"
#undef PRIi64
#define PRIi64 "lli"
#undef PRIo64
#define PRIo64 "llo"
#undef PRIx64
#define PRIx64 "llx"
#undef PRIX64
#define PRIX64 "llX"
#undef PRIu64
#define PRIu64 "llu"
#undef PRIdLEAST64
#define PRIdLEAST64 "lld"
#undef PRIiLEAST64
#define PRIiLEAST64 "lli"
#undef PRIoLEAST64
#define PRIoLEAST64 "llo"
#undef PRIxLEAST64
#define PRIxLEAST64 "llx"
#undef PRIXLEAST64
#define PRIXLEAST64 "llX"
#undef PRIuLEAST64
#define PRIuLEAST64 "llu"
#undef PRIdFAST64
#define PRIdFAST64 "lld"
#undef PRIiFAST64
#define PRIiFAST64 "lli"
#undef PRIoFAST64
#define PRIoFAST64 "llo"
#undef PRIxFAST64
#define PRIxFAST64 "llx"
#undef PRIXFAST64
#define PRIXFAST64 "llX"
#undef PRIuFAST64
#define PRIuFAST64 "llu"
#undef SCNd64
#define SCNd64 "lld"
#undef SCNi64
#define SCNi64 "lli"
#undef SCNo64
#define SCNo64 "llo"
#undef SCNx64
#define SCNx64 "llx"
#undef SCNu64
#define SCNu64 "llu"
#undef SCNdLEAST64
#define SCNdLEAST64 "lld"
#undef SCNiLEAST64
#define SCNiLEAST64 "lli"
#undef SCNoLEAST64
#define SCNoLEAST64 "llo"
#undef SCNxLEAST64
#define SCNxLEAST64 "llx"
#undef SCNuLEAST64
#define SCNuLEAST64 "llu"
#undef SCNdFAST64
#define SCNdFAST64 "lld"
#undef SCNiFAST64
#define SCNiFAST64 "lli"
#undef SCNoFAST64
#define SCNoFAST64 "llo"
#undef SCNxFAST64
#define SCNxFAST64 "llx"
#undef SCNuFAST64
#define SCNuFAST64 "llu"
#endif
