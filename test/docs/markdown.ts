/** What the tests ask of a Markdown file. Code blocks are fenced; tables have a head and a rule. */

export interface CodeBlock {
  readonly language: string;
  readonly text: string;
}

/** The fenced code blocks, in order. */
export function codeBlocks(markdown: string): CodeBlock[] {
  return [...markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({
    language,
    text,
  }));
}

/** The text without its fenced code blocks. */
export function prose(markdown: string): string {
  return markdown.replace(/^```.*?^```$/gms, '');
}

/** The levels of the headings, in order. */
export function headingLevels(markdown: string): number[] {
  return [...prose(markdown).matchAll(/^(#+) /gm)].map(([, marks = '']) => marks.length);
}

/** The bodies of the tables, in order: rows of cells. */
export function tables(markdown: string): string[][][] {
  return [...prose(markdown).matchAll(/^\|.*\|\n\|[ |:-]+\|\n((?:\|.*\|\n)*)/gm)].map(([, body = '']) =>
    body.trimEnd().split('\n').map(cells),
  );
}

function cells(row: string): string[] {
  return row
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

/** What code spans say, with the escapes that tables need taken back. */
export function codeSpans(markdown: string): string[] {
  return [...markdown.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code.replaceAll('\\|', '|'));
}

/** The targets of links and images. */
export function linkTargets(markdown: string): string[] {
  return [...prose(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** The anchors that GitHub gives to the headings. */
export function anchors(markdown: string): string[] {
  return [...prose(markdown).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
