// Pieces of Markdown, from texts in two languages.

/** A schema node's title or description in a language. */
export function told(node, part, lang) {
  return (lang === 'zh' ? node['x-zh']?.[part] : node[part]) ?? '';
}

export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A code span that may stand in a table: there `|` is escaped even in code. */
export function code(value) {
  const plain = String(value);
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = /^[` ]|[` ]$/.test(plain) ? ' ' : '';
  return `${fence}${space}${plain.replaceAll('|', '\\|')}${space}${fence}`;
}

/** The schema's own texts: code spans are meant as such, any other character means itself. */
export function text(plain) {
  return plain
    .split(/(`[^`]*`)/)
    .map((part) =>
      /^`.+`$/.test(part) ? code(part.slice(1, -1)) : part.replace(/[\\`*_[\]<>&~|#]/g, '\\$&'),
    )
    .join('');
}
