import type { Text } from './text.js';

/** Where the CA certificate of an app comes from. */
export const noCaFile = (file: string): Text => ({
  en: `TLS is on, but there is no CA certificate ${file}: the app would trust no server`,
  zh: `打开了 TLS，却没有 CA 证书 ${file}：应用不会信任任何服务器`,
});
export const noCaRemedy: Text = {
  en: 'Give it with --tls-ca FILE (create, configure). For trying out, serve --tls makes one: nanokit-tls/ca.pem, in a project .nanokit/local/tls/ca.pem',
  zh: '用 --tls-ca FILE 给出（create、configure 都可以）。只想试用的话，serve --tls 会生成一份：nanokit-tls/ca.pem，在工程里则是 .nanokit/local/tls/ca.pem',
};
export const unreadable = (name: string, reason: Text): Text => ({
  en: `The CA certificate ${name} cannot be read: ${reason.en}`,
  zh: `无法读取 CA 证书 ${name}：${reason.zh}`,
});
export const noFile = (name: string): Text => ({
  en: `The CA certificate ${name} is not a plain file`,
  zh: `CA 证书 ${name} 不是普通文件`,
});
export const unreadableRemedy: Text = {
  en: 'For trying out, serve --tls makes one: nanokit-tls/ca.pem, in a project .nanokit/local/tls/ca.pem',
  zh: '只想试用的话，serve --tls 会生成一份：nanokit-tls/ca.pem，在工程里则是 .nanokit/local/tls/ca.pem',
};
export const addressName = (host: string): Text => ({
  en: `The server is known by its address alone: its certificate must have "${host}" as a DNS name (or, without any, as its CN), for the board's mbedTLS looks at no IP address in it`,
  zh: `服务器只用地址表示：它的证书要把“${host}”写成 DNS 名（一个 DNS 名都没有时写在 CN 里），因为开发板上的 mbedTLS 不看证书里的 IP 地址条目`,
});
export const addressRemedy: Text = {
  en: 'Certificates of serve --tls do. For others, say which name they have: --tls-server-name NAME',
  zh: 'serve --tls 的证书就是这样写的；别的证书请指明上面的名字：--tls-server-name NAME',
};
