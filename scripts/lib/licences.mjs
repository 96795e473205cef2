// The licence texts of what is bundled: each package whose code esbuild put into dist/ is named with its own text.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param inputs paths of bundled files, relative to root, as esbuild's metafile has them */
export function licenceTexts(root, inputs) {
  const folders = new Set(
    inputs.flatMap((input) => input.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/g) ?? []),
  );
  return [...folders]
    .sort()
    .map((folder) => section(join(root, folder)))
    .join('\n');
}

function section(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const names = readdirSync(folder)
    .filter((name) => /^(licen[cs]e|notice|copying)/i.test(name))
    .sort();
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8').trim());
  if (texts.length === 0) texts.push(standIn(manifest));
  const title = `${manifest.name} ${manifest.version} (${manifest.license})`;
  return `${title}\n${'='.repeat(title.length)}\n\n${texts.join('\n\n')}\n`;
}

/** Some packages name their licence and author, but carry no text of it. */
function standIn(manifest) {
  if (manifest.license !== 'MIT') throw new Error(`${manifest.name} has no licence text`);
  const author = typeof manifest.author === 'string' ? manifest.author : manifest.author?.name;
  if (!author) throw new Error(`${manifest.name} names neither a licence text nor an author`);
  return `Copyright (c) ${author}\n\n${MIT}`;
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
