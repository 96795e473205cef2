import type { Text } from './text.js';

/** Of the flags that only `simulate` and `serve` have; for the help, which loads them when it is asked for. */
export const runFlagTexts: Readonly<Record<string, Text>> = {
  '--seconds': {
    en: 'ends the run after so many seconds of board time; else it runs until Ctrl-C',
    zh: '运行这么多秒（开发板时间）后结束；不写则运行到按下 Ctrl-C',
  },
  '--speed': {
    en: 'board time passes up to so many times as fast as real time [default: 1]',
    zh: '开发板时间最快是真实时间的多少倍 [默认：1]',
  },
  '--seed': {
    en: 'start of the random numbers: the same seed, the same run [default: 1]',
    zh: '随机数的种子：种子相同，运行结果就相同 [默认：1]',
  },
  '--serve': {
    en: 'runs the WebSocket server as well, at the address that the app is set to; lines typed in a terminal are sent',
    zh: '同时运行 WebSocket 服务器，地址就是应用里设置的地址；在终端里输入的行会发给应用',
  },
  '--fault': {
    en: 'something the server does wrong, such as delay=500, drop@3, close=1001; may be repeated',
    zh: '让服务器出错，例如 delay=500、drop@3、close=1001，可重复',
  },
  '--scenario': {
    en: 'what the server does with each connection, step by step, and what it expects (YAML, see docs/scenarios.md in the package)',
    zh: '服务器对每个连接逐步做什么、期望什么（YAML，写法见软件包里的 docs/scenarios.zh-CN.md）',
  },
  '--tls': {
    en: 'wss: the server has a certificate, by an authority that is made here; says which file the board needs',
    zh: 'wss：服务器使用证书，由本地生成的 CA 签发，并说明开发板需要哪个文件',
  },
  '--tls-name': {
    en: 'a further host name or address for the certificate; may be repeated',
    zh: '证书另外适用的主机名或地址，可重复',
  },
  '--wifi': {
    en: 'wrong-password, not-found, flaky:N (attempts that fail), drop-after:S or drop-every:S (seconds)',
    zh: 'wrong-password、not-found、flaky:N（失败次数）、drop-after:S 或 drop-every:S（秒）',
  },
  '--dhcp': { en: 'never, late:S or lost-after:S (seconds)', zh: 'never、late:S 或 lost-after:S（秒）' },
  '--dns': {
    en: 'not-found, silent or refuse-first:N (addresses)',
    zh: 'not-found、silent 或 refuse-first:N（地址个数）',
  },
  '--sntp': {
    en: 'the date that time servers tell, such as 2030-12-31, or silent [default: today]',
    zh: '时间服务器给出的日期，例如 2030-12-31；silent 表示不应答 [默认：今天]',
  },
  '--press': {
    en: 'presses a key of the board, such as sw0@5 (after 5 seconds) or sw0@5:2 (for 2 seconds); may be repeated; in a terminal: !press sw0',
    zh: '按下开发板上的按键，例如 sw0@5（第 5 秒按下）、sw0@5:2（按住 2 秒），可重复；在终端里输入 !press sw0',
  },
  '--heap': {
    en: 'size of the heap instead of CONFIG_HEAP_MEM_POOL_SIZE',
    zh: '代替 CONFIG_HEAP_MEM_POOL_SIZE 的堆大小',
  },
  '--trace': {
    en: 'shows the calls of Zephyr and Wi-Fi interfaces',
    zh: '显示对 Zephyr 和 Wi-Fi 接口的调用',
  },
  '--no-sanitizers': {
    en: 'without checks of memory and arithmetic',
    zh: '不检查内存和运算错误',
  },
  '--host': {
    en: 'address to listen on [default: 0.0.0.0, all of this PC]',
    zh: '监听的地址 [默认：0.0.0.0，即本机所有地址]',
  },
  '--port': {
    en: 'TCP port to listen on; 0 takes a free one [default: 8080]',
    zh: '监听的 TCP 端口，0 表示任选一个空闲端口 [默认：8080]',
  },
  '--max-message': {
    en: 'largest message in bytes [default: 1048576]',
    zh: '消息的最大字节数 [默认：1048576]',
  },
  '--max-connections': { en: 'clients at a time [default: 2000]', zh: '同时连接的客户端数 [默认：2000]' },
  '--max-rate': {
    en: 'messages a second and client; more have to wait [default: 100000]',
    zh: '每个客户端每秒的消息数，超出的要等待 [默认：100000]',
  },
};
