// Draws the terminal session that a README shows as text. The text is the source: what it says, the picture says.

const COLOURS = { good: '#4ec98a', answer: '#56c2d6', comment: '#8b949e' };
const LEFT = 18;
const TOP = 56;
const LINE = 20;
/** Of the font at this size; a Chinese character is twice as wide. */
const CHARACTER = 8.4;
const FONT =
  "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'Microsoft YaHei', 'PingFang SC', monospace";

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const columns = (text) =>
  [...text].reduce((sum, c) => sum + (/[\u1100-\u115f\u2e80-\uffe6]/.test(c) ? 2 : 1), 0);
const tenth = (number) => Math.round(number * 10) / 10;

/**
 * @param readme its text: the picture's alternative text (`title: description`), and below it the session as a block
 * @param questions what is asked, as far as it is known before the answer
 * @returns where the README has the picture, and the picture
 */
export function sessionPicture(readme, lang, questions) {
  const [, alternative = '', path] = /^!\[(.*)\]\((docs\/session\S*)\)$/m.exec(readme) ?? [];
  const [title, description] = alternative.split(/[:：] ?/);
  const session = /```text\n(\$ npx[^`]*)```/.exec(readme)?.[1] ?? '';
  const lines = session.trimEnd().split('\n');
  const width = Math.ceil(2 * LEFT + CHARACTER * Math.max(...lines.map(columns)));
  const height = TOP + LINE * (lines.length - 1) + 44;
  const drawn = lines.flatMap((line, index) => drawLine(line, TOP + LINE * index, questions));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc" xml:lang="${lang}">
  <title id="title">${escaped(title)}</title>
  <desc id="desc">${escaped(description)}</desc>
  <rect width="${width}" height="${height}" rx="10" fill="#0d1117"/>
  <rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="9.5" fill="none" stroke="#30363d"/>
  <circle cx="22" cy="20" r="6" fill="#ff5f57"/><circle cx="42" cy="20" r="6" fill="#febc2e"/><circle cx="62" cy="20" r="6" fill="#28c840"/>
  <g font-family="${FONT}" font-size="14" fill="#e6edf3">
${drawn.map((text) => `    ${text}\n`).join('')}  </g>
</svg>
`;
  return { path, svg };
}

function drawLine(line, y, questions) {
  if (line === '') return [];
  const at = (column, inner) =>
    `<text x="${tenth(LEFT + CHARACTER * column)}" y="${y}" xml:space="preserve">${inner}</text>`;
  const coloured = (colour, text) => `<tspan fill="${colour}">${escaped(text)}</tspan>`;
  if (line.startsWith('✔ ')) {
    const asked = questions.filter((question) => line.startsWith(`✔ ${question} `));
    const question = asked.sort((a, b) => b.length - a.length)[0];
    if (question === undefined) throw new Error(`README: no such question: ${line}`);
    const answer = line.slice(`✔ ${question} `.length);
    return [
      at(
        0,
        `${coloured(COLOURS.good, '✔ ')}<tspan font-weight="bold">${escaped(question)} </tspan>${coloured(COLOURS.answer, answer)}`,
      ),
    ];
  }
  if (/^\S.*\d.*[:：]$/.test(line)) return [at(0, coloured(COLOURS.good, line))];
  const indent = line.length - line.trimStart().length;
  const comment = line.startsWith('$') ? -1 : line.indexOf('# ');
  const text = comment < 0 ? line : line.slice(0, comment);
  const parts = [at(indent, escaped(text.trim()))];
  if (comment >= 0) parts.push(at(columns(text), coloured(COLOURS.comment, line.slice(comment))));
  return parts;
}
