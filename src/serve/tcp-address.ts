import type { AddressInfo } from 'node:net';

/** Where a server over TCP listens. @throws TypeError for one that does not, or for a pipe's */
export function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new TypeError('a TCP address was expected');
  return address;
}
