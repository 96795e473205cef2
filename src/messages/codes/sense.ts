import type { CodeTexts } from './code-texts.js';

export const SENSE_CODES: CodeTexts = {
  'sense/descriptors': [
    { en: 'There are fewer descriptors than the connections need.', zh: '描述符不够这些连接用。' },
    {
      en: 'Each WebSocket connection takes two: its own and that of TCP.',
      zh: '每个 WebSocket 连接占两个：自己的和 TCP 的。',
    },
    { en: 'Raise POSIX_MAX_FDS.', zh: '加大 POSIX_MAX_FDS。' },
  ],
  'sense/contexts': [
    {
      en: 'More WebSocket connections are allowed than TCP connections.',
      zh: '允许的 WebSocket 连接比 TCP 连接还多。',
    },
    { en: 'Each of them runs over a TCP connection.', zh: '每个 WebSocket 连接都要走一个 TCP 连接。' },
    { en: 'Raise NET_MAX_CONTEXTS.', zh: '加大 NET_MAX_CONTEXTS。' },
  ],
  'sense/heap': [
    {
      en: 'The heap is too small for Wi-Fi and WebSocket: -12 at run time.',
      zh: '堆对 Wi-Fi 加 WebSocket 来说太小，运行时会报 -12。',
    },
    {
      en: 'The driver takes 35,840 bytes in the vendor’s sample, and sending copies the whole message.',
      zh: '厂商示例给驱动留 35,840 字节，发送时还要复制整条消息。',
    },
    {
      en: 'Raise HEAP_MEM_POOL_SIZE (memory.heap_bytes).',
      zh: '加大 HEAP_MEM_POOL_SIZE（memory.heap_bytes）。',
    },
  ],
  'sense/main-stack': [
    {
      en: 'main() has less stack than Wi-Fi needs: it may crash.',
      zh: 'main() 的栈小于 Wi-Fi 所需，可能崩溃。',
    },
    { en: 'The vendor’s Wi-Fi sample gives it 4,096 bytes.', zh: '厂商的 Wi-Fi 示例给了 4,096 字节。' },
    { en: 'Raise MAIN_STACK_SIZE to 4096 or more.', zh: '把 MAIN_STACK_SIZE 加到 4096 以上。' },
  ],
  'sense/workqueue-stack': [
    { en: 'The system work queue has less stack than Wi-Fi needs.', zh: '系统工作队列的栈小于 Wi-Fi 所需。' },
    {
      en: 'Wi-Fi and DHCP events run there; the vendor’s sample gives it 2,048 bytes.',
      zh: 'Wi-Fi 和 DHCP 事件在那里处理，厂商示例给了 2,048 字节。',
    },
    {
      en: 'Raise SYSTEM_WORKQUEUE_STACK_SIZE to 2048 or more.',
      zh: '把 SYSTEM_WORKQUEUE_STACK_SIZE 加到 2048 以上。',
    },
  ],
  'sense/start-wait': [
    {
      en: 'The app starts late: Zephyr waits for the network before main().',
      zh: '应用启动很慢：Zephyr 在 main() 之前等网络。',
    },
    {
      en: 'Wi-Fi is connected in main() alone, so the wait ends in a time-out.',
      zh: 'Wi-Fi 要到 main() 里才连，所以只能等到超时。',
    },
    { en: 'Take NET_CONFIG_SETTINGS out.', zh: '删掉 NET_CONFIG_SETTINGS。' },
  ],
  'sense/poll-limit': [
    { en: 'poll() may wait for more descriptors than there are.', zh: 'poll() 的上限比描述符总数还大。' },
    {
      en: 'What is above POSIX_MAX_FDS is never used, and takes RAM.',
      zh: '超出 POSIX_MAX_FDS 的部分用不上，白占内存。',
    },
    {
      en: 'Lower NET_SOCKETS_POLL_MAX or raise POSIX_MAX_FDS.',
      zh: '调小 NET_SOCKETS_POLL_MAX，或加大 POSIX_MAX_FDS。',
    },
  ],
  'sense/buffer-size': [
    {
      en: 'Data buffers below 60 bytes: Zephyr does not compile.',
      zh: '数据缓冲区小于 60 字节，Zephyr 编译不过。',
    },
    {
      en: 'The headers of IPv6 and TCP alone take 60, and Kconfig sets no limit.',
      zh: '光 IPv6 和 TCP 的头就要 60，而 Kconfig 不设下限。',
    },
    { en: 'Raise NET_BUF_DATA_SIZE.', zh: '加大 NET_BUF_DATA_SIZE。' },
  ],
  'sense/zero': [
    { en: 'A stack or a table has the size 0.', zh: '某个栈或表的大小是 0。' },
    {
      en: 'Kconfig sets no limit there, but nothing can work.',
      zh: 'Kconfig 不设下限，但这样什么都跑不了。',
    },
    { en: 'Write 1 or more, or take the line out.', zh: '写 1 或更大，或删掉这一行。' },
  ],
  'sense/no-tcp': [
    {
      en: 'WebSocket is on and TCP is off: connect() fails.',
      zh: '开了 WebSocket 却没开 TCP，connect() 会失败。',
    },
    { en: 'WebSocket runs over TCP, which is off by default.', zh: 'WebSocket 走 TCP，而 TCP 默认不开。' },
    { en: 'Add CONFIG_NET_TCP=y.', zh: '加上 CONFIG_NET_TCP=y。' },
  ],
  'sense/receive-buffer': [
    {
      en: 'The app’s message does not fit into its buffer: it does not compile.',
      zh: '应用的消息放不进自己的缓冲区，编译不过。',
    },
    {
      en: 'The answer has the length of the message and lands in that buffer.',
      zh: '回应和消息一样长，要放进这个缓冲区。',
    },
    {
      en: 'Raise EXAMPLE_RECV_BUF_SIZE (app.receive_buffer_bytes).',
      zh: '加大 EXAMPLE_RECV_BUF_SIZE（app.receive_buffer_bytes）。',
    },
  ],
  'sense/receive-pool': [
    {
      en: 'The receive buffers together hold less than one message.',
      zh: '接收缓冲区加起来还装不下一条消息。',
    },
    {
      en: 'A message is kept in buffers of NET_BUF_DATA_SIZE until the app reads it.',
      zh: '消息在应用读走之前，都存在 NET_BUF_DATA_SIZE 大小的缓冲区里。',
    },
    { en: 'Raise NET_BUF_RX_COUNT.', zh: '加大 NET_BUF_RX_COUNT。' },
  ],
  'sense/send-pool': [
    { en: 'The send buffers together hold less than one message.', zh: '发送缓冲区加起来还装不下一条消息。' },
    {
      en: 'A message stays in buffers until the peer has confirmed it.',
      zh: '消息在对方确认之前一直占着缓冲区。',
    },
    { en: 'Raise NET_BUF_TX_COUNT.', zh: '加大 NET_BUF_TX_COUNT。' },
  ],
  'sense/receive-window': [
    {
      en: 'The peer may send more than the receive buffers hold.',
      zh: '允许对方发来的数据比接收缓冲区还多。',
    },
    {
      en: 'What finds no buffer is dropped and sent again: the connection stalls.',
      zh: '没有缓冲区的包会被丢掉再重传，连接会卡住。',
    },
    { en: 'Lower the window or add buffers.', zh: '调小窗口，或者增加缓冲区。' },
  ],
  'sense/send-window': [
    {
      en: 'TCP may keep more under way than the send buffers hold.',
      zh: 'TCP 在途的数据可能比发送缓冲区还多。',
    },
    { en: 'Then sending waits for buffers, or fails with -12.', zh: '那时发送要等缓冲区，或者报 -12。' },
    { en: 'Lower the window or add buffers.', zh: '调小窗口，或者增加缓冲区。' },
  ],
  'sense/test-random': [
    { en: 'The random numbers can be guessed.', zh: '随机数可以被猜到。' },
    {
      en: 'TEST_RANDOM_GENERATOR stands in for a missing entropy driver, for tests alone.',
      zh: 'TEST_RANDOM_GENERATOR 只供测试，在没有熵源驱动时顶替它。',
    },
    {
      en: 'Fine on a desk; a product needs an entropy driver.',
      zh: '调试、演示时没问题；产品要用真正的熵源驱动。',
    },
  ],
  'sense/tls-dates': [
    { en: 'A certificate that has expired is accepted.', zh: '过期的证书也会通过。' },
    {
      en: 'Without MBEDTLS_HAVE_TIME_DATE nobody looks at dates.',
      zh: '没开 MBEDTLS_HAVE_TIME_DATE，就没有人检查日期。',
    },
    {
      en: 'server.tls.check_dates: true; in another app turn it on, and set the clock.',
      zh: '写 server.tls.check_dates: true；别的应用要打开它，并在连接前校准时钟。',
    },
  ],
  'sense/tls-clock': [
    {
      en: 'Dates of certificates are checked, but nobody sets the clock.',
      zh: '要检查证书的日期，却没有校准时钟。',
    },
    {
      en: 'A board starts in 1970, when no certificate was valid yet.',
      zh: '开发板开机时以为是 1970 年，那时所有证书都还没有生效。',
    },
    {
      en: 'server.tls.check_dates: true, then regen: the app asks a time server.',
      zh: '写 server.tls.check_dates: true 再运行 regen，应用会询问时间服务器。',
    },
  ],
  'sense/tls-unverified': [
    { en: 'Anybody may pose as the server.', zh: '谁都能冒充服务器。' },
    {
      en: 'The source says TLS_PEER_VERIFY_NONE: no certificate is checked.',
      zh: '源码里写了 TLS_PEER_VERIFY_NONE，不校验证书。',
    },
    {
      en: 'Use TLS_PEER_VERIFY_REQUIRED, with the CA certificate and the host name.',
      zh: '改用 TLS_PEER_VERIFY_REQUIRED，并设置 CA 证书和主机名。',
    },
  ],
  'sense/wifi-password': [
    { en: 'The Wi-Fi password is none that WPA2 takes.', zh: '这个 Wi-Fi 密码不符合 WPA2 的要求。' },
    {
      en: 'WPA2 wants 8 to 63 ASCII characters, or 64 hex digits.',
      zh: 'WPA2 要求 8 到 63 个 ASCII 字符，或 64 位十六进制数。',
    },
    { en: 'Write the right one in credentials.conf.', zh: '在 credentials.conf 里写上正确的密码。' },
  ],
  'sense/ipv6-unused': [
    {
      en: 'IPv6 is on and nothing uses it: RAM and flash are lost.',
      zh: 'IPv6 开着却没人用，白占内存和闪存。',
    },
    { en: 'Zephyr turns it on by itself.', zh: 'Zephyr 默认就打开它。' },
    {
      en: 'CONFIG_NET_IPV6=n (network.ipv6: false), if the app speaks IPv4 only.',
      zh: '只用 IPv4 就写 CONFIG_NET_IPV6=n（network.ipv6: false）。',
    },
  ],
};
