import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/simulate.js';
import type { Wanted } from '../serve/board-server.js';
import type { DnsFault, WifiFault } from '../simulate/run.js';
import { dhcpOf, dnsOf, sntpOf, wifiOf } from '../simulate/surroundings.js';
import type { Arguments } from './arguments.js';
import { numberOf } from './numbers.js';
import { scenarioOf } from './scenario-flag.js';

const NO_FAULTS = { ok: true, value: [], diagnostics: [] } as const;

/** What the flags of `simulate` ask for; times in milliseconds. */
export interface SimulateOptions {
  readonly seed: number;
  readonly speed: number;
  readonly endMs?: number;
  readonly heapBytes?: number;
  readonly wifi?: WifiFault;
  readonly dhcpMs?: number;
  readonly leaseMs?: number;
  readonly dns?: DnsFault;
  readonly sntp?: Date | 'silent';
  readonly trace: boolean;
  readonly serve?: Wanted;
}

/** Reads the flags, all mistakes at once. */
export async function optionsOf(args: Arguments, cwd: string): Promise<Checked<SimulateOptions>> {
  const seconds = numberOf(args, '--seconds', { minimum: 0.001, maximum: 31_536_000, whole: false });
  const speed = numberOf(args, '--speed', { minimum: 0.01, maximum: 1_000_000, whole: false });
  const seed = numberOf(args, '--seed', { minimum: 0, maximum: 2 ** 32 - 1 });
  const heap = numberOf(args, '--heap', { minimum: 8, maximum: 2 ** 24 });
  const wifi = wifiOf(args.values.get('--wifi')?.[0]);
  const dhcp = dhcpOf(args.values.get('--dhcp')?.[0]);
  const dns = dnsOf(args.values.get('--dns')?.[0]);
  const sntp = sntpOf(args.values.get('--sntp')?.[0]);
  const faults = args.values.has('--fault') ? (await import('./serve.js')).faultsOf(args) : NO_FAULTS;
  const scenario = await scenarioOf(args, cwd);
  const serves = args.switches.has('--serve');
  const checks = [seconds, speed, seed, heap, wifi, dhcp, dns, sntp, faults, scenario];
  const diagnostics: Diagnostic[] = checks.flatMap((checked) => (checked.ok ? [] : [...checked.diagnostics]));
  const given = (name: string) => args.values.has(name) || args.switches.has(name);
  for (const flag of ['--fault', '--scenario', '--tls'].filter((name) => given(name) && !serves))
    diagnostics.push({ code: 'simulate/fault', severity: 'error', message: messages.needsServe(flag) });
  if (
    !seconds.ok ||
    !speed.ok ||
    !seed.ok ||
    !heap.ok ||
    !wifi.ok ||
    !dhcp.ok ||
    !dns.ok ||
    !sntp.ok ||
    !faults.ok ||
    !scenario.ok ||
    diagnostics.length > 0
  )
    return { ok: false, diagnostics };
  const value: SimulateOptions = {
    seed: seed.value ?? 1,
    speed: speed.value ?? 1,
    ...(seconds.value === undefined ? {} : { endMs: Math.round(seconds.value * 1000) }),
    ...(heap.value === undefined ? {} : { heapBytes: heap.value }),
    ...(wifi.value === undefined ? {} : { wifi: wifi.value }),
    ...dhcp.value,
    ...(dns.value === undefined ? {} : { dns: dns.value }),
    ...(sntp.value === undefined ? {} : { sntp: sntp.value }),
    trace: args.switches.has('--trace'),
    ...(serves
      ? { serve: { faults: faults.value, ...(scenario.value ? { scenario: scenario.value } : {}) } }
      : {}),
  };
  return { ok: true, value, diagnostics: [] };
}
