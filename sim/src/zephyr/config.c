/* SPDX-License-Identifier: Apache-2.0 */
/* What Kconfig decides; where a symbol is not known, Zephyr's own default. */
#include "sim.h"

#ifndef CONFIG_HEAP_MEM_POOL_SIZE
#define CONFIG_HEAP_MEM_POOL_SIZE 0
#endif
#ifndef CONFIG_POSIX_MAX_FDS
#define CONFIG_POSIX_MAX_FDS 4
#endif
#ifndef CONFIG_NET_MAX_CONTEXTS
#define CONFIG_NET_MAX_CONTEXTS 6
#endif
#ifndef CONFIG_WEBSOCKET_MAX_CONTEXTS
#define CONFIG_WEBSOCKET_MAX_CONTEXTS 1
#endif
#ifndef CONFIG_NET_SOCKETS_POLL_MAX
#define CONFIG_NET_SOCKETS_POLL_MAX 3
#endif
#ifndef CONFIG_NET_SOCKETS_CONNECT_TIMEOUT
#define CONFIG_NET_SOCKETS_CONNECT_TIMEOUT 3000
#endif
#ifndef CONFIG_EXAMPLE_SERVER_HOST
#define CONFIG_EXAMPLE_SERVER_HOST NULL
#define CONFIG_EXAMPLE_SERVER_PORT 0
#endif

const struct sim_config sim_config = {
	.heap_bytes = CONFIG_HEAP_MEM_POOL_SIZE,
	.max_fds = CONFIG_POSIX_MAX_FDS,
	.max_contexts = CONFIG_NET_MAX_CONTEXTS,
	.websocket_contexts = CONFIG_WEBSOCKET_MAX_CONTEXTS,
	.poll_max = CONFIG_NET_SOCKETS_POLL_MAX,
	.connect_timeout_ms = CONFIG_NET_SOCKETS_CONNECT_TIMEOUT,
	.boot_banner = IS_ENABLED(CONFIG_BOOT_BANNER),
	.net_log = IS_ENABLED(CONFIG_NET_LOG) && IS_ENABLED(CONFIG_LOG),
	.receive_timeout = IS_ENABLED(CONFIG_NET_CONTEXT_RCVTIMEO),
	.send_timeout = IS_ENABLED(CONFIG_NET_CONTEXT_SNDTIMEO),
	.server_host = CONFIG_EXAMPLE_SERVER_HOST,
	.server_port = CONFIG_EXAMPLE_SERVER_PORT,
};
