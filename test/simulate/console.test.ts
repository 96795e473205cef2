import { describe, expect, it } from 'vitest';
import { parseFault } from '../../src/serve/faults.js';
import { documentedExceptions, documentedFacts } from '../facts/data.js';
import type { CallFact } from '../facts/model.js';
import { goldenFiles } from '../golden/golden-files.js';
import { goldenProjects } from '../golden/projects.js';
import { hasCompiler, simulate } from '../support/simulation.js';

const documented = goldenProjects.filter(({ preset, lang }) => preset === 'documented' && lang === 'en');
const facts = documentedFacts();
const functions = Object.values(facts.files).flatMap((file) => file.functions);

/** Functions that the documented app hands over, and the call that leads to them. */
const CALLBACKS: Readonly<Record<string, string>> = {
  csk_wifi_sta_connect: 'wifi_event_handler',
  k_sem_take: 'handler_cb',
  websocket_connect: 'connect_cb',
};

/** The documented app's calls in the order of a run: its own functions are gone into. */
function callsFrom(name: string): CallFact[] {
  const known = functions.find((one) => one.name === name);
  return (known?.calls ?? []).flatMap((call) => {
    const callback = CALLBACKS[call.name];
    if (functions.some((one) => one.name === call.name)) return callsFrom(call.name);
    return callback ? [call, ...callsFrom(callback)] : [call];
  });
}

/** What is only said when something fails; `LOG_ERR` is such by its name. */
const FAILURES = [
  /retry to connecting/,
  /AP not found/,
  /disconnected/,
  /connection closed/,
  /ws buf|bsd buf/,
];
const isFailure = ({ name, format = '' }: CallFact) =>
  name === 'LOG_ERR' || FAILURES.some((pattern) => pattern.test(format));

/** A format as the deviations have it; undefined where they take it away. */
function generatedFormat(format: string): string | undefined {
  const about = documentedExceptions().find(({ what }) => what.kind === 'log' && what.value === format);
  if (about?.what.may === 'be missing') return undefined;
  return about?.what.may === 'change' ? about.what.to : format;
}

/** What a format string, as a C literal, prints; line ends are left to the console. */
function patternOf(format: string): RegExp {
  const text = format
    .replace(/"\s*PRI[du]64\s*"/g, 'd')
    .replace(/^"|"$/g, '')
    .replace(/\\[rn]/g, '');
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(escaped.replace(/%(?:s|z?[du]|d)/g, (all) => (all === '%s' ? '.*' : '-?\\d+')));
}

/** The first pattern that has no line after those of the patterns before it; a line may hold several. */
function firstOutOfOrder(lines: readonly string[], patterns: readonly RegExp[]): RegExp | undefined {
  let rest = lines.join('\n');
  for (const pattern of patterns) {
    const found = pattern.exec(rest);
    if (!found) return pattern;
    rest = rest.slice(found.index + found[0].length);
  }
  return undefined;
}

describe.skipIf(!hasCompiler).each(documented)('the documented app on SDK line $sdkLine', (project) => {
  const { sdkLine } = project;
  const files = goldenFiles(project);

  it('prints what the page and its Wi-Fi files print, in order', async () => {
    const { console } = await simulate(files, { sdkLine, seconds: 3 });
    const formats = callsFrom('main')
      .filter((call) => call.format !== undefined && !isFailure(call))
      .flatMap(({ format = '' }) => generatedFormat(format) ?? []);
    expect(formats.length).toBeGreaterThan(12);
    expect(firstOutOfOrder(console, formats.map(patternOf))).toBeUndefined();
  });

  it('calls the documented interfaces in the documented order', async () => {
    const { calls } = await simulate(files, { sdkLine, seconds: 3, trace: true });
    const names = calls.map((call) => call.replace(/\(.*/s, ''));
    const missing = documentedExceptions().flatMap(({ what }) =>
      what.may === 'be missing' && ['call', 'function', 'sleep'].includes(what.kind) ? [what.name] : [],
    );
    const wanted = callsFrom('main')
      .filter(({ name, wait }) => INTERFACES.has(name) && !(name === 'k_sleep' && wait === 'K_FOREVER'))
      .map(({ name }) => name)
      // The page's app closes when all is over; ours, when a connection has failed.
      .filter((name) => !missing.includes(name) && name !== 'close' && !RECEIVES_WITH_BSD.has(name));
    expect(wanted.length).toBeGreaterThan(12);
    expect(wanted).toContain('websocket_send_msg');
    const patterns = wanted.map((name) => new RegExp(`^${name}$`, 'm'));
    expect(firstOutOfOrder(names, patterns)).toBeUndefined();
  });

  it('tells of wrong answers in the layout of the printed log', async () => {
    const fault = parseFault('wrong@2');
    if (!fault.ok) throw new Error('wrong@2');
    const { console } = await simulate(files, { sdkLine, seconds: 2, faults: [fault.value] });
    const start = console.findIndex((line) => line.includes('data recv failure'));
    const [failure = '', received = '', ...rest] = console.slice(start);
    expect(failure).toMatch(
      /^\[\d\d:\d\d:\d\d\.\d{3},000\] <err> net_websocket_client_sample: IPv4 data recv failure (\d+)\/\1 bytes$/,
    );
    // As the page's log has it: a hexdump's title follows the module's name at once, and its lines stand below it.
    expect(received).toMatch(/^\[[\d:.,]{16}\] <dbg> net_websocket_client_sample\.received ws buf$/);
    expect(rest[0]).toMatch(/^ {53}(?:3f ){1,8}/);
    expect(rest[0]).toHaveLength(53 + 16 * 3 + 1 + '|'.length + 17);
    const sent = rest.find((line) => line.includes('.sent ws buf')) ?? '';
    expect(sent).toMatch(/<dbg> net_websocket_client_sample\.sent ws buf$/);
    expect(rest[rest.indexOf(sent) + 1]).toMatch(/^ {53}77 6f 20 .*\|wo wo/);
  });
});

/** Interfaces that a trace shows under their documented names. */
const INTERFACES: ReadonlySet<string> = new Set([
  ...['csk_wifi_init', 'csk_wifi_add_callback', 'csk_wifi_sta_connect'],
  ...['net_mgmt_add_event_callback', 'net_if_get_default', 'net_dhcpv4_start', 'k_sem_give', 'k_sem_take'],
  ...['socket', 'connect', 'k_sleep', 'websocket_connect', 'sys_rand32_get'],
  ...['websocket_send_msg', 'send', 'websocket_recv_msg', 'recv', 'close'],
]);

/** Dropped with `recv_data_bsd_api`: see the exceptions of D10. */
const RECEIVES_WITH_BSD: ReadonlySet<string> = new Set(['recv']);
