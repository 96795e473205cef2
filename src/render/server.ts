import type { SdkLine } from '../boards/boards.js';
import { hostForm } from '../config/server-host.js';
import type { Config } from '../generated/config.js';

/** What the templates print of the server's address: each form has code of its own, and only the one in use is printed. */
export function serverContext({ server, network, memory, kconfig }: Config, line: SdkLine): object {
  const form = hostForm(server.host);
  const headers = Object.entries(server.headers).map(([name, value]) => ({ name, value }));
  const arena = memory.newlib ? {} : { [line.malloc_arena]: LOOK_UP_HEAP_BYTES };
  // What somebody sets below `kconfig` is not set twice.
  const dnsSymbols = Object.entries({ DNS_RESOLVER: true, DNS_RESOLVER_AI_MAX_ENTRIES: ADDRESSES, ...arena })
    .filter(([symbol]) => !Object.hasOwn(kconfig, symbol))
    .map(([symbol, value]) => ({ symbol, value }));
  return {
    byName: form === 'name',
    byIpv6: form === 'ipv6',
    // What names and log lines of the code say: the page's app has them for IPv4 alone.
    ip: form === 'name' ? 'IP' : form === 'ipv6' ? 'IPv6' : 'IPv4',
    version: form === 'name' ? '' : form === 'ipv6' ? '6' : '4',
    sock: form === 'name' ? 'sock' : form === 'ipv6' ? 'sock6' : 'sock4',
    websock: form === 'name' ? 'websock' : form === 'ipv6' ? 'websock6' : 'websock4',
    buffer: form === 'name' ? 'temp_recv_buf' : form === 'ipv6' ? 'temp_recv_buf_ipv6' : 'temp_recv_buf_ipv4',
    messageBuffer: form === 'name' ? 'recv_buf' : form === 'ipv6' ? 'recv_buf_ipv6' : 'recv_buf_ipv4',
    usesIpv6: form === 'ipv6' || (form === 'name' && network.ipv6),
    bothFamilies: network.ipv6,
    onlyIpv4: form === 'ipv4' && network.ipv6,
    bothByName: form === 'name' && network.ipv6,
    defaultPort: server.tls.enabled ? 443 : 80,
    dnsSymbols,
    moreHeaders: headers,
    headerNumbers: headers.map((_, index) => index + 1),
    hasExtras: server.subprotocol !== '' || headers.length > 0,
    // Origin, the sub-protocol, the others, and the NULL at the end.
    headerSlots: (server.subprotocol === '' ? 2 : 3) + headers.length,
  };
}

/** How many addresses of a name are kept, of both families; Zephyr's own default is 2. */
const ADDRESSES = 4;
/** getaddrinfo() takes its list from the C library's heap, and the minimal library has none by itself. */
const LOOK_UP_HEAP_BYTES = 1024;
