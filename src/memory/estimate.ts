import { sdkLine, sramKbytes } from '../boards/boards.js';
import { valueAt } from '../config/partial.js';
import { configKey, configKeys } from '../config/schema.js';
import { hostForm } from '../config/server-host.js';
import { appKinds } from '../generated/app-kinds.js';
import type { Config } from '../generated/config.js';
import type { Text } from '../messages/text.js';
import { appliesTo } from '../render/app-kind.js';
import { memorySummary } from './summary.js';

/**
 * The static RAM of a project as it is generated, by what each key of its config costs: near enough for one line, and
 * without Zephyr's symbols, which take longer to load than a project takes to write.
 * @returns bytes; undefined where symbols are set that stand for no key
 */
export function estimatedBytes(config: Config): number | undefined {
  if (Object.keys(config.kconfig).length > 0) return undefined;
  const { app } = config;
  const { ram, ram_documented: documented } = sdkLine(config.sdk);
  const { enabled } = config.server.tls;
  // What turning TLS on costs has the heap that it has by default.
  const tlsHeap = enabled
    ? config.memory.tls_heap_bytes - amount(configKey('memory.tls_heap_bytes')?.node.default)
    : 0;
  const dns = hostForm(config.server.host) === 'name' ? (ram['server.host'] ?? 0) : 0;
  return configKeys.reduce(
    (sum, { name, path, node }) => {
      const cost = appliesTo(app.kind, name) ? (ram[name] ?? 0) : 0;
      return cost === 0 ? sum : sum + cost * (amount(valueAt(config, path)) - amount(node.default));
    },
    documented + tlsHeap + dns + appKinds[app.kind].ram_bytes,
  );
}

/** The same in words. */
export function estimateLine(config: Config): Text | undefined {
  const bytes = estimatedBytes(config);
  return bytes === undefined ? undefined : memorySummary(bytes, sramKbytes(config.board));
}

/** Of a switch, whether it is on. */
function amount(value: unknown): number {
  return typeof value === 'number' ? value : value === true ? 1 : 0;
}
