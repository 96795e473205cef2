import type { LogLine } from '../log-lines.js';

/** What the generated apps say of their connection, whatever kind they are. */
export const CONNECTION_LINES: readonly LogLine[] = [
  {
    names: ['No Wi-Fi name'],
    what: { en: 'The app has no name of a Wi-Fi.', zh: '应用里没有 Wi-Fi 名称。' },
    why: {
      en: 'It was built without credentials.conf, which git does not carry.',
      zh: '编译时没有 credentials.conf；这个文件不进 git。',
    },
    change: {
      en: 'Run regen, which asks for it, and build again.',
      zh: '运行 regen，它会问；然后重新编译。',
    },
    symbols: ['EXAMPLE_WIFI_SSID'],
  },
  {
    names: ['No address from DHCP'],
    what: { en: 'The router gave the board no address.', zh: '路由器没有给开发板分配地址。' },
    why: {
      en: 'It has none left, or lets only known MAC addresses in.',
      zh: '地址用完了，或者只放行登记过的 MAC 地址。',
    },
    change: {
      en: 'Look into the router; the app joins anew and asks again.',
      zh: '检查路由器；应用会重新连接热点再要一次。',
    },
    symbols: ['EXAMPLE_DHCP_TIMEOUT_MS'],
  },
  {
    names: ['Wi-Fi driver did not start'],
    what: { en: 'The Wi-Fi module does not work.', zh: 'Wi-Fi 模块没有启动。' },
    why: {
      en: 'Its driver found no module, or the heap is too small for it.',
      zh: '驱动没有找到模块，或者堆不够它用。',
    },
    change: {
      en: 'Check the board name; leave memory.heap_bytes at 35,840 or more.',
      zh: '核对开发板型号；memory.heap_bytes 不要小于 35,840。',
    },
    symbols: ['HEAP_MEM_POOL_SIZE'],
  },
  {
    names: [
      'Wi-Fi or the address was lost',
      'No network interface',
      'No IPv4 connectivity',
      'No IPv6 connectivity',
    ],
    what: { en: 'The board is not on the network any more.', zh: '开发板已经不在网络里。' },
    why: {
      en: 'The access point is gone, or the lease of the address ended.',
      zh: '热点断了，或者地址的租约到期了。',
    },
    change: { en: 'Nothing: the app joins anew by itself.', zh: '不用管，应用会自己重新连接。' },
    symbols: ['EXAMPLE_RECONNECT_FIRST_DELAY_MS'],
  },
  {
    names: ['There is no address for the name', "the server's name has no address"],
    what: { en: 'DNS does not know the name of the server.', zh: 'DNS 里没有服务器的这个名字。' },
    why: {
      en: 'It is misspelt, or only other networks know it; names in .local are not in DNS.',
      zh: '名字写错了，或只在别的网络里有；以 .local 结尾的名字不在 DNS 里。',
    },
    change: {
      en: 'Correct server.host, or write the address.',
      zh: '改正 server.host，或者直接写地址。',
    },
    symbols: ['EXAMPLE_SERVER_HOST'],
  },
  {
    names: ['The DNS server does not tell the address', 'does not tell the address of'],
    what: { en: 'The DNS server did not answer.', zh: 'DNS 服务器没有回答。' },
    why: {
      en: 'The router is not on the Internet, or its DHCP names no DNS server.',
      zh: '路由器连不上外网，或者 DHCP 没有告知 DNS 服务器。',
    },
    change: {
      en: 'Check the router, or write the address into server.host.',
      zh: '检查路由器，或者在 server.host 里直接写地址。',
    },
    symbols: ['EXAMPLE_SERVER_HOST'],
  },
  {
    names: ["no way to the server's address"],
    what: { en: 'The board cannot send to the IPv6 address.', zh: '开发板没有通往这个 IPv6 地址的路。' },
    why: {
      en: 'It has no IPv6 address of that network (yet), or the router has no IPv6.',
      zh: '它（还）没有那个网络的 IPv6 地址，或者路由器没有开 IPv6。',
    },
    change: {
      en: 'Wait for the next try; or give server.host an IPv4 address.',
      zh: '等下一次重试；或者在 server.host 里写 IPv4 地址。',
    },
    symbols: ['NET_IPV6', 'EXAMPLE_SERVER_HOST'],
  },
  {
    names: ['is not an IPv4 address', 'is not an IPv6 address'],
    what: { en: 'The server address in the app cannot be read.', zh: '应用里的服务器地址读不懂。' },
    why: {
      en: 'CONFIG_EXAMPLE_SERVER_HOST was changed by hand to another form of address.',
      zh: 'CONFIG_EXAMPLE_SERVER_HOST 被手工改成了另一种地址。',
    },
    change: {
      en: 'Set server.host in nanokit.yaml and run regen: the C code goes with it.',
      zh: '在 nanokit.yaml 里改 server.host 再运行 regen，C 代码会跟着变。',
    },
    symbols: ['EXAMPLE_SERVER_HOST'],
  },
  {
    names: ['Cannot connect to IPv4 remote', 'Cannot connect to IPv6 remote', 'Cannot connect to'],
    what: { en: 'The server did not accept the connection.', zh: '没有连上服务器。' },
    why: {
      en: 'It is not running, has another address or port, or a firewall is in the way; ADDRESS:PORT: it speaks no WebSocket there.',
      zh: '服务器没有运行，地址或端口不对，或被防火墙拦住；如果写的是“地址:端口”，则对方不是 WebSocket 服务器。',
    },
    change: {
      en: 'Start it (serve prints the address for server.host), and check server.path.',
      zh: '启动服务器（serve 会打印 server.host 该填的地址），并核对 server.path。',
    },
    symbols: ['EXAMPLE_SERVER_HOST', 'EXAMPLE_SERVER_PORT', 'EXAMPLE_SERVER_PATH'],
  },
  {
    names: ['Cannot create HTTP connection', 'HTTP socket'],
    what: { en: 'No connection for the handshake came about.', zh: '握手要用的连接没有建成。' },
    why: {
      en: 'The line before says why. -12, -23, -24: no free socket, context or memory.',
      zh: '原因在前一行。-12、-23、-24 表示套接字、上下文或内存用完了。',
    },
    change: {
      en: 'See network.* in nanokit.yaml: the limits of sockets and contexts.',
      zh: '看 nanokit.yaml 里的 network.*：套接字和上下文的上限。',
    },
    symbols: ['NET_MAX_CONTEXTS', 'POSIX_MAX_FDS'],
  },
  {
    names: ['answers with HTTP status'],
    what: { en: 'The server refused the handshake.', zh: '服务器拒绝了握手。' },
    why: {
      en: '404: there is no such path. 401, 403: it wants credentials. 503: it is busy. 426: another version of WebSocket.',
      zh: '404：没有这个路径。401、403：要求身份验证。503：正忙。426：WebSocket 版本不同。',
    },
    change: { en: 'Check server.path and server.headers.', zh: '核对 server.path 和 server.headers。' },
    symbols: ['EXAMPLE_SERVER_PATH'],
  },
  {
    names: ['does not agree to the sub-protocol'],
    what: { en: 'The server does not speak our sub-protocol.', zh: '服务器不用这个子协议。' },
    why: {
      en: 'It does not know server.subprotocol, or chose another one.',
      zh: '它不认识 server.subprotocol，或者选了别的。',
    },
    change: { en: 'Compare the names on both sides.', zh: '核对两边写的名字。' },
    symbols: ['EXAMPLE_SERVER_SUBPROTOCOL'],
  },
  {
    names: ['did not accept the WebSocket handshake'],
    what: { en: 'The WebSocket handshake failed.', zh: 'WebSocket 握手失败。' },
    why: {
      en: 'The line before says more: the path, a status, or what is no WebSocket server.',
      zh: '前一行说得更细：路径、状态码，或者对方不是 WebSocket 服务器。',
    },
    change: {
      en: 'Check server.path, and read the server’s log.',
      zh: '核对 server.path，并看服务器的日志。',
    },
    symbols: ['EXAMPLE_SERVER_PATH', 'EXAMPLE_HANDSHAKE_TIMEOUT_MS'],
  },
  {
    names: [
      'the server has closed the connection',
      'the server has cut the connection',
      'The server closes the connection',
    ],
    what: { en: 'The server ended the connection.', zh: '服务器结束了连接。' },
    why: {
      en: 'It stopped, wants us to come back later, or did not like a message: the code says which (1000 and 1001 are polite).',
      zh: '它退出了，要我们稍后再来，或者不接受某条消息：看关闭码（1000、1001 是正常结束）。',
    },
    change: {
      en: 'Read the server’s log; the app connects again by itself.',
      zh: '看服务器的日志；应用会自己重连。',
    },
    symbols: ['EXAMPLE_RECONNECT_FIRST_DELAY_MS'],
  },
  {
    names: ['breaks the WebSocket protocol', 'sent text that is not UTF-8'],
    what: { en: 'The server sent what it must not send.', zh: '服务器发来了不合规定的数据。' },
    why: {
      en: 'A frame that RFC 6455 forbids, or a text with bytes that are no UTF-8.',
      zh: '帧不符合 RFC 6455，或文本里有不是 UTF-8 的字节。',
    },
    change: {
      en: 'Mend the server. simulate --serve --fault invalid-utf8 shows what the app does.',
      zh: '要改服务器。用 simulate --serve --fault invalid-utf8 可以看应用怎样应对。',
    },
    symbols: [],
  },
  {
    names: ["Dropped a message larger than the buffer's", 'Dropped a message'],
    what: { en: 'A message of the server was too long.', zh: '服务器发来的一条消息太长。' },
    why: {
      en: 'It does not fit into the buffer; the app reads on after it.',
      zh: '缓冲区装不下；应用跳过它继续接收。',
    },
    change: { en: 'Raise app.receive_buffer_bytes.', zh: '加大 app.receive_buffer_bytes。' },
    symbols: ['EXAMPLE_RECV_BUF_SIZE'],
  },
  {
    names: ['failed to send data', 'Failed to send', 'a message could not be sent'],
    what: { en: 'A message did not go out.', zh: '有一条消息没有发出去。' },
    why: {
      en: '-12: the heap is too small for a copy of it. Others: the connection is gone.',
      zh: '-12：堆太小，放不下它的副本。其他：连接已经断了。',
    },
    change: {
      en: 'For -12 raise memory.heap_bytes; else nothing, the app connects again.',
      zh: '-12 就加大 memory.heap_bytes；其他不用管，应用会重连。',
    },
    symbols: ['HEAP_MEM_POOL_SIZE'],
  },
  {
    names: ['Since boot:', 'Failures: Wi-Fi', 'last error'],
    what: { en: 'What the app has counted, every ten minutes.', zh: '应用每十分钟打印一次的计数。' },
    why: {
      en: 'Without a shell, this shows how the connection does; "last error" is a number such as -116.',
      zh: '没有 shell 时靠它了解连接的情况；last error 是 -116 这样的错误号。',
    },
    change: {
      en: 'Nothing. A number of the last error is explained too: explain -116.',
      zh: '不用改。最近的错误号也可以查：explain -116。',
    },
    symbols: [],
  },
];
