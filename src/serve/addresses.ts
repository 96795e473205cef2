import { networkInterfaces } from 'node:os';

export interface LanAddress {
  /** IPv4: the board knows no other yet. */
  readonly address: string;
  /** The network interface, as the system calls it. */
  readonly name: string;
}

/** Names of interfaces that lead to virtual machines and containers, not to a board. */
const VIRTUAL = /^(?:docker|br-|veth|virbr|vmnet|vboxnet|cni|flannel|tun|tap|utun|lo)/i;

/** Addresses of this PC that a board on the same network can use; the likeliest first. */
export function lanAddresses(interfaces = networkInterfaces()): readonly LanAddress[] {
  return Object.entries(interfaces)
    .flatMap(([name, list = []]) =>
      list
        .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !isLinkLocal(address))
        .map(({ address }) => ({ address, name })),
    )
    .sort((a, b) => Number(VIRTUAL.test(a.name)) - Number(VIRTUAL.test(b.name)));
}

/** What a PC gives itself when nobody else does (RFC 3927): no board is there. */
function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.');
}
