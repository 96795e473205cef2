import type { LogLine } from '../log-lines.js';

/** What the generated apps say of TLS, and the numbers of mbedTLS, which Zephyr logs in hex. */
export const TLS_LINES: readonly LogLine[] = [
  {
    names: ["the server's certificate is not for the name", 'certificate is not for the name'],
    what: { en: 'The certificate has other names than the app looks for.', zh: '证书里没有应用要找的名字。' },
    why: {
      en: 'mbedTLS compares DNS names and the CN; an IP address in the certificate does not count.',
      zh: 'mbedTLS 只比对 DNS 名和 CN；证书里的 IP 地址条目不算。',
    },
    change: {
      en: 'Set server.tls.server_name to a name that it has, or get another certificate.',
      zh: '把 server.tls.server_name 设为证书上有的名字，或者换证书。',
    },
    symbols: ['EXAMPLE_TLS_SERVER_NAME', 'EXAMPLE_SERVER_HOST'],
  },
  {
    names: ['is not from a CA that this app trusts'],
    what: { en: 'The app does not know who issued the certificate.', zh: '应用不认识签发证书的机构。' },
    why: {
      en: 'ca.pem in the project is of another CA. simulate --serve --tls has a CA of its own. "or is not valid on this date": it may also have expired over three years ago, or together with its CA.',
      zh: '工程里的 ca.pem 属于另一个 CA。simulate --serve --tls 用的是它自己的 CA。后面有“or is not valid on this date”时，也可能是证书过期三年以上，或者连同 CA 一起过期了。',
    },
    change: {
      en: 'Give the CA of your server: configure --tls-ca FILE (for simulate: .nanokit/local/tls/ca.pem).',
      zh: '换成给服务器签发证书的 CA：configure --tls-ca 文件（在模拟器里用 .nanokit/local/tls/ca.pem）。',
    },
    symbols: [],
  },
  {
    names: ["the server's certificate has expired", 'certificate has expired'],
    what: { en: 'The certificate of the server is out of date.', zh: '服务器证书过期了。' },
    why: {
      en: 'The handshake works with an earlier date on the clock.',
      zh: '把时钟拨回去，握手就能成功。',
    },
    change: { en: 'The server needs a new one.', zh: '给服务器换新证书。' },
    symbols: [],
  },
  {
    names: ['TLS: no handshake', 'TLS could not be set up'],
    what: { en: 'No TLS connection came about.', zh: 'TLS 连接没有建立。' },
    why: {
      en: 'The server is not running, speaks no TLS (ws:// instead of wss://), or not version 1.2; the line before may say more.',
      zh: '服务器没有运行、没有用 TLS（是 ws:// 而不是 wss://），或不支持 TLS 1.2；前一行可能说得更细。',
    },
    change: {
      en: 'Start the server with TLS: serve --tls, simulate --serve --tls.',
      zh: '让服务器使用 TLS：serve --tls、simulate --serve --tls。',
    },
    symbols: ['EXAMPLE_SERVER_HOST', 'EXAMPLE_SERVER_PORT'],
  },
  {
    names: ['does not shake hands for'],
    what: { en: 'The server accepted and then said nothing.', zh: '服务器接受了连接，却一直不说话。' },
    why: {
      en: 'Zephyr has no time limit for the TLS handshake, so the app restarts the board.',
      zh: 'Zephyr 的 TLS 握手没有时间限制，所以应用重启开发板。',
    },
    change: { en: 'Look into the server: it hangs.', zh: '检查服务器：它卡住了。' },
    symbols: [],
  },
  {
    names: ['does not tell the date', 'the clock is set by', 'ENODATA', '-61'],
    what: { en: 'Whether the time server gave the date.', zh: '时间服务器有没有给出日期。' },
    why: {
      en: 'Dates of certificates can be checked only with a clock that is set (SNTP, UDP port 123).',
      zh: '要检查证书日期，先得校准时钟（SNTP，UDP 123 端口）。',
    },
    change: {
      en: 'If it does not answer: another server.tls.time_server, or let UDP 123 through.',
      zh: '没有回答的话：换一个 server.tls.time_server，或放行 UDP 123。',
    },
    symbols: ['EXAMPLE_TLS_TIME_SERVER'],
  },
  {
    names: ['dates of certificates are not checked'],
    what: { en: 'The app takes certificates that have expired.', zh: '过期的证书，应用也会接受。' },
    why: {
      en: 'The board has no clock that keeps the date; server.tls.check_dates is off.',
      zh: '开发板没有能保存日期的时钟；server.tls.check_dates 没有打开。',
    },
    change: {
      en: 'Set server.tls.check_dates: true, and the app asks a time server.',
      zh: '设 server.tls.check_dates: true，应用会向时间服务器要日期。',
    },
    symbols: [],
  },
  {
    names: ['Cannot add CA certificate'],
    what: {
      en: 'A CA certificate did not get into Zephyr’s store.',
      zh: 'CA 证书没有放进 Zephyr 的凭据表。',
    },
    why: {
      en: 'TLS_MAX_CREDENTIALS_NUMBER is smaller than their number.',
      zh: 'TLS_MAX_CREDENTIALS_NUMBER 比证书的份数小。',
    },
    change: { en: 'Run regen: it sets the number.', zh: '运行 regen，它会设好这个数。' },
    symbols: ['TLS_MAX_CREDENTIALS_NUMBER'],
  },
  {
    names: ['-2700', '-0x2700', 'TLS handshake error: -2700'],
    what: { en: 'The certificate was refused (mbedTLS).', zh: '证书被拒绝（mbedTLS）。' },
    why: {
      en: 'Its CA is not trusted, its name is another, or it is out of date; a line of server_tls below says which.',
      zh: 'CA 不受信任、名字不符，或者过期；后面 server_tls 的一行会说是哪一种。',
    },
    change: {
      en: 'See server.tls.ca_file and server.tls.server_name.',
      zh: '看 server.tls.ca_file 和 server.tls.server_name。',
    },
    symbols: ['EXAMPLE_TLS_SERVER_NAME'],
  },
  {
    names: ['-7200', '-0x7200', 'TLS handshake error: -7200'],
    what: { en: 'What came is no TLS record (mbedTLS).', zh: '收到的不是 TLS 记录（mbedTLS）。' },
    why: {
      en: 'The server speaks plain ws://, or sends records larger than server.tls.record_bytes.',
      zh: '服务器用的是 ws://，或者发来的记录大于 server.tls.record_bytes。',
    },
    change: {
      en: 'Use a server with TLS (serve --tls), or raise server.tls.record_bytes.',
      zh: '换成使用 TLS 的服务器（serve --tls），或加大 server.tls.record_bytes。',
    },
    symbols: ['MBEDTLS_SSL_MAX_CONTENT_LEN'],
  },
  {
    names: ['-7280', '-0x7280', 'TLS handshake error: -7280'],
    what: {
      en: 'The server hung up during the handshake (mbedTLS).',
      zh: '握手途中服务器断开了（mbedTLS）。',
    },
    why: {
      en: 'It does not like what the board offers, or it is no TLS server.',
      zh: '它不接受开发板给出的选项，或者根本不是 TLS 服务器。',
    },
    change: { en: 'Read the server’s log; it must speak TLS 1.2.', zh: '看服务器的日志；它要支持 TLS 1.2。' },
    symbols: [],
  },
  {
    names: ['-7780', '-0x7780', 'TLS handshake error: -7780'],
    what: {
      en: 'The server refused the handshake with an alert (mbedTLS).',
      zh: '服务器用警报（alert）拒绝了握手（mbedTLS）。',
    },
    why: {
      en: 'No TLS version or cipher suite in common: the board knows TLS 1.2.',
      zh: '双方没有共同的 TLS 版本或加密套件：开发板只会 TLS 1.2。',
    },
    change: { en: 'Let the server allow TLS 1.2.', zh: '让服务器允许 TLS 1.2。' },
    symbols: [],
  },
  {
    names: ['-7f00', '-0x7f00', 'TLS handshake error: -7f00'],
    what: { en: 'No memory for TLS (mbedTLS).', zh: 'TLS 的内存不够（mbedTLS）。' },
    why: {
      en: 'mbedTLS has a heap of its own, which two records and the certificates have to fit into.',
      zh: 'mbedTLS 有自己的堆，要放得下两条记录和证书。',
    },
    change: {
      en: 'Raise memory.tls_heap_bytes, or lower server.tls.record_bytes.',
      zh: '加大 memory.tls_heap_bytes，或减小 server.tls.record_bytes。',
    },
    symbols: ['MBEDTLS_HEAP_SIZE'],
  },
];
