// What the bench has `check` read: a fragment as a person might write it, of 500 lines.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const LINES = 500;

/** The page's settings and others that Kconfig takes on Zephyr 3.1, each with comments before it. */
export function longFragment(root) {
  const read = (path) => readFileSync(join(root, path), 'utf8').trimEnd().split('\n');
  const settings = read('test/kconfig/page.conf');
  const seen = new Set(settings.map(symbolOf));
  for (const row of read('test/check/agreement/3.1.0.jsonl')) {
    const { fragment, stops, refused } = JSON.parse(row);
    if (stops || Object.keys(refused).length > 0) continue;
    for (const line of fragment) {
      if (line.startsWith('#') || line.includes(' #') || seen.has(symbolOf(line))) continue;
      seen.add(symbolOf(line));
      settings.push(line);
    }
  }
  const comments = Array(Math.ceil(LINES / settings.length) - 1).fill('# what the next line is for');
  const lines = settings.flatMap((line) => [...comments, line]);
  return `${lines.slice(0, LINES).join('\n')}\n`;
}

function symbolOf(line) {
  return line.slice(0, line.indexOf('='));
}
