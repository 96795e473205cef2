import type { Text } from './text.js';

export const cannotKeep = (dir: string, reason: Text): Text => ({
  en: `The certificate authority cannot be kept in ${dir}: ${reason.en}`,
  zh: `无法在 ${dir} 中保存证书颁发机构（CA）：${reason.zh}`,
});
export const cannotKeepRemedy: Text = {
  en: 'Start serve in a folder in which you can write',
  zh: '请在有写权限的文件夹中运行 serve',
};
export const brokenAuthority = (dir: string): Text => ({
  en: `The certificate authority in ${dir} is incomplete, damaged or soon out of date`,
  zh: `${dir} 中的证书颁发机构（CA）不完整、已损坏或即将过期`,
});
export const brokenAuthorityRemedy = (dir: string): Text => ({
  en: `Delete ${dir}: a new one is made at the next start. Boards then need its new ca.pem`,
  zh: `删除 ${dir}，下次启动时会重新生成；之后开发板需要换用新的 ca.pem`,
});
export const unreadableFile = (file: string, reason: Text): Text => ({
  en: `${file} cannot be read: ${reason.en}`,
  zh: `无法读取 ${file}：${reason.zh}`,
});
export const unreadableRemedy: Text = {
  en: 'Make it readable for you; it need not be made anew',
  zh: '请让自己有权读取它，不必重新生成',
};
export const keyClosed = (file: string): Text => ({
  en: `${file} could be used by others on this PC; now it is yours alone (mode 600)`,
  zh: `本机其他用户原本可以使用 ${file}；现已改为只有你能访问（权限 600）`,
});
export const keyOpen = (file: string): Text => ({
  en: `Others on this PC can use ${file}`,
  zh: `本机其他用户可以使用 ${file}`,
});
export const keyOpenRemedy = (file: string): Text => ({
  en: `Keep it to yourself: chmod 600 ${file}`,
  zh: `请改为只有自己能访问：chmod 600 ${file}`,
});
export const authority = (file: string): Text => ({
  en: `wss: a board trusts this server if its app has this CA certificate (PEM): ${file}`,
  zh: `wss：开发板的程序里有下面这份 CA 证书（PEM），就会信任本服务器：${file}`,
});
export const otherAuthority = (trusted: string): Text => ({
  en: `The app trusts the CA of ${trusted}, and this server's certificate is from another one: the app will refuse it`,
  zh: `应用信任的是 ${trusted} 里的 CA，而这个服务器的证书由另一个 CA 签发，应用会拒绝它`,
});
export const otherAuthorityRemedy = (program: string, file: string): Text => ({
  en: `To try the app out, let it trust this one for a while: ${program} configure --yes --tls-ca ${file}; ${program} undo takes that back`,
  zh: `想试运行的话，可以暂时改为信任它：${program} configure --yes --tls-ca ${file}；之后用 ${program} undo 改回来`,
});
export const certificateNames = (names: readonly string[]): Text => ({
  en: `The server's certificate is for ${names.join(', ')}`,
  zh: `服务器证书适用于 ${names.join('、')}`,
});
export const badName = (name: string): Text => ({
  en: `"${name}" is neither a host name nor an address`,
  zh: `“${name}”既不是主机名，也不是地址`,
});
export const needsTls: Text = { en: '--tls-name needs --tls', zh: '--tls-name 须与 --tls 一起使用' };
