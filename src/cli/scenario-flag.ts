import type { Checked } from '../diagnostics/diagnostic.js';
import type { Scenario } from '../serve/scenario.js';
import { readScenario } from '../serve/scenario-file.js';
import type { Arguments } from './arguments.js';

/** What `--scenario` names; undefined without it. */
export async function scenarioOf(args: Arguments, cwd: string): Promise<Checked<Scenario | undefined>> {
  const file = args.values.get('--scenario')?.[0];
  return file === undefined ? { ok: true, value: undefined, diagnostics: [] } : readScenario(cwd, file);
}
