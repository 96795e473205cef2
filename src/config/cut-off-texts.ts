import * as yaml from './yaml-library.js';

/**
 * Texts without quotes behind which a comment begins on the same line: most likely its ` #` was meant to be in the text.
 * @param text YAML that can be read
 * @param isText whether the value under a key is a text for people
 * @returns where each comment begins and ends
 */
export function cutOffTexts(text: string, isText: (key: string) => boolean): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  yaml.visit(yaml.parseDocument(text, { logLevel: 'error' }), {
    Pair(_, { key, value }) {
      if (!yaml.isScalar(key) || !isText(String(key.value))) return;
      if (!yaml.isScalar(value) || value.type !== 'PLAIN' || !value.range) return;
      const comment = /^[ \t]+(#[^\r\n]*)/.exec(text.slice(value.range[1]));
      if (!comment) return;
      const end = value.range[1] + comment[0].length;
      found.push([end - (comment[1] ?? '').length, end]);
    },
  });
  return found;
}
