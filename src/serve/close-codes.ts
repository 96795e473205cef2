/** Codes that stand for "no frame" or are not given out are never sent (RFC 6455, 7.4). */
export function mayBeSent(code: number): boolean {
  return (code >= 1000 && code <= 1014 && code !== 1004 && code !== 1005 && code !== 1006) || code >= 3000;
}
