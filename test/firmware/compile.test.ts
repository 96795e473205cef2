import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, describe, expect, it } from 'vitest';
import { includeFolders } from '../../src/simulate/include-folders.js';
import { includedFrom } from '../../src/simulate/included.js';
import { macrosFor } from '../../src/simulate/named-settings.js';
import { simFolder } from '../../src/simulate/package-folder.js';
import { goldenFiles } from '../golden/golden-files.js';
import { everyProject, type Files, goldenProjects } from '../golden/projects.js';
import {
  isInstalled,
  type Outcome,
  run,
  STRICTER_C,
  scratchFolder,
  simFlags,
  writeFirmware,
} from './c-tools.js';

const compilers = [
  { name: 'gcc', flags: [] },
  { name: 'clang', flags: [] },
  { name: 'arm-none-eabi-gcc', flags: ['-mcpu=cortex-m33', '-mthumb'] },
] as const;
type Compiler = (typeof compilers)[number];

/** The vendor's header is not public: its fields may or may not have room for a NUL behind the longest text. */
const fieldSizes = [
  { ssid: 32, pwd: 64 },
  { ssid: 33, pwd: 65 },
] as const;
type FieldSizes = (typeof fieldSizes)[number];

const CLEAN: Outcome = { ok: true, output: '' };

/** What a compiler sees only while it optimises, it says as well. */
const OBJECTS = ['-Os', '-c'];
const SYNTAX = ['-fsyntax-only'];

const tools = [...compilers.map(({ name }) => name), 'clang-format'];
const missing = tools.filter((tool) => !isInstalled(tool));
const installed = compilers.filter(({ name }) => !missing.includes(name));

const scratch = scratchFolder('compile');
let folders = 0;

function firmwareFolder(files: Files, sdkLine: number): string {
  const folder = join(scratch, String(folders++));
  writeFirmware(folder, files, sdkLine);
  return folder;
}

const seen = new Set<string>();

/** Of a folder, the sources of which a compiler does not see the very same, headers and settings with it, as in one before. */
function freshSources(folder: string, sdkLine: number, into: readonly string[]): readonly string[] {
  const src = join(folder, 'src');
  const included = includedFrom([folder, src, ...includeFolders(simFolder(), sdkLine)], []);
  const settings = readFileSync(join(folder, 'autoconf.h'), 'utf8');
  return readdirSync(src).filter((name) => {
    if (!name.endsWith('.c')) return false;
    const texts = [...included([join(src, name)])].map((path) => readFileSync(path, 'utf8'));
    const key = JSON.stringify([name, sdkLine, into, texts, macrosFor(settings, texts)]);
    return !seen.has(key) && seen.add(key);
  });
}

/** Compiles the sources of a project, to object files; those whose names are not told are all of them. */
function compile(
  { name, flags }: Compiler,
  folder: string,
  sdkLine: number,
  sizes: FieldSizes,
  { only, into = OBJECTS }: { only?: readonly string[]; into?: readonly string[] } = {},
): Promise<Outcome> {
  const out = join(folder, `${name}-${sizes.ssid}`);
  mkdirSync(out, { recursive: true });
  const defines = [`-DCSK_WIFI_SSID_SIZE=${sizes.ssid}`, `-DCSK_WIFI_PWD_SIZE=${sizes.pwd}`];
  const header = ['-I', folder, '-I', join(folder, 'src')];
  const sources = readdirSync(join(folder, 'src'))
    .filter((name) => only?.includes(name) ?? name.endsWith('.c'))
    .map((name) => `../src/${name}`);
  const args = [...flags, ...header, ...simFlags(sdkLine), ...defines, ...STRICTER_C, ...into, ...sources];
  return run(name, args, out);
}

for (const tool of missing) {
  it(`needs ${tool}`, ({ skip }) => {
    skip(!process.env.CI, `${tool} is not installed, so nothing is checked with it`);
    expect.fail(`${tool} is not installed, and CI has to have it`);
  });
}

describe.concurrent.each(everyProject)('the C of $name', (project) => {
  const folder = firmwareFolder(goldenFiles(project), project.sdkLine);
  // A test of the golden projects holds both languages to the same code: of the second one, comments alone are left to read.
  const into = project.lang === 'en' || process.env.NANOKIT_LONG ? OBJECTS : SYNTAX;
  const own = freshSources(folder, project.sdkLine, into);

  for (const compiler of own.length > 0 ? installed : []) {
    it(`compiles with ${compiler.name}, whatever the size of the driver's fields`, async () => {
      const [tight, roomy] = fieldSizes;
      expect(await compile(compiler, folder, project.sdkLine, tight, { into, only: own })).toEqual(CLEAN);
      // The only file that knows them.
      const only = own.filter((name) => name === 'wifi_connect.c');
      if (only.length === 0) return;
      expect(await compile(compiler, folder, project.sdkLine, roomy, { into, only })).toEqual(CLEAN);
    });
  }

  it.skipIf(missing.includes('clang-format'))(
    'is as clang-format has it, by the project’s own rules',
    async () => {
      const files = goldenFiles(project);
      writeFileSync(join(folder, '.clang-format'), files.get('.clang-format') ?? '');
      const sources = [...files.keys()].filter((path) => /\.[ch]$/.test(path));
      expect(sources.length).toBeGreaterThanOrEqual(3);
      const outcome = await run('clang-format', ['--dry-run', '-Werror', '--style=file', ...sources], folder);
      expect(outcome).toEqual(CLEAN);
    },
  );
});

/** Values that a person may write into prj.conf or credentials.conf, where only the compiler looks at them. */
const tooLong: readonly {
  readonly what: string;
  readonly lines: readonly string[];
  /** The field sizes that it does fit. */
  readonly fits: FieldSizes | undefined;
  readonly says: string;
}[] = [
  {
    what: 'a Wi-Fi name of 32 bytes, where its field has no room for the NUL',
    lines: [`CONFIG_EXAMPLE_WIFI_SSID="${'网'.repeat(10)}xy"`],
    fits: fieldSizes[1],
    says: 'CONFIG_EXAMPLE_WIFI_SSID is too long for the Wi-Fi driver',
  },
  {
    what: 'a Wi-Fi name of 33 bytes',
    lines: [`CONFIG_EXAMPLE_WIFI_SSID="${'网'.repeat(11)}"`],
    fits: undefined,
    says: 'CONFIG_EXAMPLE_WIFI_SSID is too long for the Wi-Fi driver',
  },
  {
    what: 'a key of 64 hex digits, where its field has no room for the NUL',
    lines: [`CONFIG_EXAMPLE_WIFI_PASSWORD="${'0f'.repeat(32)}"`],
    fits: fieldSizes[1],
    says: 'CONFIG_EXAMPLE_WIFI_PASSWORD is too long for the Wi-Fi driver',
  },
  {
    what: 'a text that fills the buffer, so that its line feed has no room',
    lines: ['CONFIG_EXAMPLE_RECV_BUF_SIZE=256', `CONFIG_EXAMPLE_PAYLOAD="${'x'.repeat(256)}"`],
    fits: undefined,
    says: 'CONFIG_EXAMPLE_PAYLOAD does not fit into CONFIG_EXAMPLE_RECV_BUF_SIZE',
  },
  {
    what: 'no text at all',
    lines: ['CONFIG_EXAMPLE_PAYLOAD=""'],
    fits: undefined,
    says: 'CONFIG_EXAMPLE_PAYLOAD is empty',
  },
];

describe.concurrent.each(installed)('$name stops at', (compiler) => {
  const [tight, roomy] = fieldSizes;
  const [project] = goldenProjects;
  assert(project !== undefined);
  const withLines = (lines: readonly string[]): string => {
    const files = new Map(goldenFiles(project));
    files.set('credentials.conf', `${files.get('credentials.conf')}${lines.join('\n')}\n`);
    return firmwareFolder(files, project.sdkLine);
  };

  it.each(tooLong)('$what', async ({ lines, fits, says }) => {
    const folder = withLines(lines);
    const refused = await compile(compiler, folder, project.sdkLine, fits ? tight : roomy);
    expect(refused.ok).toBe(false);
    expect(refused.output).toContain(says);
    if (fits) expect(await compile(compiler, folder, project.sdkLine, fits)).toEqual(CLEAN);
  });

  it('nothing that just fits', async () => {
    const name = 'x'.repeat(31);
    const lines = [
      `CONFIG_EXAMPLE_WIFI_SSID="${name}"`,
      `CONFIG_EXAMPLE_WIFI_PASSWORD="${name}${name}"`,
      'CONFIG_EXAMPLE_RECV_BUF_SIZE=256',
      `CONFIG_EXAMPLE_PAYLOAD="${'x'.repeat(255)}"`,
    ];
    expect(await compile(compiler, withLines(lines), project.sdkLine, tight)).toEqual(CLEAN);
  });
});
