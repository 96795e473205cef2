import { findBoard, sdkLines, sramKbytes } from '../boards/boards.js';
import type { ProjectFacts } from '../check/sense.js';
import { presets } from '../config/presets.js';
import {
  type ConfigKey,
  configKeys,
  descriptionOf,
  type SchemaNode,
  schemaAt,
  titleOf,
} from '../config/schema.js';
import { hostForm } from '../config/server-host.js';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import type { Config } from '../generated/config.js';
import * as messages from '../messages/check-write.js';
import type { Lang, Text } from '../messages/text.js';
import { holdsProject } from '../project/find-project.js';
import { isProjectPath } from '../project/transaction/change.js';
import { type Change, commitChanges } from '../project/write-project.js';
import { valueAt } from '../render/settings.js';
import { type ProjectConfig, projectConfig } from './project-config.js';

/** What `check` takes of the rest of the program. */
export interface CheckGiven {
  readonly holdsProject: (folder: string) => boolean;
  readonly readConfig: (folder: string, dir: string, language: Lang) => Promise<Checked<ProjectConfig>>;
  readonly sdkLines: readonly number[];
  readonly defaultSdkLine: number;
  readonly socOf: (board: string) => string | undefined;
  readonly ipv6Bytes: (sdkLine: number) => number;
  readonly defaultBoard: string;
  /** 0 for a board that is not known. */
  readonly sramBytes: (board: string) => number;
  /** The symbols that a config sets, with their values. */
  readonly valuesOf: (config: Config) => ReadonlyMap<string, string>;
  readonly factsOf: (config: Config) => ProjectFacts;
  /** Codes that are notes in a generated project, as the presets say. */
  readonly acceptedCodes: readonly string[];
  /** The config key that sets a symbol. */
  readonly keyOf: (symbol: string) => string | undefined;
  readonly configKeys: readonly ConfigKey[];
  readonly textsOf: (node: SchemaNode) => { readonly title: Text; readonly description: Text };
  readonly write: (folder: string, changes: readonly Change[]) => Promise<Checked<unknown>>;
}

export const checkGiven = (): CheckGiven => ({
  holdsProject,
  readConfig: (folder, dir, language) => projectConfig(folder, dir, language, 'check'),
  sdkLines: sdkLines.map(({ line }) => line),
  defaultSdkLine: Number(schemaAt(['sdk'])?.default),
  socOf: (board) => findBoard(board)?.soc,
  ipv6Bytes: (line) => sdkLines.find((candidate) => candidate.line === line)?.ram['network.ipv6'] ?? 0,
  defaultBoard: String(schemaAt(['board'])?.default),
  sramBytes: (board) => sramKbytes(board) * 1024,
  valuesOf: (config) =>
    new Map(
      configKeys.flatMap(({ path, node }): [string, string][] => {
        const value = valueAt(config, path);
        const text = typeof value === 'boolean' ? (value ? 'y' : 'n') : String(value);
        return node['x-symbol'] === undefined ? [] : [[node['x-symbol'], text]];
      }),
    ),
  factsOf: ({ server, network }) => ({
    triesIpv6: hostForm(server.host) === 'name' && network.ipv6,
    asksForDate: server.tls.enabled && server.tls.check_dates,
  }),
  acceptedCodes: presets.flatMap(({ accepts }) => accepts ?? []),
  keyOf: (symbol) => configKeys.find(({ node }) => node['x-symbol'] === symbol)?.name,
  configKeys,
  textsOf: (node) => ({ title: titleOf(node), description: descriptionOf(node) }),
  write: async (folder, changes) => {
    if (changes.length === 0) return { ok: true, value: undefined, diagnostics: [] };
    const strange = changes.find(({ path }) => !isProjectPath(path));
    if (strange) return { ok: false, diagnostics: [notWritten(strange.path)] };
    return commitChanges(folder, changes, { command: 'check' });
  },
});

function notWritten(path: string): Diagnostic {
  return {
    code: 'check/name',
    severity: 'error',
    message: messages.notWritten(path),
    remedy: messages.byHand,
  };
}
