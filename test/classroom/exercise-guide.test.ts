import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../support/cli.js';
import { temporaryFolders } from '../support/folders.js';
import { sampled } from '../support/sample.js';
import { hasCompiler } from '../support/simulation.js';

const newFolder = temporaryFolders();
const GUIDES = { en: 'docs/exercises.md', zh: 'docs/exercises.zh-CN.md' } as const;

/** A fenced block of the guide. Behind its language stands which file it is for, and where it goes there. */
interface Step {
  readonly language: string;
  readonly file: string;
  readonly where: string;
  readonly text: string;
}

function stepsOf(guide: string): Step[] {
  return [...guide.matchAll(/^```(\w+) ?(\S*) ?([^\n]*)\n(.*?)^```$/gms)].map(
    ([, language = '', file = '', where = '', text = '']) => ({ language, file, where, text }),
  );
}

/** The file as it is after a step, as a reader would have changed it. */
function changed(before: string, { language, where, text }: Step): string {
  const [verb = '', key = ''] = where.split(' ');
  const between = (start: string, end: string, last: string) => {
    const at = before.indexOf(`\n${start}\n`) + 1;
    const to = before.indexOf(end, at);
    if (at === 0 || to < 0) throw new Error(`There is no ${start}`);
    return before.slice(0, at) + text + last + before.slice(to + end.length);
  };
  if (language === 'diff') {
    const [old = '', next = ''] = text.split('\n').map((line) => line.slice(1));
    expect(before.split('\n').filter((line) => line === old)).toHaveLength(1);
    return before.replace(`${old}\n`, `${next}\n`);
  }
  if (verb === 'append') return before + text;
  if (verb === 'function') return between(text.split('\n')[0] ?? '', '\n}\n', '');
  if (verb === 'replace') return between(key, '\n\n', '\n');
  if (verb === 'from') return before.slice(0, before.indexOf(`\n${key}\n`) + 1) + text;
  return text;
}

/** Times differ from run to run. */
const withoutTimes = (text: string) => text.replace(/\d+(?:\.\d)? (s|秒)$/gm, 'N $1').trimEnd();

describe.skipIf(!hasCompiler)('the guide for authors of exercises', () => {
  // The other language in the long run.
  it.each(sampled(['en', 'zh'] as const, 1, 2))(
    'leads to an exercise that is as it should be, and shows what is printed on the way, in %s',
    async (lang) => {
      const cwd = newFolder();
      const guide = readFileSync(fileURLToPath(new URL(`../../${GUIDES[lang]}`, import.meta.url)), 'utf8');
      const files = new Map<string, string>();
      let commands = 0;
      for (const step of stepsOf(guide)) {
        if (step.language === 'console') {
          let printed = '';
          for (const [, words = ''] of step.text.matchAll(/^\$ npx create-nanokit-ws (.*)$/gm)) {
            const { stdout, stderr } = await run(words.split(' '), {
              cwd,
              env: { LANG: `${lang}.UTF-8` },
              hangsAfterMs: 120_000,
            });
            printed += `$ npx create-nanokit-ws ${words}\n${stdout}${stderr}`;
            commands++;
          }
          expect(withoutTimes(printed)).toBe(withoutTimes(step.text));
        } else {
          const text = changed(files.get(step.file) ?? '', step);
          files.set(step.file, text);
          mkdirSync(dirname(join(cwd, step.file)), { recursive: true });
          writeFileSync(join(cwd, step.file), text);
        }
      }
      expect(commands).toBe(7);
    },
    240_000,
  );
});
