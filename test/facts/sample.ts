import { extractFacts } from './c-facts.js';
import type { CallFact, DocumentedFacts } from './model.js';
import { readPage } from './page.js';

/** The facts of the documented app that the page's text holds; the Wi-Fi files are only in its pictures. */
export function factsOfPage(markdown: string): DocumentedFacts {
  const { settings, mainSource } = readPage(markdown);
  const facts = extractFacts(mainSource);
  const functions = facts.functions.map((each) => ({ ...each, calls: each.calls.map(withoutLine) }));
  return { settings, kconfig: [], files: { 'src/main.c': { ...facts, functions } } };
}

function withoutLine({ line: _, ...call }: CallFact): CallFact {
  return call;
}
