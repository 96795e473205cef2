import type { Text } from './text.js';

/** What is wrong with the CA certificate that an app is to carry. */
export const privateKey = (name: string): Text => ({
  en: `${name} holds a private key, which belongs neither into a project nor into firmware`,
  zh: `${name} 里有私钥：私钥不能放进工程，更不能放进固件`,
});
export const privateKeyRemedy: Text = {
  en: 'Give the file with the certificate alone (often ca.pem or ca.crt); the key stays with whoever issues certificates',
  zh: '请只给证书文件（通常叫 ca.pem 或 ca.crt），私钥留在签发证书的人手里',
};
export const noCertificate = (name: string): Text => ({
  en: `${name} is not a certificate, neither as PEM nor as DER`,
  zh: `${name} 不是证书（PEM 和 DER 格式都不是）`,
});
export const damaged = (name: string, number: number): Text => ({
  en: `Certificate ${number} in ${name} is damaged`,
  zh: `${name} 中的第 ${number} 份证书已损坏`,
});
export const noCertificateRemedy: Text = {
  en: 'A PEM file has a line -----BEGIN CERTIFICATE-----; serve --tls makes one for trying out',
  zh: 'PEM 文件里应有一行 -----BEGIN CERTIFICATE-----；只想试用的话，serve --tls 会生成一份',
};
export const cutOff = (name: string): Text => ({
  en: `${name} has a certificate that begins and does not end: the file is cut off or damaged`,
  zh: `${name} 里有一份证书只有开头、没有结尾：文件被截断或已损坏`,
});
export const cutOffRemedy: Text = {
  en: 'Copy the file once more, to its last line, -----END CERTIFICATE-----',
  zh: '请重新复制一份，直到最后一行 -----END CERTIFICATE-----',
};
export const tooLarge = (name: string, kbytes: number): Text => ({
  en: `${name} is larger than ${kbytes} KiB`,
  zh: `${name} 超过了 ${kbytes} KiB`,
});
export const tooMany = (name: string, count: number, most: number): Text => ({
  en: `${name} holds ${count} certificates; a socket takes ${most}`,
  zh: `${name} 里有 ${count} 份证书，一个套接字最多用 ${most} 份`,
});
export const tooManyRemedy: Text = {
  en: "Leave only the certificate of the authority that issues your server's certificate",
  zh: '只留给你的服务器签发证书的那个机构的证书',
};
export const notACa = (subject: string): Text => ({
  en: `"${subject}" is not the certificate of an authority (CA): it must not issue others (basicConstraints)`,
  zh: `“${subject}”不是颁发机构（CA）的证书：按 basicConstraints，它无权签发别的证书`,
});
export const mayNotSign = (subject: string): Text => ({
  en: `"${subject}" is the certificate of an authority (CA), but its key must not sign others: its keyUsage has no keyCertSign`,
  zh: `“${subject}”是颁发机构（CA）的证书，但它的密钥不能用来签发证书：keyUsage 里没有 keyCertSign`,
});
export const mayNotSignRemedy: Text = {
  en: 'Have it made anew with keyUsage = keyCertSign, or give that of the authority that issued it',
  zh: '请重新生成，并在 keyUsage 里加上 keyCertSign；或改用给它签发证书的机构的证书',
};
export const notACaRemedy: Text = {
  en: "It is perhaps the server's own; give that of the authority that issued it",
  zh: '它可能是服务器自己的证书，请改用给它签发证书的机构的证书',
};
export const weakKey = (subject: string, why: Text): Text => ({
  en: `The board's mbedTLS cannot use "${subject}": ${why.en}`,
  zh: `开发板上的 mbedTLS 无法使用“${subject}”：${why.zh}`,
});
export const rsaBits = (bits: number, least: number, most: number): Text => ({
  en: `its RSA key has ${bits} bits, and must have ${least} to ${most}`,
  zh: `它的 RSA 密钥是 ${bits} 位，应为 ${least} 到 ${most} 位`,
});
export const keyType = (type: string): Text => ({
  en: `it does not know keys of the type ${type}`,
  zh: `不支持 ${type} 类型的密钥`,
});
export const curve = (name: string): Text => ({
  en: `it does not accept the curve ${name}`,
  zh: `不接受椭圆曲线 ${name}`,
});
export const signature = (subject: string, oid: string): Text => ({
  en: `The board's mbedTLS cannot read "${subject}": it does not know the signature algorithm ${oid}`,
  zh: `开发板上的 mbedTLS 读不了“${subject}”：不认识签名算法 ${oid}`,
});
export const noSha384 = (subject: string, line: number): Text => ({
  en: `The mbedTLS of SDK line ${line} cannot read "${subject}": it is signed with SHA-384, which is not compiled there`,
  zh: `SDK 系列 ${line} 的 mbedTLS 读不了“${subject}”：它用 SHA-384 签名，而那里没有编译 SHA-384`,
});
export const keyRemedy: Text = {
  en: 'Use an authority with an RSA key of 2048 bits or more, or with one on the curve P-256, signed with SHA-256',
  zh: '请改用 RSA 2048 位以上或 P-256 曲线密钥、用 SHA-256 签名的 CA',
};
export const outOfDate = (subject: string, from: string, to: string): Text => ({
  en: `The CA certificate "${subject}" holds from ${from} to ${to}, not today`,
  zh: `CA 证书“${subject}”的有效期为 ${from} 至 ${to}，今天不在其中`,
});
export const outOfDateRemedy: Text = {
  en: 'With server.tls.check_dates the board refuses every server because of it; without, it does not look, but other clients do: ask for a new one, and look at the clock of this PC',
  zh: '打开 server.tls.check_dates 时，开发板会因此拒绝所有服务器；没打开时它不检查，但别的客户端会：请换一份新证书，也看看本机时钟是否正确',
};
