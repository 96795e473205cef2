/** The forms that the schema lets `server.host` have: they differ in what the firmware and its Zephyr must be able to do. */
export type HostForm = 'ipv4' | 'ipv6' | 'name';

/** @param host one that the schema accepts: no name ends in a number alone */
export function hostForm(host: string): HostForm {
  if (host.includes(':')) return 'ipv6';
  return /^[0-9.]+$/.test(host) ? 'ipv4' : 'name';
}

/** Symbols of the app's Kconfig that carry a header each, as `Name: value`, with numbers from 1. */
export const HEADER_SYMBOL = 'EXAMPLE_SERVER_HEADER_';
