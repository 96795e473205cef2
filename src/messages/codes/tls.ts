import type { CodeTexts } from './code-texts.js';

export const TLS_CODES: CodeTexts = {
  'tls/address-name': [
    { en: 'The server is known by its IP address alone.', zh: '服务器只用 IP 地址表示。' },
    {
      en: 'mbedTLS compares DNS names and the CN; it skips IP addresses in a certificate.',
      zh: 'mbedTLS 只比对 DNS 名和 CN，不看证书里的 IP 地址条目。',
    },
    {
      en: 'Set server.tls.server_name to a name that it has.',
      zh: '把 server.tls.server_name 设为证书上的名字。',
    },
  ],
  'tls/ca-unreadable': [
    { en: 'The CA file cannot be read.', zh: '读不了 CA 证书文件。' },
    {
      en: 'It is not there, is no plain file, or is closed to you.',
      zh: '文件不存在、不是普通文件，或没有权限。',
    },
    { en: 'Correct the path or the permissions.', zh: '改正路径或权限。' },
  ],
  'tls/key': [
    { en: "The board's mbedTLS cannot use the CA's key.", zh: '开发板的 mbedTLS 用不了这个 CA 的密钥。' },
    { en: 'It is too short, too long, or of a type it lacks.', zh: '密钥太短、太长，或类型不支持。' },
    { en: 'Use a CA with RSA of 2048 bits or more, or P-256.', zh: '改用 RSA 2048 位以上或 P-256 的 CA。' },
  ],
  'tls/no-ca': [
    {
      en: 'TLS is on, and server.tls.ca_file is not there.',
      zh: '打开了 TLS，但没有 server.tls.ca_file 指的文件。',
    },
    { en: 'Without a CA the app would trust no server.', zh: '没有 CA 证书，应用不会信任任何服务器。' },
    {
      en: 'Give one with --tls-ca FILE; serve --tls makes one.',
      zh: '用 --tls-ca 给出一份；serve --tls 可以生成。',
    },
  ],
  'tls/not-a-ca': [
    { en: 'The certificate is not that of a CA.', zh: '这不是 CA 的证书。' },
    {
      en: "It must not issue others: no CA:TRUE (perhaps it is the server's), or no keyCertSign.",
      zh: '它无权签发别的证书：没有 CA:TRUE（例如服务器自己的证书），或者没有 keyCertSign。',
    },
    { en: 'Give the certificate of whoever issued it.', zh: '改用给它签发证书的机构的证书。' },
  ],
  'tls/not-a-certificate': [
    { en: 'The CA file holds no certificate, or a damaged one.', zh: 'CA 文件里没有证书，或证书已损坏。' },
    { en: 'It is neither PEM nor DER.', zh: '既不是 PEM，也不是 DER。' },
    { en: 'Get the file anew from whoever runs the server.', zh: '向管理服务器的人重新要一份。' },
  ],
  'tls/out-of-date': [
    { en: 'Today is not within the dates of the CA certificate.', zh: '今天不在 CA 证书的有效期内。' },
    { en: 'It has expired, or the clock of this PC is wrong.', zh: '证书过期了，或本机时钟不对。' },
    { en: 'Get a new one, or set the clock.', zh: '换一份新的，或校准时钟。' },
  ],
  'tls/private-key': [
    { en: 'The CA file holds a private key.', zh: 'CA 文件里有私钥。' },
    {
      en: 'Whoever reads it out of the board could issue certificates.',
      zh: '谁从开发板上读出它，谁就能签发证书。',
    },
    { en: 'Give a file with the certificate alone.', zh: '只给证书，不要带私钥。' },
  ],
  'tls/signature': [
    {
      en: "The board's mbedTLS cannot read the CA certificate.",
      zh: '开发板的 mbedTLS 读不了这份 CA 证书。',
    },
    {
      en: 'It lacks the algorithm that signed it; SDK line 1 has no SHA-384.',
      zh: '没有它的签名算法；SDK 系列 1 没有 SHA-384。',
    },
    { en: 'Use a CA that is signed with SHA-256.', zh: '改用以 SHA-256 签名的 CA。' },
  ],
  'tls/too-large': [
    { en: 'The CA file is larger than 64 KiB.', zh: 'CA 文件超过 64 KiB。' },
    { en: "A board has no room for all the world's CAs.", zh: '开发板放不下全世界的 CA。' },
    { en: "Keep only the CA of your server's certificate.", zh: '只留给你的服务器签发证书的 CA。' },
  ],
  'tls/too-many': [
    { en: 'The CA file holds more than four certificates.', zh: 'CA 文件里的证书超过四份。' },
    { en: 'A socket of Zephyr takes four.', zh: 'Zephyr 的套接字最多用四份。' },
    { en: "Keep only the CA of your server's certificate.", zh: '只留给你的服务器签发证书的 CA。' },
  ],
};
