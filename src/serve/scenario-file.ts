import { readConfigFile } from '../config/config-file.js';
import type { Layer } from '../config/layers.js';
import type { Path } from '../config/partial.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import { looksSecret } from '../diagnostics/secrets.js';
import * as messages from '../messages/scenario.js';
import { closeCode } from '../messages/serve.js';
import type { Text } from '../messages/text.js';
import { mayBeSent } from './close-codes.js';
import { patternOf, type Scenario, type ScenarioText, type Step } from './scenario.js';

const MISSING = 'config/missing-key';
const WITHIN_MS = 10_000;
/** What a control frame holds beside a close code (RFC 6455, 5.5). */
const PING_BYTES = 125;
const REASON_BYTES = 123;

/** Reads a scenario. All mistakes in it are reported at once, each with its place. */
export async function readScenario(cwd: string, name: string): Promise<Checked<Scenario>> {
  const file = readConfigFile(cwd, name);
  return file.ok ? scenarioIn(name, file.value.text) : file;
}

/** @param name the file as messages show it */
export async function scenarioIn(name: string, text: string): Promise<Checked<Scenario>> {
  const { readYamlDocument } = await import('../config/yaml.js');
  const read = readYamlDocument(name, text, { isSecret: looksSecret });
  if (!read.ok) return read;
  const { values, origin } = read.value;
  const { scenarioSchema, validateScenario } = await import('../generated/scenario.js');
  const whole: unknown = values;
  if (!validateScenario(whole)) {
    const { explainSchemaErrors } = await import('../config/config-problems.js');
    const problems = explainSchemaErrors(values, validateScenario.errors ?? [], scenarioSchema);
    const diagnostics = problems.map(
      ({ path, part, ...problem }): Diagnostic => ({ ...problem, severity: 'error', ...origin(path, part) }),
    );
    // Without a place it is a key of the file itself, which stands there mistyped.
    const told = diagnostics.filter(({ place }) => place !== undefined);
    return { ok: false, diagnostics: inOrder(told.length > 0 ? told : diagnostics) };
  }
  const diagnostics = ruleProblems(whole, origin);
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  return { ok: true, value: scenarioOf(whole, origin), diagnostics: [] };
}

function scenarioOf({ within_ms = WITHIN_MS, connections }: ScenarioText, origin: Layer['origin']): Scenario {
  return {
    withinMs: within_ms,
    connections: connections.map(({ steps }, connection) =>
      steps.map((step, index) => {
        const [name = ''] = Object.keys(step);
        const { place } = origin(['connections', connection, 'steps', index, name], 'key');
        return { step, number: index + 1, ...(place ? { place } : {}) };
      }),
    ),
  };
}

/** What JSON Schema cannot say. */
function ruleProblems({ connections }: ScenarioText, origin: Layer['origin']): Diagnostic[] {
  return connections.flatMap(({ steps }, connection) =>
    steps.flatMap((step, index) => {
      const path = ['connections', connection, 'steps', index];
      return stepProblems(step, steps.length).map(
        ({ at, message }): Diagnostic => ({
          code: 'config/scenario',
          severity: 'error',
          message,
          ...origin([...path, ...at], 'value'),
        }),
      );
    }),
  );
}

interface Wrong {
  readonly at: Path;
  readonly message: Text;
}

function stepProblems({ expect, ping = '', close, refuse }: Step, count: number): Wrong[] {
  const wrong: Wrong[] = [];
  if (expect?.text !== undefined && !patternOf(expect.text))
    wrong.push({ at: ['expect', 'text'], message: messages.noPattern });
  const frames = [expect?.pong, expect?.close].filter((one) => one !== undefined).length;
  const ofMessage = [expect?.text, expect?.binary, expect?.bytes].some((one) => one !== undefined);
  if (frames > 1 || (frames === 1 && ofMessage)) wrong.push({ at: ['expect'], message: messages.oneKind });
  if (Buffer.byteLength(ping) > PING_BYTES)
    wrong.push({ at: ['ping'], message: messages.tooManyBytes('ping', PING_BYTES) });
  if (close?.code !== undefined && !mayBeSent(close.code))
    wrong.push({ at: ['close', 'code'], message: closeCode(close.code) });
  if (Buffer.byteLength(close?.reason ?? '') > REASON_BYTES)
    wrong.push({ at: ['close', 'reason'], message: messages.tooManyBytes('close.reason', REASON_BYTES) });
  if (refuse && count > 1) wrong.push({ at: ['refuse'], message: messages.refuseAlone });
  return wrong;
}

/** In the order of the lines, and one for each spot: the first says enough. A mistyped key says more than a missing one. */
function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics
    .toSorted((a, b) => Number(a.code === MISSING) - Number(b.code === MISSING))
    .toSorted((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0))
    .filter(({ place }) => {
      const spot = `${place?.line}:${place?.column}`;
      return !seen.has(spot) && seen.add(spot);
    });
}
