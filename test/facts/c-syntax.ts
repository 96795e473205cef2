import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

await Parser.init();
const grammar = await Language.load(
  createRequire(import.meta.url).resolve('tree-sitter-c/tree-sitter-c.wasm'),
);
const parser = new Parser();
parser.setLanguage(grammar);

export class CSyntaxError extends Error {
  override readonly name = 'CSyntaxError';
}

/**
 * Parses C and hands the root to `read`. The tree lives only that long: its memory is outside JavaScript's heap.
 * @throws CSyntaxError Code that the grammar does not understand would silently lose facts.
 */
export function withSyntax<T>(source: string, read: (root: Node) => T): T {
  const tree = parser.parse(source);
  if (!tree) throw new CSyntaxError('the C parser gave no tree');
  try {
    const wrong = tree.rootNode.hasError ? firstError(tree.rootNode) : undefined;
    if (wrong) {
      const { row, column } = wrong.startPosition;
      const line = source.split('\n')[row] ?? '';
      throw new CSyntaxError(`cannot read this C at ${row + 1}:${column + 1}: ${line.trim()}`);
    }
    return read(tree.rootNode);
  } finally {
    tree.delete();
  }
}

function firstError(node: Node): Node {
  if (node.isError || node.isMissing) return node;
  const child = node.children.find((each) => each.hasError || each.isMissing);
  return child ? firstError(child) : node;
}

/** The expression as normalised text: one space for any white space, adjacent string literals joined. */
export function expressionText(node: Node): string {
  if (node.type === 'string_literal') return node.text;
  if (node.type === 'concatenated_string') return joinLiterals(node.namedChildren.map((part) => part.text));
  if (node.childCount === 0) return node.text;
  let text = '';
  let end: number | undefined;
  for (const child of node.children) {
    if (end !== undefined && child.startIndex > end) text += ' ';
    text += expressionText(child);
    end = child.endIndex;
  }
  return text;
}

function joinLiterals(parts: readonly string[]): string {
  const joined: string[] = [];
  for (const part of parts) {
    const previous = joined.at(-1);
    if (part.startsWith('"') && previous?.startsWith('"')) {
      joined[joined.length - 1] = previous.slice(0, -1) + part.slice(1);
    } else {
      joined.push(part);
    }
  }
  return joined.join(' ');
}

/** Reads text as one C expression, e.g. the value of a macro. Undefined if it is none. */
export function withExpression<T>(text: string, read: (expression: Node) => T): T | undefined {
  try {
    return withSyntax(`int x = ${text};`, (root) => {
      const value = root.firstNamedChild?.childForFieldName('declarator')?.childForFieldName('value');
      return value ? read(value) : undefined;
    });
  } catch (error) {
    if (error instanceof CSyntaxError) return undefined;
    throw error;
  }
}
