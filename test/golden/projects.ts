import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProject, LANGUAGES, type Lang, type Override, presets, sdkLines } from '../../src/index.js';
import type { GivenAuthority } from '../../src/project/authorities.js';
import { testAuthority } from '../support/test-ca.js';

/** One of the whole generated projects in test/golden/. */
export interface GoldenProject {
  /** Its folder. */
  readonly name: string;
  readonly preset: string;
  readonly sdkLine: number;
  readonly lang: Lang;
  /** The kind of app where it is not the preset's. */
  readonly kind?: string;
  /** Keys below `server` where they are not the preset's. */
  readonly server?: Readonly<Record<string, unknown>>;
}

/** A project's files: path with `/` → content. */
export type Files = ReadonlyMap<string, string>;

export const goldenProjects: readonly GoldenProject[] = presets.flatMap(({ id: preset }) =>
  sdkLines.flatMap(({ line: sdkLine }) =>
    LANGUAGES.map((lang) => ({ name: `${preset}-sdk${sdkLine}-${lang}`, preset, sdkLine, lang })),
  ),
);

/** The other kinds of app, with TLS and without: in Chinese on one SDK line, since only comments are different. */
export const kindProjects: readonly GoldenProject[] = ['telemetry', 'commands'].flatMap((kind) =>
  ['documented', 'secure'].flatMap((preset) =>
    sdkLines.flatMap(({ line: sdkLine }) =>
      LANGUAGES.filter((lang) => lang === 'en' || sdkLine === 1).map((lang) => ({
        name: `${kind}${preset === 'secure' ? '-secure' : ''}-sdk${sdkLine}-${lang}`,
        preset,
        sdkLine,
        lang,
        kind,
      })),
    ),
  ),
);

/** Other forms of the server's address, with all that a handshake can have; each form on one SDK line. */
export const serverProjects: readonly GoldenProject[] = [
  {
    name: 'named-server-sdk1-en',
    preset: 'documented',
    sdkLine: 1,
    lang: 'en',
    server: {
      host: 'echo.example.com',
      path: '/ws?room=1',
      subprotocol: 'chat.v2',
      headers: { 'X-Board': 'lab 3', 'X-Room': '1' },
    },
  },
  {
    name: 'named-server-secure-sdk2-zh',
    preset: 'secure',
    sdkLine: 2,
    lang: 'zh',
    kind: 'telemetry',
    server: { host: 'echo.example.com', port: 443 },
  },
  { name: 'ipv6-server-sdk0-en', preset: 'lean', sdkLine: 0, lang: 'en', server: { host: 'fd00::10' } },
];

export const everyProject: readonly GoldenProject[] = [...goldenProjects, ...kindProjects, ...serverProjects];

export interface ProjectOptions extends Omit<GoldenProject, 'name'> {
  readonly overrides?: readonly Override[];
  /** With TLS; the CA of the tests by default. */
  readonly authority?: GivenAuthority;
}

/**
 * Has the library write a project, as the command line does.
 * @returns its folder
 */
export async function writeProject(below: string, options: ProjectOptions): Promise<string> {
  mkdirSync(below, { recursive: true });
  const created = await createProject({
    cwd: below,
    dir: 'websocket_client',
    preset: options.preset,
    language: options.lang,
    overrides: [
      { path: ['sdk'], value: options.sdkLine },
      ...(options.kind ? [{ path: ['app', 'kind'], value: options.kind }] : []),
      ...Object.entries(options.server ?? {}).map(([key, value]) => ({ path: ['server', key], value })),
      ...(options.overrides ?? []),
    ],
    ...(options.preset === 'secure' ? { authority: options.authority ?? testAuthority() } : {}),
  });
  if (created.ok) return created.value.folder;
  throw new Error(created.diagnostics.map(({ message }) => message.en).join('\n'));
}

/** A project as it is generated now. */
export async function generatedFiles(options: ProjectOptions): Promise<Files> {
  const folder = mkdtempSync(join(tmpdir(), 'nanokit-golden-'));
  try {
    return readFiles(await writeProject(folder, options));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every file below a folder, by path. */
export function readFiles(folder: string): Files {
  if (!statSync(folder, { throwIfNoEntry: false })) return new Map();
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
