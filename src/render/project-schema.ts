import { schema } from '../generated/data.js';
import type { Lang } from '../messages/text.js';

const printed = new Map<Lang, string>();

/**
 * The config schema as a project carries it for its editor: in one language, and without the keywords that are ours.
 * A group may be null, since `kconfig:` with nothing but comments below it is.
 */
export function projectSchema(lang: Lang): string {
  const known = printed.get(lang);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(localised(schema, lang), null, 2)}\n`;
  printed.set(lang, text);
  return text;
}

/** Plain loops: this is a part of every start that writes a project. */
function localised(node: unknown, lang: Lang): unknown {
  if (Array.isArray(node)) return node.map((item) => localised(item, lang));
  if (!isRecord(node)) return node;
  const chinese = lang === 'zh' ? node['x-zh'] : undefined;
  const texts = isRecord(chinese) ? chinese : {};
  const result: Record<string, unknown> = {};
  for (const key in node) {
    if (key.startsWith('x-')) continue;
    const value = node[key];
    const grouped = key === 'type' && value === 'object';
    result[key] = grouped ? ['object', 'null'] : (texts[key] ?? localised(value, lang));
  }
  return result;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
