import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { placeAt } from '../../diagnostics/place.js';
import * as messages from '../../messages/class-test.js';
import { EXERCISE_FILE, type Exercise } from '../exercise/read-exercise.js';

/** Under these keys stands what people read, or what is looked for letter by letter. */
const TEXTS = ['en', 'zh', 'text', 'pattern', 'has', 'lacks'];

/** Texts of exercise.yaml that end sooner than they look, since YAML takes their rest for a comment. */
export async function cutOffFindings({ id, files, origin }: Exercise): Promise<readonly Diagnostic[]> {
  const text = files.get(EXERCISE_FILE) ?? '';
  const file = origin(['title'], 'value').place?.file ?? `${id}/${EXERCISE_FILE}`;
  const { cutOffTexts } = await import('../../config/yaml.js');
  return cutOffTexts(text, (key) => TEXTS.includes(key)).map(([start, end]) => ({
    code: 'class/cut-off',
    severity: 'error',
    message: messages.cutOff(text.slice(start, end)),
    remedy: messages.cutOffRemedy,
    place: placeAt(file, text, start, end),
  }));
}
