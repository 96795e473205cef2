import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { presets } from '../../src/index.js';
import { width } from '../../src/messages/columns.js';
import { withoutComments } from './c-text.js';
import { GOLDEN_FOLDER, goldenFiles } from './golden-files.js';
import {
  everyProject,
  type Files,
  type GoldenProject,
  generatedFiles,
  goldenProjects,
  readFiles,
  writeProject,
} from './projects.js';

const REMEDY = 'if this is meant, run: npm run golden';
const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'nanokit-golden-test-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The password of the documented hotspot is also its name; with another one, only the password can be found. */
const PASSWORD = 'only-the-password-1';
const withPassword = [{ path: ['wifi', 'password'], value: PASSWORD }];

const filesOf = (project: GoldenProject): Files => {
  const files = goldenFiles(project);
  expect(files.size, `${project.name} is not there; ${REMEDY}`).toBeGreaterThan(0);
  return files;
};
const file = (files: Files, path: string): string => {
  const content = files.get(path);
  if (content === undefined) throw new Error(`no ${path}`);
  return content;
};
const twin = (project: GoldenProject, change: Partial<GoldenProject>): Files => {
  const wanted = { ...project, ...change };
  const found = everyProject.find(
    ({ preset, sdkLine, lang, kind, server }) =>
      preset === wanted.preset &&
      sdkLine === wanted.sdkLine &&
      lang === wanted.lang &&
      kind === wanted.kind &&
      server === wanted.server,
  );
  if (!found) throw new Error(`no golden project like ${project.name} but ${JSON.stringify(change)}`);
  return filesOf(found);
};

describe('golden projects', () => {
  it('are there for every preset or kind of app, SDK line and language, and no others', () => {
    const folders = readdirSync(GOLDEN_FOLDER, { withFileTypes: true })
      // Beside them are the stories of regen.
      .filter((entry) => entry.isDirectory() && entry.name !== 'regen')
      .map(({ name }) => name);
    expect(folders.sort(), REMEDY).toEqual(everyProject.map(({ name }) => name).sort());
  });

  it.each(everyProject)('$name is what is generated now', async (project) => {
    const golden = goldenFiles(project);
    const generated = await generatedFiles(project);
    expect([...generated.keys()], `files of ${project.name}; ${REMEDY}`).toEqual([...golden.keys()]);
    for (const [path, content] of generated) {
      expect(content, `${project.name}/${path}; ${REMEDY}`).toBe(golden.get(path));
    }
  });

  it('come out the same wherever, whenever and for whomever they are generated', { timeout: 30_000 }, () => {
    const elsewhere = join(scratch, 'elsewhere');
    const env = { ...process.env, TZ: 'Asia/Shanghai', LANG: 'zh_CN.GB18030', LC_ALL: 'zh_CN.GB18030' };
    execFileSync(process.execPath, ['--input-type=module', '--eval', generateElsewhere(elsewhere)], {
      cwd: tmpdir(),
      env: { ...env, USER: 'somebody', HOME: scratch },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    for (const project of goldenProjects) {
      const files = readFiles(join(elsewhere, project.name, 'websocket_client'));
      expect(files, `${project.name}; ${REMEDY}`).toEqual(goldenFiles(project));
    }
  });
});

/** A program that writes all projects, in a time zone, a language and a year that are not those of the test. */
function generateElsewhere(folder: string): string {
  const url = (path: string) => JSON.stringify(pathToFileURL(join(root, path)).href);
  return `
    const Time = Date;
    globalThis.Date = class extends Time {
      constructor(...given) { super(...(given.length > 0 ? given : [Time.UTC(2099, 11, 31)])); }
      static now() { return Time.UTC(2099, 11, 31); }
    };
    Math.random = () => 0.5;
    process.umask(0o077);
    const { importTs } = await import(${url('scripts/lib/run-ts.mjs')});
    const { goldenProjects, writeProject } = await importTs(${JSON.stringify(root)}, 'test/golden/projects.ts');
    for (const project of goldenProjects.toReversed()) {
      await writeProject(${JSON.stringify(folder)} + '/' + project.name, project);
    }
  `;
}

describe.each(everyProject)('every file of $name', (project) => {
  it('is tidy text', () => {
    for (const [path, content] of filesOf(project)) {
      expect(content, `${path}: carriage return`).not.toContain('\r');
      expect(content, `${path}: last line`).toMatch(/[^\n]\n$/);
      expect(content, `${path}: blanks at a line's end`).not.toMatch(/[ \t\u3000]$/m);
      expect(content, `${path}: byte order mark, control character`).not.toMatch(/[^\P{C}\n\t]/u);
      expect(content, `${path}: two empty lines`).not.toContain('\n\n\n');
      if (/\.(yaml|json)$/.test(path)) expect(content, `${path}: tab`).not.toContain('\t');
    }
  });

  it('fits into 100 columns where people read it as code', () => {
    for (const [path, content] of filesOf(project)) {
      if (!/\.[ch]$|(^|\/)Kconfig$|\.conf$|\.yaml$|\.gitignore$/.test(path)) continue;
      for (const [index, line] of content.split('\n').entries()) {
        const columns = width(line.replaceAll('\t', ' '.repeat(8)));
        expect(columns, `${path}:${index + 1}: ${line}`).toBeLessThanOrEqual(100);
      }
    }
  });

  it('carries its licence, and no holder that we would have to invent', () => {
    for (const [path, content] of filesOf(project)) {
      if (/\.[ch]$|(^|\/)(CMakeLists\.txt|Kconfig|prj\.conf|sample\.yaml)$/.test(path)) {
        expect(content.slice(0, 80), path).toContain('SPDX-License-Identifier: Apache-2.0');
      }
      expect(content, path).not.toMatch(/copyright|©|\(c\)\s*20\d\d|版权/i);
    }
  });

  it('shares no variable between threads but atomically', () => {
    const source = withoutComments(file(filesOf(project), 'src/wifi_connect.c'));
    expect(source).toContain('static atomic_t associated');
    expect(source).not.toMatch(/volatile|[^&]associated\b(?! = ATOMIC_INIT)/);
  });

  it('has a README that explains log lines which the code can write', () => {
    const files = filesOf(project);
    const sources = [...files].map(([path, content]) => (path.endsWith('.c') ? content : '')).join('');
    // "Cannot connect to %s remote": the protocol, and there is no other.
    const ip = project.server ? (sources.includes('SERVER_ADDR6') ? 'IPv6' : '') : 'IPv4';
    const code = sources.replaceAll('connect to %s remote', `connect to ${ip} remote`);
    const reasons = [...sources.matchAll(/return "([^"]+)";/g)].map(([, reason]) => reason);
    const rows = [...file(files, 'README.md').matchAll(/^\| `([A-Za-z][^`]*)` \| /gm)];
    // Up to what differs from case to case.
    const lines = rows
      .map(([, line = '']) => line.split(/…|ADDRESS|地址/, 1).join(''))
      .filter((line) => line.includes(' '));
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      const [, reason] = /^Connection lost: (.+)$/.exec(line) ?? [];
      if (reason === undefined) expect(code).toContain(line);
      else expect(reasons).toContain(reason);
    }
  });

  it('has a CMakeLists.txt that keeps every path of the project in one piece', () => {
    const lines = file(filesOf(project), 'CMakeLists.txt').split('\n');
    const commands = lines.filter((line) => !/^\s*(#|")/.test(line)).join('\n');
    expect(commands).toMatch(/ "\$\{credentials\}"/);
    expect(commands).not.toMatch(/[ (]\$\{/);
  });

  it('speaks one language', () => {
    for (const [path, content] of filesOf(project)) {
      if (project.lang === 'en') expect(content, path).not.toMatch(/\p{Script=Han}/u);
      else if (!/wifi_connect\.h$|^ca\.pem$|^\.nanokit\//.test(path))
        expect(content, path).toMatch(/\p{Script=Han}/u);
    }
  });

  it('has a nanokit.yaml that is valid by the schema beside it, with any group left empty, too', () => {
    const files = filesOf(project);
    const validate = new Ajv({ allErrors: true, strict: false }).compile(
      JSON.parse(file(files, '.nanokit/nanokit.schema.json')),
    );
    const config = parse(file(files, 'nanokit.yaml'));
    const groups = ['project', 'wifi', 'server', 'app', 'network', 'memory', 'log', 'kconfig'];
    for (const variant of [config, ...groups.map((group) => ({ ...config, [group]: null }))]) {
      validate(variant);
      expect(validate.errors ?? []).toEqual([]);
    }
    expect(validate({ ...config, sdk: 9 })).toBe(false);
  });

  it('keeps the Wi-Fi password to credentials.conf', async () => {
    const files = await generatedFiles({ ...project, overrides: withPassword });
    const holding = [...files].filter(([, content]) => content.includes(PASSWORD)).map(([path]) => path);
    expect(holding).toEqual(['credentials.conf']);
    expect(file(files, '.gitignore').split('\n')).toContain('credentials.conf');
  });

  it('has the same code in both languages', () => {
    const files = filesOf(project);
    // Of other kinds, on one SDK line only.
    if (project.server || (project.kind && project.sdkLine !== 1)) return;
    const other = twin(project, { lang: project.lang === 'en' ? 'zh' : 'en' });
    expect([...other.keys()]).toEqual([...files.keys()]);
    for (const [path, content] of files) {
      if (/\.[ch]$/.test(path))
        expect(withoutComments(file(other, path)), path).toBe(withoutComments(content));
      if (path.endsWith('.conf')) expect(settingsOf(file(other, path)), path).toEqual(settingsOf(content));
    }
  });

  it('is the same in all presets but for the values', () => {
    const files = filesOf(project);
    for (const { id } of project.kind || project.server ? [] : presets) {
      const other = twin(project, { preset: id });
      const different = [...new Set([...files.keys(), ...other.keys()])].filter(
        (path) => other.get(path) !== files.get(path),
      );
      const isSecuredAlone = (id === 'secure') !== (project.preset === 'secure');
      expect([...VALUES, ...(isSecuredAlone ? SECURED : [])]).toEqual(expect.arrayContaining(different));
    }
  });
});

/** Files that hold values of nanokit.yaml, and those that TLS adds or changes. */
const VALUES = ['prj.conf', 'nanokit.yaml', '.nanokit/base.json'];
const SECURED = [
  'CMakeLists.txt',
  'README.md',
  'ca.pem',
  'src/ca_certificate.h',
  'src/connection.c',
  'src/server_connect.c',
  'src/server_connect.h',
  'src/server_tls.c',
  'src/server_tls.h',
];

describe('a new project', () => {
  it.skipIf(process.platform === 'win32')('keeps others from reading the Wi-Fi password', async () => {
    const [project] = goldenProjects;
    if (!project) throw new Error('no golden project');
    const before = process.umask(0);
    try {
      const folder = await writeProject(join(scratch, 'mode'), project);
      const modes = Object.fromEntries(
        ['credentials.conf', 'prj.conf', 'src/main.c'].map((path) => [
          path,
          (statSync(join(folder, path)).mode & 0o777).toString(8),
        ]),
      );
      expect(modes).toEqual({ 'credentials.conf': '600', 'prj.conf': '666', 'src/main.c': '666' });
    } finally {
      process.umask(before);
    }
  });
});

function settingsOf(fragment: string): string[] {
  return fragment.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}
