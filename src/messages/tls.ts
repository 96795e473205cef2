import type { Text } from './text.js';

/** Why a board does not get through to a server. */
const HANDSHAKE_REASONS = {
  plain: {
    en: 'the server does not speak TLS (ws:// instead of wss://)',
    zh: '服务器没有使用 TLS（是 ws:// 而不是 wss://）',
  },
  alert: {
    en: 'the server refused the TLS handshake; does it speak TLS 1.2?',
    zh: '服务器拒绝了 TLS 握手；它支持 TLS 1.2 吗？',
  },
  ended: {
    en: 'the server hung up in the middle of the TLS handshake',
    zh: 'TLS 握手到一半，服务器就断开了',
  },
  other: {
    en: 'the TLS handshake failed; does the server speak TLS 1.2, with an RSA or P-256 certificate?',
    zh: 'TLS 握手失败；服务器是否支持 TLS 1.2，证书是不是 RSA 或 P-256 的？',
  },
} as const satisfies Record<string, Text>;
export type HandshakeReason = keyof typeof HANDSHAKE_REASONS;
export const handshakeFailed = (reason: HandshakeReason): Text => HANDSHAKE_REASONS[reason];
export const notConnected = (peer: string, why: Text): Text => ({
  en: `TLS: the board does not connect to ${peer}: ${why.en}`,
  zh: `TLS：开发板没有连接 ${peer}：${why.zh}`,
});
export const noCertificate: Text = { en: 'the server has no certificate', zh: '服务器没有证书' };
export const noAuthority: Text = {
  en: 'the app has no CA certificate to check it against (TLS_SEC_TAG_LIST, tls_credential_add())',
  zh: '程序里没有可用来验证的 CA 证书（TLS_SEC_TAG_LIST、tls_credential_add()）',
};
export const unknownAuthority = (issuer: string): Text => ({
  en: `its certificate is issued by "${issuer}", which the app does not trust`,
  zh: `它的证书由“${issuer}”签发，而程序不信任该机构`,
});
export const weakKey = (bits: number, least: number): Text => ({
  en: `an RSA key of ${bits} bits; mbedTLS wants ${least} at least`,
  zh: `RSA 密钥只有 ${bits} 位，mbedTLS 至少要求 ${least} 位`,
});
export const outOfDate = (now: Date, from: Date, to: Date): Text => {
  const clock = now.getUTCFullYear() < 2000;
  return {
    en: `a certificate holds from ${second(from)} to ${second(to)}, and the board's clock says ${second(now)} (UTC)${clock ? ': it has not been set' : ''}`,
    zh: `证书有效期为 ${second(from)} 至 ${second(to)}，而开发板的时钟是 ${second(now)}（UTC）${clock ? '：还没有校准' : ''}`,
  };
};
const second = (date: Date): string =>
  Number.isNaN(date.getTime())
    ? '?'
    : date
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z$/, '');
export const noNameSet: Text = {
  en: 'the app has not said which name the certificate must have (TLS_HOSTNAME)',
  zh: '程序没有说明证书应属于哪个名字（TLS_HOSTNAME）',
};
export const otherName = (name: string, names: readonly string[], asAddress: boolean): Text => ({
  en: `its certificate is for ${names.map((one) => `"${one}"`).join(', ') || '(no name)'}, not for "${name}"${asAddress ? '; the address is there as an IP address, which mbedTLS does not look at: it has to be a DNS name or, without any, the CN' : ''}`,
  zh: `它的证书属于${names.map((one) => `“${one}”`).join('、') || '（没有名字）'}，而不是“${name}”${asAddress ? '；证书里虽有该 IP 地址，但 mbedTLS 不看 IP 类型的条目，须写成 DNS 名，或者不写备用名而写在 CN 里' : ''}`,
});
