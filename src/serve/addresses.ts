import { networkInterfaces } from 'node:os';

export interface LanAddress {
  /** IPv4, or IPv6 that routers pass on (global or unique local). */
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
        .filter(({ internal, address }) => !internal && !isLinkLocal(address))
        .map(({ address }) => ({ address, name })),
    )
    .sort(
      (a, b) =>
        Number(VIRTUAL.test(a.name)) - Number(VIRTUAL.test(b.name)) ||
        Number(a.address.includes(':')) - Number(b.address.includes(':')),
    );
}

/** What a PC gives itself (RFC 3927, RFC 4291, 2.5.6): there are no boards, or the address says too little. */
function isLinkLocal(address: string): boolean {
  return /^(169\.254\.|fe[89ab])/i.test(address);
}
