import { sdkLines } from '../boards/boards.js';
import { byFactsOf } from '../messages/check.js';
import type { Text } from '../messages/text.js';

/** A Zephyr version as people know it: where its facts come from another one, with that. */
export function zephyrName(facts: string): Text {
  const version = sdkLines.find((line) => line.facts === facts)?.zephyr;
  if (version === undefined || facts.startsWith(version)) return { en: facts, zh: facts };
  return byFactsOf(version, facts);
}
