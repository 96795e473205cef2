import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const known = new Map<string, readonly string[]>();

/**
 * What the simulator calls its own, and no board has: an app that called it could tell the starting program what never happened.
 * @param sim `sim/` of this package
 */
export function insideNames(sim: string): readonly string[] {
  const found = known.get(sim) ?? namesIn(join(sim, 'src'));
  known.set(sim, found);
  return found;
}

function namesIn(folder: string): readonly string[] {
  const headers = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.h'),
  );
  const names = headers.flatMap(
    (name) => readFileSync(join(folder, name), 'utf8').match(/\b(?:host|sim|link)_\w+/g) ?? [],
  );
  return [...new Set(names)].sort();
}

/** Lets the linker tell which object uses which of these names. That of macOS cannot. */
export function traceFlags(names: readonly string[]): readonly string[] {
  return process.platform === 'darwin' ? [] : names.map((name) => `-Wl,-y,${name}`);
}

/** As GNU ld, gold and lld say it. */
const TRACED = /^(?:\S*ld(?:\.\w+)?: )?(\S.*): (?:lazy )?(reference to|definition of) (\w+)$/;

/** @returns the names that some of these objects use, and what else the linker said */
export function readTrace(
  output: string,
  objects: readonly string[],
): { readonly used: readonly string[]; readonly rest: string } {
  const used = new Set<string>();
  const rest = output.split('\n').filter((line) => {
    const [whole, object = '', what, name = ''] = TRACED.exec(line) ?? [];
    if (what === 'reference to' && objects.includes(object)) used.add(name);
    return whole === undefined;
  });
  return { used: [...used], rest: rest.join('\n') };
}
