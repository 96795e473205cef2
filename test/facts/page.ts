import type { Setting } from './model.js';

export interface Page {
  /** `prj.conf` as the page leaves it, in order. */
  settings: Setting[];
  /** The source of `main.c`. */
  mainSource: string;
}

/**
 * Finds the two listings that make the documented app in the page's Markdown.
 * @throws Error The page has no step five with a fragment, or no section about main.c with code.
 */
export function readPage(markdown: string): Page {
  const text = markdown.replace(/\r\n/g, '\n');
  return {
    settings: parseSettings(firstListing(text, /^#+\s*(步骤五|step five)/im)),
    mainSource: firstListing(text, /^#+\s*main\.c/im),
  };
}

function firstListing(markdown: string, heading: RegExp): string {
  const at = heading.exec(markdown);
  if (!at) throw new Error(`the page has no heading ${heading.source}`);
  const rest = markdown.slice(at.index + at[0].length);
  // Only up to the next heading outside a listing: a section without a listing must not borrow the next one's.
  const listing = /^(#+ )|^```[^\n]*\n([\s\S]*?)^```/m.exec(rest);
  if (listing?.[2] === undefined) throw new Error(`the page has no listing under "${at[0]}"`);
  return listing[2];
}

/**
 * The assignments of a Kconfig fragment, in order; `# CONFIG_X is not set` is one too.
 * @throws Error A line that is neither an assignment nor a comment.
 */
export function parseSettings(fragment: string): Setting[] {
  const settings: Setting[] = [];
  for (const line of fragment.split(/\r?\n/)) {
    const assignment = /^(CONFIG_\w+)=(.*?)\s*$/.exec(line);
    const unset = /^# (CONFIG_\w+) is not set\s*$/.exec(line);
    if (assignment) settings.push([assignment[1] ?? '', assignment[2] ?? '']);
    else if (unset) settings.push([unset[1] ?? '', 'n']);
    else if (!/^\s*(#.*)?$/.test(line)) throw new Error(`no Kconfig assignment: ${line}`);
  }
  return settings;
}
