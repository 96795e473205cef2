import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { temporaryFolders, write } from '../support/folders.js';
import { buildRuntime, hasCompiler } from '../support/simulation.js';
import { codeBlocks } from './markdown.js';

const newFolder = temporaryFolders();
const READMES = { en: 'README.md', zh: 'README.zh-CN.md' } as const;

/** A port, and the one at the other end, differ from run to run. */
const withoutPorts = (text: string) => text.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:…');

interface Session {
  readonly create: readonly string[];
  readonly simulate: readonly string[];
  /** Files that it shows, by name. */
  readonly files: ReadonlyMap<string, string>;
  readonly shown: string;
}

/** A block in which an app is made, and simulated with a server; what the board itself logs is left out there. */
function sessionOf(block: string): Session {
  const files = new Map(
    [...block.matchAll(/^\$ cat (\S+)\n([^$]*)/gm)].map(([, name = '', text = '']) => [name, text]),
  );
  const [create = [], simulate = []] = [...block.matchAll(/^\$ npx create-nanokit-ws (.*)$/gm)].map(
    ([, args = '']) => args.split(' '),
  );
  return {
    create,
    simulate,
    files,
    shown: block.slice(block.indexOf('\n', block.lastIndexOf('\n$ ') + 1) + 1),
  };
}

describe.skipIf(!hasCompiler).each(['en', 'zh'] as const)('kinds of app in the README, in %s', (lang) => {
  const readme = readFileSync(fileURLToPath(new URL(`../../${READMES[lang]}`, import.meta.url)), 'utf8');
  const blocks = codeBlocks(readme).map(({ text }) => text);

  it.each(['telemetry', 'commands'])('%s prints what is shown', async (kind) => {
    const block = blocks.find((text) => /^\$ .*\n\$ cd /.test(text) && text.includes(`--kind ${kind}`)) ?? '';
    const { create, simulate, files, shown } = sessionOf(block);
    const cwd = newFolder();
    const app = join(cwd, create[0] ?? '');
    await run([...create, '--lang', lang], { cwd });
    await buildRuntime(app);
    for (const [name, text] of files) write(app, name, text);
    const { stdout } = await run([...simulate, '--speed', '1000', '--lang', lang], { cwd: app });
    const told = stdout
      .split('\n')
      .filter((line) => /^ {2}(?:server|board ) \|/.test(line) || /^(?:Scenario|场景)/.test(line));
    expect(`${withoutPorts(told.join('\n'))}\n`).toBe(withoutPorts(shown));
  });
});
