const TOKEN = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** C code as the compiler sees it: comments gone, and the lines that held nothing else. */
export function withoutComments(source: string): string {
  return source
    .replace(TOKEN, (token) => (token.startsWith('/') ? ' ' : token))
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n');
}
