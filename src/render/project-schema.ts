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

function localised(node: unknown, lang: Lang): unknown {
  if (Array.isArray(node)) return node.map((item) => localised(item, lang));
  if (!isRecord(node)) return node;
  const chinese = node['x-zh'];
  const texts = lang === 'zh' && isRecord(chinese) ? chinese : {};
  const entries = Object.entries(node).filter(([key]) => !key.startsWith('x-'));
  return Object.fromEntries(
    entries.map(([key, value]) =>
      key === 'type' && value === 'object'
        ? [key, ['object', 'null']]
        : [key, texts[key] ?? localised(value, lang)],
    ),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
