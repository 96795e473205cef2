import type { Checked } from '../diagnostics/diagnostic.js';
import type { Scenario } from '../serve/scenario.js';
import type { Arguments } from './arguments.js';

/** What the rest of the program does for a server: reading YAML and explaining mistakes by a schema. */
export interface ServeGiven {
  readonly readScenario: (cwd: string, name: string) => Promise<Checked<Scenario>>;
}

/** What `--scenario` names; undefined without it. */
export async function scenarioOf(
  args: Arguments,
  cwd: string,
  readScenario: ServeGiven['readScenario'],
): Promise<Checked<Scenario | undefined>> {
  const file = args.values.get('--scenario')?.[0];
  return file === undefined ? { ok: true, value: undefined, diagnostics: [] } : readScenario(cwd, file);
}
