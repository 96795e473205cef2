import type { Node } from 'web-tree-sitter';
import { expressionText } from './c-syntax.js';

/**
 * How often the counted loops in `body` run at most, in order, as expressions: `i < N` from 0 and `i <= N` from 1 are N.
 * A loop that ends when something remains to be done (`left > 0`) counts nothing and is left out.
 */
export function loopBounds(body: Node): string[] {
  return body.descendantsOfType(['for_statement', 'while_statement', 'do_statement']).flatMap((loop) => {
    const start = startOf(loop);
    const condition = loop.childForFieldName('condition');
    return condition ? comparisons(condition).flatMap((comparison) => boundOf(comparison, start) ?? []) : [];
  });
}

function comparisons(condition: Node): Node[] {
  const all = condition.type === 'binary_expression' ? [condition] : [];
  return [...all, ...condition.descendantsOfType('binary_expression')].filter(
    (node, index, nodes) =>
      /^[<>]=?$/.test(node.childForFieldName('operator')?.text ?? '') &&
      nodes.findIndex((other) => other.id === node.id) === index,
  );
}

/** The number a `for` starts from; loops of other kinds count from 0. */
function startOf(loop: Node): number {
  const initializer = loop.childForFieldName('initializer');
  const value = initializer?.descendantsOfType('number_literal').at(0);
  return value ? Number.parseInt(value.text, 10) : 0;
}

function boundOf(comparison: Node, start: number): string | undefined {
  const left = comparison.childForFieldName('left');
  const right = comparison.childForFieldName('right');
  const operator = comparison.childForFieldName('operator')?.text ?? '';
  if (!left || !right) return undefined;
  const bound = operator.startsWith('<') ? right : left;
  if (!/^([A-Z][A-Z0-9_]*|[1-9][0-9]*)$/.test(bound.text)) return undefined;
  const offset = (operator.endsWith('=') ? 1 : 0) - start;
  if (offset === 0) return expressionText(bound);
  return `${bound.text} ${offset > 0 ? '+' : '-'} ${Math.abs(offset)}`;
}
