import type { Text } from './text.js';

/** In groups of three digits. Intl would do it too, but takes a good part of a run to load. */
const n = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

export const descriptors = (connections: number, needed: number, limit: number): Text => ({
  en: `${connections} × 2 = ${needed} descriptors for WebSocket (each connection takes a TCP socket and a WebSocket), but POSIX_MAX_FDS is ${limit}`,
  zh: `WebSocket 要占 ${connections} × 2 = ${needed} 个文件描述符（每个连接占一个 TCP 套接字和一个 WebSocket），而 POSIX_MAX_FDS 只有 ${limit}`,
});
export const descriptorsRemedy = (needed: number): Text => ({
  en: `Write CONFIG_POSIX_MAX_FDS=${needed} or more, or allow fewer connections.`,
  zh: `请写 CONFIG_POSIX_MAX_FDS=${needed} 或更大，或者减少连接数。`,
});
export const contexts = (connections: number, limit: number): Text => ({
  en: `WEBSOCKET_MAX_CONTEXTS is ${connections}, each on a TCP connection of its own, but NET_MAX_CONTEXTS is ${limit}`,
  zh: `WEBSOCKET_MAX_CONTEXTS 为 ${connections}，每个都要一条 TCP 连接，而 NET_MAX_CONTEXTS 只有 ${limit}`,
});
export const raise = (name: string, value: number): Text => ({
  en: `Write CONFIG_${name}=${value} or more.`,
  zh: `请写 CONFIG_${name}=${value} 或更大。`,
});
export const pool = (message: number, size: number, needed: number, name: string, count: number): Text => ({
  en: `A message of ${n(message)} bytes takes ${needed} buffers of ${size} bytes, but ${name} is ${count}`,
  zh: `一条 ${n(message)} 字节的消息要 ${needed} 个 ${size} 字节的缓冲区，而 ${name} 只有 ${count}`,
});
export const window = (name: string, value: number, count: number, size: number): Text => ({
  en: `The TCP window ${name} is ${n(value)} bytes, but its pool holds ${count} × ${size} = ${n(count * size)}: the peer may send more than there is room for`,
  zh: `TCP 窗口 ${name} 是 ${n(value)} 字节，缓冲池却只有 ${count} × ${size} = ${n(count * size)} 字节：对方可能发来放不下的数据`,
});
export const windowRemedy = (most: number, name: string): Text => ({
  en: `Write CONFIG_${name}=${most} or less, or add buffers.`,
  zh: `请写 CONFIG_${name}=${most} 或更小，或者增加缓冲区。`,
});
export const heap = (heapBytes: number, driver: number, send: number): Text =>
  send === 0
    ? {
        en: `HEAP_MEM_POOL_SIZE is ${n(heapBytes)}, but the vendor's Wi-Fi sample gives its driver ${n(driver)}: at run time, memory runs out (-12)`,
        zh: `HEAP_MEM_POOL_SIZE 是 ${n(heapBytes)}，而厂商的 Wi-Fi 示例给驱动留了 ${n(driver)}：运行时会内存不足（-12）`,
      }
    : {
        en: `HEAP_MEM_POOL_SIZE is ${n(heapBytes)}, but ${n(driver)} (what the vendor's Wi-Fi sample gives its driver) + ${n(send)} (a copy of the largest message, to mask it) = ${n(driver + send)}: at run time, sends fail with -12`,
        zh: `HEAP_MEM_POOL_SIZE 是 ${n(heapBytes)}，而 ${n(driver)}（厂商 Wi-Fi 示例给驱动留的）+ ${n(send)}（发送前加掩码要复制一份的最大消息）= ${n(driver + send)}：运行时发送会失败，返回 -12`,
      };
export const payload = (bytes: number, buffer: number): Text => ({
  en: `EXAMPLE_PAYLOAD has ${n(bytes)} bytes with the line feed that the app adds, but EXAMPLE_RECV_BUF_SIZE is ${n(buffer)}: the app does not compile`,
  zh: `EXAMPLE_PAYLOAD 连同应用加的换行符有 ${n(bytes)} 字节，EXAMPLE_RECV_BUF_SIZE 却是 ${n(buffer)}：应用编译不过`,
});
export const mainStack = (value: number, least: number, immediate: boolean): Text => ({
  en: `MAIN_STACK_SIZE is ${n(value)}; the vendor's Wi-Fi sample has ${n(least)}${immediate ? ', with LOG_MODE_IMMEDIATE a single log call takes some 412 of it (deferred: 40)' : ''}: the stack may overflow`,
  zh: `MAIN_STACK_SIZE 是 ${n(value)}，厂商的 Wi-Fi 示例用 ${n(least)}${immediate ? '；而且 LOG_MODE_IMMEDIATE 下每次打日志要占约 412 字节（延迟模式 40）' : ''}：栈可能溢出`,
});
export const workqueue = (value: number, least: number): Text => ({
  en: `SYSTEM_WORKQUEUE_STACK_SIZE is ${n(value)}; with Wi-Fi the vendor's samples have ${n(least)}, and less ends in "Stack Overflow"`,
  zh: `SYSTEM_WORKQUEUE_STACK_SIZE 是 ${n(value)}；用 Wi-Fi 时厂商示例给 ${n(least)}，再小会报“Stack Overflow”`,
});
export const netConfig = (seconds: number): Text => ({
  en: `NET_CONFIG_SETTINGS waits for an address before main() begins: up to ${seconds} s, as Wi-Fi only connects in main()`,
  zh: `NET_CONFIG_SETTINGS 会在 main() 之前等网络就绪；而 Wi-Fi 在 main() 里才连接，于是每次启动白等 ${seconds} 秒`,
});
export const netConfigRemedy: Text = {
  en: 'Take CONFIG_NET_CONFIG_SETTINGS=y out: the app starts DHCP by itself.',
  zh: '请删掉 CONFIG_NET_CONFIG_SETTINGS=y：DHCP 由应用自己启动。',
};
export const poll = (entries: number, descriptors: number): Text => ({
  en: `NET_SOCKETS_POLL_MAX is ${entries}, but there are only ${descriptors} descriptors (POSIX_MAX_FDS) to wait for`,
  zh: `NET_SOCKETS_POLL_MAX 是 ${entries}，可文件描述符总共只有 ${descriptors} 个（POSIX_MAX_FDS）`,
});
export const pollRemedy = (most: number): Text => ({
  en: `${most} entries are enough, unless POSIX_MAX_FDS grows as well.`,
  zh: `${most} 个就够了；要更多，POSIX_MAX_FDS 也得加大。`,
});
export const bufferSize = (value: number): Text => ({
  en: `NET_BUF_DATA_SIZE is ${value}; headers alone take 40 (IPv6) + 20 (TCP) = 60: Kconfig accepts it, but Zephyr does not compile`,
  zh: `NET_BUF_DATA_SIZE 是 ${value}，光协议头就要 40（IPv6）+ 20（TCP）= 60：Kconfig 不报错，但 Zephyr 编译不过`,
});
export const zero = (names: readonly string[]): Text => ({
  en: `${names.join(', ')}: 0 leaves nothing to work with; Kconfig accepts it, and the app fails at run time`,
  zh: `${names.join('、')} 为 0 等于什么也没留：Kconfig 不报错，运行时却一定失败`,
});
export const zeroRemedy: Text = {
  en: "Write 1 or more, or take the line out: Zephyr's default works.",
  zh: '请写 1 或更大，或者删掉这一行，用 Zephyr 的默认值。',
};
export const noTcp: Text = {
  en: 'WEBSOCKET_CLIENT is on, but NET_TCP is n (it is off by default): connect() will fail',
  zh: '打开了 WEBSOCKET_CLIENT，NET_TCP 却是 n（默认不开）：connect() 会失败',
};
export const addTcp: Text = { en: 'Add CONFIG_NET_TCP=y.', zh: '请加上 CONFIG_NET_TCP=y。' };
export const testRandom: Text = {
  en: 'TEST_RANDOM_GENERATOR: random numbers can be guessed, and with them whatever the app or the network takes from them',
  zh: 'TEST_RANDOM_GENERATOR：随机数可以猜到，应用和网络用到的随机值也就跟着可猜',
};
export const testRandomWebSocket: Text = {
  en: 'TEST_RANDOM_GENERATOR: random numbers can be guessed, and with them the masks of WebSocket messages',
  zh: 'TEST_RANDOM_GENERATOR：随机数可以猜到，WebSocket 掩码也就跟着可猜',
};
export const testRandomTls: Text = {
  en: 'TEST_RANDOM_GENERATOR with TLS: the keys are made of random numbers that can be guessed, so TLS protects nothing',
  zh: 'TEST_RANDOM_GENERATOR 与 TLS 同用：密钥来自可猜到的随机数，TLS 形同虚设',
};
export const testRandomRemedy: Text = {
  en: 'Fine on a desk. A product needs a real entropy driver (ENTROPY_GENERATOR), and this line gone.',
  zh: '调试、演示时没问题；产品要用真正的熵源驱动（ENTROPY_GENERATOR），并删掉这一行。',
};
export const noPassword: Text = {
  en: 'EXAMPLE_WIFI_PASSWORD is empty, and the generated app joins with WPA2, which wants a password',
  zh: 'EXAMPLE_WIFI_PASSWORD 是空的，而生成的应用按 WPA2 连接，必须有密码',
};
export const noPasswordRemedy: Text = {
  en: 'Write it in credentials.conf: CONFIG_EXAMPLE_WIFI_PASSWORD="…"',
  zh: '请写在 credentials.conf 里：CONFIG_EXAMPLE_WIFI_PASSWORD="…"',
};
export const passwordFileRemedy: Text = {
  en: 'Write the password of the access point in credentials.conf, exactly as it is there.',
  zh: '请在 credentials.conf 里照抄热点的密码。',
};
export const tlsDates: Text = {
  en: 'TLS sockets without MBEDTLS_HAVE_TIME_DATE: a certificate that has expired is accepted',
  zh: '用了 TLS 套接字，却没开 MBEDTLS_HAVE_TIME_DATE：过期的证书也会通过',
};
export const tlsDatesRemedy: Text = {
  en: 'Add CONFIG_MBEDTLS_HAVE_TIME_DATE=y and set the clock (SNTP) before connecting.',
  zh: '请加上 CONFIG_MBEDTLS_HAVE_TIME_DATE=y，并在连接前对好时钟（SNTP）。',
};
export const checkDatesRemedy: Text = {
  en: 'Write server.tls.check_dates: true in nanokit.yaml and run regen: the app then asks a time server before it connects.',
  zh: '请在 nanokit.yaml 里写 server.tls.check_dates: true 并运行 regen：应用会在连接前向时间服务器询问日期。',
};
export const tlsClock: Text = {
  en: 'MBEDTLS_HAVE_TIME_DATE is on, but nothing sets the clock: for the board it is 1970, and no certificate is valid yet',
  zh: '打开了 MBEDTLS_HAVE_TIME_DATE，却没有校准时钟：开发板以为现在是 1970 年，所有证书都还没有生效',
};
export const tlsUnverified = (file: string): Text => ({
  en: `${file} turns the check of the server's certificate off (TLS_PEER_VERIFY_NONE): anybody may pose as the server`,
  zh: `${file} 关掉了对服务器证书的校验（TLS_PEER_VERIFY_NONE）：谁都能冒充服务器`,
});
export const tlsUnverifiedRemedy: Text = {
  en: 'Use TLS_PEER_VERIFY_REQUIRED, and give the socket the CA certificate and the host name.',
  zh: '请改用 TLS_PEER_VERIFY_REQUIRED，并给套接字设置 CA 证书和主机名。',
};
export const ipv6 = (bytes: number): Text => ({
  en: `IPv6 is on, as Zephyr turns it on by itself, and nothing here sets it up; in all, it takes ${n(bytes)} bytes of RAM`,
  zh: `IPv6 是 Zephyr 默认打开的，这里并没有配置它；它总共占 ${n(bytes)} 字节内存`,
});
export const ipv6Remedy: Text = {
  en: 'If the app speaks IPv4 only, add CONFIG_NET_IPV6=n.',
  zh: '应用只用 IPv4 的话，请加上 CONFIG_NET_IPV6=n。',
};
export const ipv6KeyRemedy: Text = {
  en: 'In nanokit.yaml, under network:, write ipv6: false and run regen.',
  zh: '请在 nanokit.yaml 的 network: 下写 ipv6: false，再运行 regen。',
};
