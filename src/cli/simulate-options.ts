import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import * as messages from '../messages/simulate.js';
import type { WifiFault } from '../simulate/run.js';
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
  const faults = args.values.has('--fault') ? (await import('./serve.js')).faultsOf(args) : NO_FAULTS;
  const scenario = await scenarioOf(args, cwd);
  const serves = args.switches.has('--serve');
  const checks = [seconds, speed, seed, heap, wifi, dhcp, faults, scenario];
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
    ...(dhcp.value === undefined ? {} : { dhcpMs: dhcp.value }),
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
  if (name === 'drop-after' && !Number.isNaN(value)) return found({ kind: name, ms: value * 1000 });
  return refused('simulate/wifi', messages.wifiFault(text), messages.wifiFaultForms);
}

function dhcpOf(text: string | undefined): Checked<number | undefined> {
  if (text === undefined) return { ok: true, value: undefined, diagnostics: [] };
  const { name, value } = splitFault(text);
  if (name === 'never' && Number.isNaN(value))
    return { ok: true, value: Number.POSITIVE_INFINITY, diagnostics: [] };
  if (name === 'late' && !Number.isNaN(value)) return { ok: true, value: value * 1000, diagnostics: [] };
  return refused('simulate/dhcp', messages.dhcpFault(text), messages.dhcpFaultForms);
}

function refused(
  code: string,
  message: Diagnostic['message'],
  remedy: Diagnostic['message'],
): Checked<never> {
  return { ok: false, diagnostics: [{ code, severity: 'error', message, remedy }] };
}
