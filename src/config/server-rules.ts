// What the server's address and headers want beyond the schema. Loaded with all other rules, for a config that may break some.
import type { Config } from '../generated/config.js';
import * as messages from '../messages/server-rules.js';
import { shortened } from '../messages/shortened.js';
import { isMap, type Path, valueAt } from './partial.js';
import type { PartialConfig } from './presets.js';
import type { ConfigProblem } from './schema-problems.js';
import { deadHost, hostForm } from './server-host.js';

/** What the handshake sets by itself, or what would give its request a body: RFC 6455, 4.1, and RFC 9112, 6. */
const TAKEN = /^(host|upgrade|connection|sec-websocket-.*|content-length|transfer-encoding)$/i;
/** Headers that mostly carry what nobody else may know. */
const SECRET = /^(authorization|proxy-authorization|cookie|.*-(key|token|secret|auth))$/i;

/** Headers that are not for the user to set, and names that come twice: to HTTP, capitals do not matter. */
export function headerProblems(config: PartialConfig): ConfigProblem[] {
  const headers = valueAt(config, ['server', 'headers']);
  if (!isMap(headers)) return [];
  const names = Object.keys(headers);
  return names.flatMap((name, index): ConfigProblem[] => {
    const at = { path: ['server', 'headers', name], part: 'key' } as const;
    const shown = shortened(name);
    if (name.toLowerCase() === 'origin')
      return [
        { code: 'config/header', message: messages.hasItsKey(shown), remedy: messages.useOrigin, ...at },
      ];
    if (TAKEN.test(name)) {
      const asks = name.toLowerCase() === 'sec-websocket-protocol';
      const remedy = asks ? messages.useSubprotocol : messages.removeHeader;
      return [{ code: 'config/header', message: messages.setByHandshake(shown), remedy, ...at }];
    }
    const first = names.findIndex((other) => other.toLowerCase() === name.toLowerCase());
    if (first === index) return [];
    const message = messages.headerTwice(shortened(names[first] ?? ''), shown);
    return [{ code: 'config/header', message, remedy: messages.removeHeader, ...at }];
  });
}

/** @param isSaid whether a file or a flag has the value at a path */
export function serverWarnings(
  { server, network }: Config,
  isSaid: (path: Path) => boolean,
): ConfigProblem[] {
  const warnings: ConfigProblem[] = [];
  const switchAt = { path: ['network', 'ipv6'], part: 'value' } as const;
  if (hostForm(server.host) === 'ipv6' && !network.ipv6 && isSaid(switchAt.path)) {
    const message = messages.ipv6Needed(server.host);
    warnings.push({ code: 'config/ipv6-needed', message, remedy: messages.ipv6Remedy, ...switchAt });
  }
  if (hostForm(server.host) === 'name' && /\.local$/i.test(server.host)) {
    const at = { path: ['server', 'host'], part: 'value' } as const;
    warnings.push({
      code: 'config/mdns-name',
      message: messages.mdnsName(server.host),
      remedy: messages.mdnsRemedy,
      ...at,
    });
  }
  const dead = deadHost(server.host);
  if (dead !== undefined) {
    const at = { path: ['server', 'host'], part: 'value' } as const;
    const message = messages.deadHost(server.host, dead);
    warnings.push({ code: 'config/dead-host', message, remedy: messages.deadHostRemedy, ...at });
  }
  const { first_delay_ms: first, max_delay_ms: longest } = server.reconnect;
  if (first > longest) {
    warnings.push({
      code: 'config/reconnect-delays',
      message: messages.reconnectDelays(first, longest),
      remedy: messages.reconnectDelaysRemedy,
      path: ['server', 'reconnect', 'first_delay_ms'],
      part: 'value',
    });
  }
  const secrets = Object.entries(server.headers).filter(([name, value]) => value !== '' && SECRET.test(name));
  for (const [name] of secrets) {
    const number = Object.keys(server.headers).indexOf(name) + 1;
    warnings.push({
      code: 'config/header-secret',
      message: messages.headerSecret(name),
      remedy: messages.headerSecretRemedy(name, number),
      path: ['server', 'headers', name],
      part: 'key',
    });
  }
  return warnings;
}

/** A config in which IPv6 is on if the server's address needs it. */
export function withIpv6(config: Config): Config {
  const isNeeded = hostForm(config.server.host) === 'ipv6' && !config.network.ipv6;
  return isNeeded ? { ...config, network: { ...config.network, ipv6: true } } : config;
}
