import type { Text } from './text.js';

/** A line or a number that the app, Zephyr or the vendor's driver prints, and what is behind it. */
export interface LogLine {
  /** As it may be typed; letters of either case. */
  readonly names: readonly string[];
  readonly what: Text;
  readonly why: Text;
  readonly change: Text;
  /** Symbols whose values in the project are worth knowing. */
  readonly symbols: readonly string[];
}

/** The documentation page's log, the errors that its calls return (Zephyr's numbers), and what its readers run into. */
export const COMMON_LINES: readonly LogLine[] = [
  {
    names: ['-12', '12', 'ENOMEM', 'malloc failed'],
    what: { en: 'No memory (ENOMEM).', zh: '内存不足（ENOMEM）。' },
    why: {
      en: 'Each WebSocket message is copied to the heap to be masked, on top of what the Wi-Fi driver takes of it.',
      zh: '每发一条 WebSocket 消息都要在堆里复制一份来加掩码，Wi-Fi 驱动也用同一个堆。',
    },
    change: {
      en: 'Raise HEAP_MEM_POOL_SIZE (memory.heap_bytes): 35,840 for the driver and the largest message on top.',
      zh: '加大 HEAP_MEM_POOL_SIZE（memory.heap_bytes）：给驱动 35,840，再加最大的一条消息。',
    },
    symbols: ['HEAP_MEM_POOL_SIZE'],
  },
  {
    names: [
      'AP not found',
      'AP not found or invalid password',
      'invalid password',
      'the access point refuses us',
      'there is no such access point',
    ],
    what: { en: 'The board did not join the access point.', zh: '开发板没有连上热点。' },
    why: {
      en: 'The name or the password is wrong, the access point is on 5 GHz, or it is too far away. The XR819S module cannot tell a wrong password from other failures of the handshake.',
      zh: '名称或密码不对，热点是 5 GHz 的，或者太远。XR819S 模组分不清密码错误和其他握手失败。',
    },
    change: {
      en: 'Check credentials.conf, letter by letter, and use a 2.4 GHz WPA2 network.',
      zh: '逐字核对 credentials.conf，并使用 2.4 GHz、WPA2 的网络。',
    },
    symbols: ['CSK_WIFI_STATION', 'EXAMPLE_WIFI_SSID'],
  },
  {
    names: ['retry to connecting wifi', 'connecting to wifi'],
    what: { en: 'The board tries to join the access point again.', zh: '开发板正在重新连接热点。' },
    why: {
      en: 'One attempt failed, which happens with a weak signal.',
      zh: '有一次没连上，信号弱时常见。',
    },
    change: {
      en: 'A few are normal. If all fail, see: explain "AP not found".',
      zh: '偶尔几次正常；一直连不上请看：explain "AP not found"。',
    },
    symbols: ['EXAMPLE_WIFI_RETRIES'],
  },
  {
    names: ['recv failure', 'data recv failure', 'data recv'],
    what: {
      en: 'The answer did not come, or was not what had been sent.',
      zh: '没收到回应，或收到的和发出的不一样。',
    },
    why: {
      en: 'The app expects its own message back. The server does not echo, answers late, or closed the connection.',
      zh: '应用要收回自己发的消息。服务器没有回显、回得太晚，或者断开了连接。',
    },
    change: {
      en: 'Use a server that echoes (this tool has one: serve), or raise app.receive_timeout_ms.',
      zh: '换一个会回显的服务器（本工具的 serve 就是），或者加大 app.receive_timeout_ms。',
    },
    symbols: ['EXAMPLE_RECV_TIMEOUT_MS', 'EXAMPLE_RECV_BUF_SIZE'],
  },
  {
    names: ['-111', 'ECONNREFUSED', 'connection refused'],
    what: { en: 'The server refused the connection (ECONNREFUSED).', zh: '服务器拒绝连接（ECONNREFUSED）。' },
    why: { en: 'Nothing listens on that port of that address.', zh: '那个地址的那个端口上没有程序在监听。' },
    change: {
      en: 'Start the server, and check server.host and server.port.',
      zh: '先启动服务器，再核对 server.host 和 server.port。',
    },
    symbols: ['EXAMPLE_SERVER_HOST', 'EXAMPLE_SERVER_PORT'],
  },
  {
    names: ['-116', 'ETIMEDOUT', '-118', 'EHOSTUNREACH'],
    what: {
      en: 'No answer in time, or no way to the server (ETIMEDOUT, EHOSTUNREACH).',
      zh: '没有及时得到回答，或者到不了服务器（ETIMEDOUT、EHOSTUNREACH）。',
    },
    why: {
      en: 'The line says in which step. TCP: the address is wrong, the PC is in another network, or its firewall drops the connection. Address: DHCP is silent. "does not tell the date": the time server is.',
      zh: '看是哪一步。TCP：地址不对，电脑在另一个网络，或者被防火墙拦了；Address：DHCP 没有回答；“does not tell the date”：时间服务器没有回答。',
    },
    change: {
      en: 'Use the PC’s address in the Wi-Fi network, and let the port through its firewall.',
      zh: '填电脑在该 Wi-Fi 网络里的地址，并在防火墙里放行端口。',
    },
    symbols: ['EXAMPLE_SERVER_HOST', 'NET_SOCKETS_CONNECT_TIMEOUT'],
  },
  {
    names: ['-113', 'ECONNABORTED', 'websocket connect'],
    what: {
      en: 'The WebSocket or the TLS handshake failed (ECONNABORTED).',
      zh: 'WebSocket 握手或 TLS 握手失败（ECONNABORTED）。',
    },
    why: {
      en: 'Zephyr gives this one code for all of it. WebSocket: the path does not exist, the server speaks no WebSocket, or it took too long. TLS: the certificate was refused, or the server speaks no TLS; a line that begins with TLS says which.',
      zh: '各种握手失败，Zephyr 都给这个值。WebSocket：路径不存在，对方不是 WebSocket 服务器，或者太慢。TLS：证书没有通过，或者对方没有用 TLS，以 TLS 开头的一行会说是哪一种。',
    },
    change: {
      en: 'Check server.path, server.handshake_timeout_ms and server.tls.*, and read the server’s log.',
      zh: '核对 server.path、server.handshake_timeout_ms 和 server.tls.*，并看服务器的日志。',
    },
    symbols: ['EXAMPLE_SERVER_PATH', 'EXAMPLE_HANDSHAKE_TIMEOUT_MS'],
  },
  {
    names: ['-114', 'ENETUNREACH'],
    what: {
      en: 'There is no way to that address (ENETUNREACH).',
      zh: '没有通往那个地址的路（ENETUNREACH）。',
    },
    why: {
      en: 'Mostly the board has no IPv6 address yet: it comes a second or two after the IPv4 one.',
      zh: '多半是开发板还没有 IPv6 地址：它比 IPv4 地址晚一两秒。',
    },
    change: {
      en: 'Nothing, if the next attempt works. Else the router hands out no IPv6: use an IPv4 address.',
      zh: '下一次能连上就不用管；一直连不上，说明路由器不分配 IPv6 地址，请改用 IPv4 地址。',
    },
    symbols: ['NET_IPV6', 'EXAMPLE_SERVER_HOST'],
  },
  {
    names: ['-115', 'ENETDOWN'],
    what: { en: 'Wi-Fi or the address is gone (ENETDOWN).', zh: 'Wi-Fi 断了，或者地址失效了（ENETDOWN）。' },
    why: {
      en: 'The access point is off or out of reach, or the router took the address back.',
      zh: '热点关了或太远，或者路由器收回了地址。',
    },
    change: {
      en: 'Nothing: the app joins again by itself. If it happens often, look at the signal (rssi).',
      zh: '不用管，应用会自己重连。经常这样的话，看看信号强度（rssi）。',
    },
    symbols: [],
  },
  {
    names: ['failed: no answer in time'],
    what: { en: 'A step of connecting got no answer.', zh: '连接时有一步没有得到回答。' },
    why: {
      en: 'The word before "failed" says which. Wi-Fi: all attempts to join failed. Address: DHCP is silent. Name: the DNS server is. TCP, WebSocket: the server is.',
      zh: '“failed”前面就是那一步。Wi-Fi：每次都没连上热点。Address：DHCP 没有回答。Name：DNS 服务器没有回答。TCP、WebSocket：服务器没有回答。',
    },
    change: {
      en: 'See the line before, and wifi.retries, wifi.dhcp_timeout_ms, server.host, server.handshake_timeout_ms.',
      zh: '看前一行，以及 wifi.retries、wifi.dhcp_timeout_ms、server.host、server.handshake_timeout_ms。',
    },
    symbols: ['EXAMPLE_WIFI_RETRIES', 'EXAMPLE_DHCP_TIMEOUT_MS', 'EXAMPLE_SERVER_HOST'],
  },
  {
    names: ['Connection lost: no answer in time', 'no answer in time', 'Connection lost', 'Trying again in'],
    what: { en: 'The connection is lost, and the app tries again.', zh: '连接断了，应用会自己重连。' },
    why: {
      en: 'The line says why. "no answer in time": a PING was not answered, or a message came only in part, so the server lost its power or its network.',
      zh: '原因就在这一行里。“no answer in time”表示发了 PING 没有回音，或者一条消息只来了一半：服务器断电或断网了。',
    },
    change: {
      en: 'Mostly nothing. The delays are server.reconnect.*, the PING is server.keep_alive.*.',
      zh: '一般不用改。等待时间是 server.reconnect.*，PING 是 server.keep_alive.*。',
    },
    symbols: [
      'EXAMPLE_RECONNECT_FIRST_DELAY_MS',
      'EXAMPLE_KEEP_ALIVE_INTERVAL_S',
      'EXAMPLE_KEEP_ALIVE_TIMEOUT_S',
    ],
  },
  {
    names: ['-104', 'ECONNRESET', '-128', 'ENOTCONN'],
    what: { en: 'The connection is gone.', zh: '连接已断开。' },
    why: {
      en: 'The server closed it: it ended, or it did not like a message.',
      zh: '服务器断开了连接：它退出了，或者不接受某条消息。',
    },
    change: {
      en: 'Read the server’s log; the app connects again by itself.',
      zh: '看服务器的日志；应用会自己重连。',
    },
    symbols: ['EXAMPLE_RECONNECT_FIRST_DELAY_MS', 'EXAMPLE_RECONNECT_MAX_DELAY_MS'],
  },
  {
    names: ['-2', 'ENOENT'],
    what: { en: 'No free WebSocket (ENOENT).', zh: '没有空闲的 WebSocket（ENOENT）。' },
    why: {
      en: 'All of WEBSOCKET_MAX_CONTEXTS are in use, perhaps by a connection that was not closed.',
      zh: 'WEBSOCKET_MAX_CONTEXTS 已用满，可能有连接没关。',
    },
    change: {
      en: 'Close the WebSocket before connecting again, or raise the limit together with POSIX_MAX_FDS.',
      zh: '重连前先关闭 WebSocket；或者把上限和 POSIX_MAX_FDS 一起加大。',
    },
    symbols: ['WEBSOCKET_MAX_CONTEXTS', 'POSIX_MAX_FDS'],
  },
  {
    names: ['-11', 'EAGAIN'],
    what: { en: 'Nothing to read yet (EAGAIN).', zh: '暂时没有数据（EAGAIN）。' },
    why: { en: 'The socket does not block: this is no failure.', zh: '套接字是非阻塞的，这不算出错。' },
    change: { en: 'Try again a little later.', zh: '稍后再读。' },
    symbols: [],
  },
  {
    names: ['Stack Overflow', 'stack overflow'],
    what: { en: 'A thread needed more stack than it has.', zh: '某个线程的栈不够用了。' },
    why: {
      en: 'With Wi-Fi it is mostly the system work queue or main(); immediate log takes some 412 bytes at each call.',
      zh: '用 Wi-Fi 时多半是系统工作队列或 main()；立即模式的日志每次约占 412 字节。',
    },
    change: {
      en: 'Raise SYSTEM_WORKQUEUE_STACK_SIZE or MAIN_STACK_SIZE; kernel stacks in the shell says which.',
      zh: '加大 SYSTEM_WORKQUEUE_STACK_SIZE 或 MAIN_STACK_SIZE；在 shell 里用 kernel stacks 看是哪个。',
    },
    symbols: ['SYSTEM_WORKQUEUE_STACK_SIZE', 'MAIN_STACK_SIZE', 'LOG_MODE_IMMEDIATE'],
  },
  {
    names: ['messages dropped'],
    what: { en: 'Log lines were lost.', zh: '有日志丢了。' },
    why: {
      en: 'In deferred mode they came faster than they were printed.',
      zh: '延迟模式下日志来得比打印快。',
    },
    change: { en: 'Raise LOG_BUFFER_SIZE, or log less.', zh: '加大 LOG_BUFFER_SIZE，或者少打日志。' },
    symbols: ['LOG_BUFFER_SIZE', 'LOG_MODE_DEFERRED'],
  },
  {
    names: ['Your address', 'Lease time'],
    what: { en: 'DHCP has an address for the board.', zh: 'DHCP 已给开发板分配地址。' },
    why: { en: 'Wi-Fi works, and so does the router.', zh: '说明 Wi-Fi 和路由器都正常。' },
    change: {
      en: 'Nothing. If it never comes, see network.mgmt_event_stack_bytes and wifi.dhcp_timeout_ms.',
      zh: '不用改。如果一直不出现，看 network.mgmt_event_stack_bytes 和 wifi.dhcp_timeout_ms。',
    },
    symbols: ['NET_DHCPV4', 'EXAMPLE_DHCP_TIMEOUT_MS'],
  },
  {
    names: ['Aborting due to Kconfig warnings'],
    what: { en: 'Kconfig stopped the build.', zh: 'Kconfig 中止了编译。' },
    why: {
      en: 'A symbol is undefined or has no prompt, or a value is malformed or out of range.',
      zh: '有符号不存在、不能手工设置，或者取值写错、超出范围。',
    },
    change: { en: 'Run check: it names the line.', zh: '运行 check，它会指出是哪一行。' },
    symbols: [],
  },
];
