import { appKinds } from '../generated/app-kinds.js';
import type { Config } from '../generated/config.js';
import type { Text } from '../messages/text.js';

/** A kind of app, as `schemas/app-kinds/` has it: what rendering needs to know of it. */
export interface AppKind {
  /** Parts of files that are there for some kinds only. */
  readonly uses: readonly string[];
  /** Keys that mean something to this kind, and not to every other. */
  readonly keys: readonly string[];
  /** Static RAM beyond that of the first kind, with the defaults of its keys. */
  readonly ram_bytes: number;
  /** What prj.conf sets for it. */
  readonly settings: readonly KindSettings[];
}

interface KindSettings {
  readonly comment: Text;
  readonly symbols: Readonly<Record<string, boolean | number | string>>;
  /** The SDK lines that know the symbols; without it, all. */
  readonly lines?: readonly number[];
}

/** Keys that some kinds have no use for. */
const particular: ReadonlySet<string> = new Set(Object.values(appKinds).flatMap(({ keys }) => keys));

/** Whether a key of the config means anything to a kind of app. */
export function appliesTo(kind: Config['app']['kind'], key: string): boolean {
  return !particular.has(key) || appKinds[kind].keys.includes(key);
}

/** What prj.conf sets for a config's kind of app. */
export function kindSettings({ app, sdk }: Config): readonly KindSettings[] {
  return appKinds[app.kind].settings.filter(({ lines }) => lines?.includes(sdk) ?? true);
}
