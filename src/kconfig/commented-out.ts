import { parseFragment } from './fragment.js';

/** Whether a comment of a fragment is the assignment of a symbol that was made one. */
export function commentsOut(comment: string, symbol: string): boolean {
  const [said] = parseFragment('', comment.replace(/^[\s#]+/, '')).lines;
  return comment.trimStart().startsWith('#') && said?.kind === 'assignment' && said.symbol === symbol;
}
