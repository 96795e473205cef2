import type { Text } from './text.js';

/** What a diagnostic's code stands for, and what to do about it in general; the diagnostic itself is more precise. */
export const CODES: Readonly<Record<string, readonly [what: Text, change: Text]>> = {
  'kconfig/undefined-symbol': [
    {
      en: 'No Kconfig file defines the symbol: the build stops.',
      zh: '没有任何 Kconfig 文件定义这个符号，编译会中止。',
    },
    { en: 'Mostly a slip of the fingers, or blanks around the =.', zh: '多半是打错字，或者等号两边有空格。' },
  ],
  'kconfig/gone-symbol': [
    { en: 'The symbol exists, but not in this SDK line.', zh: '有这个符号，但不在当前 SDK 系列里。' },
    { en: 'Use its present name, or take the line out.', zh: '换成新名字，或者删掉这一行。' },
  ],
  'kconfig/unknown-symbol': [
    {
      en: 'This tool has no knowledge of the symbol, so it says nothing about it.',
      zh: '本工具不了解这个符号，因此不作判断。',
    },
    {
      en: 'A driver’s or a module’s symbol is fine; the build will tell.',
      zh: '驱动或模块的符号没问题，编译时见分晓。',
    },
  ],
  'kconfig/unchecked-symbol': [
    {
      en: 'The symbol exists, but its type and dependencies are not in the catalogue.',
      zh: '符号存在，但目录里没有它的类型和依赖。',
    },
    { en: 'Nothing to do.', zh: '不用处理。' },
  ],
  'kconfig/no-prompt': [
    { en: 'The symbol cannot be set by hand: the build stops.', zh: '符号不能手工设置，编译会中止。' },
    { en: 'Set what turns it on, not the symbol itself.', zh: '去设置会打开它的符号。' },
  ],
  'kconfig/unmet-dependency': [
    {
      en: 'What the symbol depends on is off, so the line does nothing; Kconfig only warns.',
      zh: '所依赖的符号没开，这行不起作用，而 Kconfig 只给一条警告。',
    },
    { en: 'Turn on what the tree below the message names.', zh: '打开提示里依赖树指出的符号。' },
  ],
  'kconfig/selected': [
    {
      en: 'Another symbol selects this one, so =n is ignored; Kconfig says nothing.',
      zh: '有别的符号选中（select）了它，=n 被忽略，Kconfig 一声不吭。',
    },
    { en: 'Turn the selecting symbol off.', zh: '关掉选中它的那个符号。' },
  ],
  'kconfig/other-choice': [
    {
      en: 'Of a choice, the last member set to y counts; the others are ignored.',
      zh: '单选项里最后一个设为 y 的有效，其他被忽略。',
    },
    { en: 'Keep one member.', zh: '只留一项。' },
  ],
  'kconfig/out-of-range': [
    {
      en: 'The number is outside its range: the build stops, without naming the line.',
      zh: '数值超出范围，编译会中止，而且不指出哪一行。',
    },
    { en: 'Write a number within the range.', zh: '改成范围内的数。' },
  ],
  'kconfig/invalid-value': [
    { en: 'The value is not of the symbol’s type: the build stops.', zh: '取值和类型不符，编译会中止。' },
    {
      en: 'y or n, a bare number, or a string in double quotes; no comment behind it.',
      zh: '写 y 或 n、纯数字，或双引号括起的字符串；后面不能跟注释。',
    },
  ],
  'kconfig/malformed-line': [
    {
      en: 'The line is neither an assignment nor a comment: the build stops.',
      zh: '既不是赋值也不是注释，编译会中止。',
    },
    { en: 'CONFIG_NAME=value from the very start of the line.', zh: '顶格写 CONFIG_名称=值。' },
  ],
  'kconfig/byte-order-mark': [
    {
      en: 'An editor put an invisible mark at the start of the file, which Kconfig cannot read.',
      zh: '编辑器在文件开头加了看不见的 BOM，Kconfig 读不了。',
    },
    { en: 'Save as UTF-8 without BOM.', zh: '另存为“UTF-8（无 BOM）”。' },
  ],
  'kconfig/loose-bool': [
    {
      en: 'Kconfig looks at the first letter of a bool alone: yes is y.',
      zh: '布尔值 Kconfig 只看第一个字母，yes 当作 y。',
    },
    { en: 'Write y or n.', zh: '请写 y 或 n。' },
  ],
  'kconfig/negative': [
    {
      en: 'Kconfig accepts a negative number here, but it cannot be meant.',
      zh: 'Kconfig 接受这里的负数，但显然不是本意。',
    },
    { en: 'Write 0 or more.', zh: '请写 0 或正数。' },
  ],
  'kconfig/hex-prefix': [
    {
      en: 'A hexadecimal number without 0x looks like a decimal one.',
      zh: '十六进制数不写 0x，容易看成十进制。',
    },
    { en: 'Write 0x in front.', zh: '前面加上 0x。' },
  ],
  'kconfig/assigned-twice': [
    {
      en: 'One file sets the symbol twice; the later line counts.',
      zh: '同一个文件里赋值两次，后面的有效。',
    },
    { en: 'Take one of them out.', zh: '删掉一行。' },
  ],
  'kconfig/overridden': [
    {
      en: 'A file that is read later sets the symbol again. That is what such files are for.',
      zh: '后读入的文件又设了它；这类文件本来就是干这个的。',
    },
    { en: 'Nothing, if you meant it.', zh: '有意为之就不用管。' },
  ],
  'kconfig/same-as-default': [
    { en: 'The line changes nothing.', zh: '这一行没有改变任何东西。' },
    { en: 'Take it out or leave it, as you like.', zh: '删不删都行。' },
  ],
  'kconfig/select-unmet': [
    {
      en: 'A symbol selects another whose own dependencies are unmet: the build stops.',
      zh: '某个符号选中（select）了另一个，而后者的依赖没满足，编译会中止。',
    },
    {
      en: 'Meet the dependencies, or turn the selecting symbol off.',
      zh: '补上依赖，或者关掉选中它的符号。',
    },
  ],
  'kconfig/dependency-loop': [
    { en: 'A symbol of your Kconfig depends on itself.', zh: '你的 Kconfig 里有符号循环依赖自身。' },
    { en: 'Break the circle in your Kconfig.', zh: '在 Kconfig 里把环拆开。' },
  ],
  'kconfig/experimental': [
    {
      en: 'Zephyr marks what is on as experimental: it may change or be unfinished.',
      zh: 'Zephyr 把打开的这项功能标为试验性，可能不完善，也可能变动。',
    },
    { en: 'Nothing, if you meant it.', zh: '有意为之就不用管。' },
  ],
  'kconfig/deprecated': [
    { en: 'Zephyr will drop what is on.', zh: '打开的这项功能 Zephyr 以后会去掉。' },
    { en: 'See in Zephyr’s release notes what takes its place.', zh: '替代办法见 Zephyr 的发行说明。' },
  ],
  'check/other-sdk': [
    {
      en: 'The SDK that is installed is of another line than the one that the app is for.',
      zh: '已安装的 SDK 和应用面向的不是同一个系列。',
    },
    {
      en: 'Choose the SDK that fits, or change sdk in nanokit.yaml.',
      zh: '换成对应的 SDK，或改 nanokit.yaml 的 sdk。',
    },
  ],
  'sense/descriptors': [
    {
      en: 'Each WebSocket connection takes two descriptors, and there are fewer.',
      zh: '每个 WebSocket 连接占两个描述符，现在不够。',
    },
    { en: 'Raise POSIX_MAX_FDS.', zh: '加大 POSIX_MAX_FDS。' },
  ],
  'sense/contexts': [
    {
      en: 'More WebSocket connections are allowed than there are TCP connections.',
      zh: '允许的 WebSocket 连接比 TCP 连接还多。',
    },
    { en: 'Raise NET_MAX_CONTEXTS.', zh: '加大 NET_MAX_CONTEXTS。' },
  ],
  'sense/heap': [
    {
      en: 'The heap is smaller than the driver’s 35,840 bytes and a copy of the largest message.',
      zh: '堆比“驱动的 35,840 字节加一条最大消息”还小。',
    },
    { en: 'Raise HEAP_MEM_POOL_SIZE.', zh: '加大 HEAP_MEM_POOL_SIZE。' },
  ],
  'sense/main-stack': [
    {
      en: 'main() has less stack than the vendor’s Wi-Fi sample gives it.',
      zh: 'main() 的栈比厂商 Wi-Fi 示例给的还小。',
    },
    { en: 'Raise MAIN_STACK_SIZE to 4096 or more.', zh: '把 MAIN_STACK_SIZE 加到 4096 以上。' },
  ],
  'sense/workqueue-stack': [
    {
      en: 'The system work queue has less stack than the vendor’s samples give it.',
      zh: '系统工作队列的栈比厂商示例给的还小。',
    },
    {
      en: 'Raise SYSTEM_WORKQUEUE_STACK_SIZE to 2048 or more.',
      zh: '把 SYSTEM_WORKQUEUE_STACK_SIZE 加到 2048 以上。',
    },
  ],
  'sense/start-wait': [
    {
      en: 'Zephyr waits for the network before main(), where alone Wi-Fi connects.',
      zh: 'Zephyr 在 main() 之前等网络，而 Wi-Fi 要到 main() 里才连。',
    },
    { en: 'Take NET_CONFIG_SETTINGS out.', zh: '删掉 NET_CONFIG_SETTINGS。' },
  ],
  'sense/poll-limit': [
    { en: 'poll() may wait for more descriptors than there are.', zh: 'poll() 的上限比描述符总数还大。' },
    {
      en: 'Lower NET_SOCKETS_POLL_MAX or raise POSIX_MAX_FDS.',
      zh: '调小 NET_SOCKETS_POLL_MAX，或加大 POSIX_MAX_FDS。',
    },
  ],
  'sense/buffer-size': [
    {
      en: 'Zephyr does not compile with data buffers below 60 bytes.',
      zh: '数据缓冲区小于 60 字节时 Zephyr 编译不过。',
    },
    { en: 'Raise NET_BUF_DATA_SIZE.', zh: '加大 NET_BUF_DATA_SIZE。' },
  ],
  'sense/no-tcp': [
    { en: 'WebSocket runs over TCP, which is off.', zh: 'WebSocket 要走 TCP，而 TCP 没开。' },
    { en: 'Add CONFIG_NET_TCP=y.', zh: '加上 CONFIG_NET_TCP=y。' },
  ],
  'sense/receive-buffer': [
    {
      en: 'The app’s message does not fit into its buffer: it does not compile.',
      zh: '应用的消息放不进自己的缓冲区，编译不过。',
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
    { en: 'Raise NET_BUF_RX_COUNT.', zh: '加大 NET_BUF_RX_COUNT。' },
  ],
  'sense/send-pool': [
    { en: 'The send buffers together hold less than one message.', zh: '发送缓冲区加起来还装不下一条消息。' },
    { en: 'Raise NET_BUF_TX_COUNT.', zh: '加大 NET_BUF_TX_COUNT。' },
  ],
  'sense/receive-window': [
    {
      en: 'The peer may send more than the receive buffers hold.',
      zh: '允许对方发来的数据比接收缓冲区还多。',
    },
    { en: 'Lower the window or add buffers.', zh: '调小窗口，或者增加缓冲区。' },
  ],
  'sense/send-window': [
    {
      en: 'TCP may keep more under way than the send buffers hold.',
      zh: 'TCP 在途的数据可能比发送缓冲区还多。',
    },
    { en: 'Lower the window or add buffers.', zh: '调小窗口，或者增加缓冲区。' },
  ],
  'sense/test-random': [
    { en: 'Random numbers that can be guessed.', zh: '能被猜到的随机数。' },
    { en: 'Use a board with an entropy driver for a product.', zh: '产品请用有熵源驱动的板子。' },
  ],
  'sense/tls-dates': [
    { en: 'Nobody looks at the dates of certificates.', zh: '没有人检查证书的有效期。' },
    {
      en: 'Turn MBEDTLS_HAVE_TIME_DATE on, and set the clock.',
      zh: '打开 MBEDTLS_HAVE_TIME_DATE，并对好时钟。',
    },
  ],
  'sense/tls-unverified': [
    { en: 'The server’s certificate is not checked.', zh: '没有校验服务器证书。' },
    { en: 'Use TLS_PEER_VERIFY_REQUIRED.', zh: '改用 TLS_PEER_VERIFY_REQUIRED。' },
  ],
  'sense/ipv6-unused': [
    {
      en: 'IPv6 is on by Zephyr’s default, and costs RAM and flash.',
      zh: 'IPv6 按 Zephyr 默认打开着，占内存和闪存。',
    },
    {
      en: 'CONFIG_NET_IPV6=n (network.ipv6: false), if the app speaks IPv4 only.',
      zh: '只用 IPv4 就写 CONFIG_NET_IPV6=n（network.ipv6: false）。',
    },
  ],
};
