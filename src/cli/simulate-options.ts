import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import { refused } from '../diagnostics/refused.js';
import * as messages from '../messages/simulate.js';
import type { DnsFault, WifiFault } from '../simulate/run.js';
import type { Arguments } from './arguments.js';
import { numberOf } from './numbers.js';
import { scenarioOf } from './scenario-flag.js';
import type { Wanted } from './serve.js';

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

/** `NAME` or `NAME:NUMBER`. */
function splitFault(text: string): { readonly name: string; readonly value: number } {
  const [, name = '', digits] = /^([a-z-]+)(?::(\d{1,7}(?:\.\d{1,3})?))?$/.exec(text) ?? [];
  return { name, value: digits === undefined ? Number.NaN : Number(digits) };
}

function wifiOf(text: string | undefined): Checked<WifiFault | undefined> {
  if (text === undefined) return { ok: true, value: undefined, diagnostics: [] };
  const { name, value } = splitFault(text);
  const found = (fault: WifiFault) => ({ ok: true, value: fault, diagnostics: [] }) as const;
  if ((name === 'wrong-password' || name === 'not-found') && Number.isNaN(value))
    return found({ kind: name });
  if (name === 'flaky' && Number.isInteger(value)) return found({ kind: 'flaky', failures: value });
  if ((name === 'drop-after' || name === 'drop-every') && value > 0)
    return found({ kind: name, ms: value * 1000 });
  return refused('simulate/wifi', messages.wifiFault(text), messages.wifiFaultForms);
}

/** @returns when the address comes, or how long it lasts */
function dhcpOf(text: string | undefined): Checked<{ readonly dhcpMs?: number; readonly leaseMs?: number }> {
  const found = (value: { readonly dhcpMs?: number; readonly leaseMs?: number }) =>
    ({ ok: true, value, diagnostics: [] }) as const;
  if (text === undefined) return found({});
  const { name, value } = splitFault(text);
  if (name === 'never' && Number.isNaN(value)) return found({ dhcpMs: Number.POSITIVE_INFINITY });
  if (name === 'late' && !Number.isNaN(value)) return found({ dhcpMs: value * 1000 });
  if (name === 'lost-after' && value > 0) return found({ leaseMs: value * 1000 });
  return refused('simulate/dhcp', messages.dhcpFault(text), messages.dhcpFaultForms);
}

/** A month, in seconds. */
const LONGEST_DNS_S = 2_678_400;
/** As many as there are in sim/src/zephyr/network.h. */
const MOST_REFUSING = 8;

function dnsOf(text: string | undefined): Checked<DnsFault | undefined> {
  const found = (value: DnsFault | undefined) => ({ ok: true, value, diagnostics: [] }) as const;
  if (text === undefined) return found(undefined);
  const { name, value } = splitFault(text);
  if (name === 'not-found' || name === 'silent') {
    if (Number.isNaN(value)) return found({ kind: name });
    if (value > 0 && value <= LONGEST_DNS_S) return found({ kind: name, ms: Math.round(value * 1000) });
  }
  if (name === 'refuse-first' && Number.isInteger(value) && value >= 1 && value <= MOST_REFUSING)
    return found({ kind: name, addresses: value });
  return refused('simulate/dns', messages.dnsFault(text), messages.dnsFaultForms(MOST_REFUSING));
}

function sntpOf(text: string | undefined): Checked<Date | 'silent' | undefined> {
  if (text === undefined || text === 'silent') return { ok: true, value: text, diagnostics: [] };
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : Number.NaN);
  // The 31st of a shorter month would be taken for the next one's first days.
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text) || date.getTime() < 0)
    return refused('simulate/sntp', messages.sntpFault(text), messages.sntpForms);
  return { ok: true, value: date, diagnostics: [] };
}
