/** The forms that the schema lets `server.host` have: they differ in what the firmware and its Zephyr must be able to do. */
export type HostForm = 'ipv4' | 'ipv6' | 'name';

/** @param host one that the schema accepts: no name ends in a number alone */
export function hostForm(host: string): HostForm {
  if (host.includes(':')) return 'ipv6';
  return /^[0-9.]+$/.test(host) ? 'ipv4' : 'name';
}

/** A host that no server can have, seen from a board: it is the board itself, or nobody's address alone. */
export type DeadHost = 'itself' | 'nobody';

/**
 * @param host one that the schema accepts
 * @see RFC 6761, 6.3 (localhost), RFC 6890 (0.0.0.0/8, 127.0.0.0/8, 240.0.0.0/4), RFC 5771 and RFC 4291 (multicast)
 */
export function deadHost(host: string): DeadHost | undefined {
  switch (hostForm(host)) {
    case 'name':
      return /(^|\.)localhost\.?$/i.test(host) ? 'itself' : undefined;
    case 'ipv4': {
      const first = Number(host.split('.')[0]);
      if (first === 127) return 'itself';
      return first === 0 || first >= 224 ? 'nobody' : undefined;
    }
    case 'ipv6': {
      // In its shortest form.
      const { hostname } = new URL(`http://[${host}]/`);
      if (hostname === '[::1]') return 'itself';
      return hostname === '[::]' || hostname.startsWith('[ff') ? 'nobody' : undefined;
    }
  }
}

/** Symbols of the app's Kconfig that carry a header each, as `Name: value`, with numbers from 1. */
export const HEADER_SYMBOL = 'EXAMPLE_SERVER_HEADER_';
