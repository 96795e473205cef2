import type { Node } from 'web-tree-sitter';
import { loopBounds } from './c-loops.js';
import { CSyntaxError, expressionText, withExpression, withSyntax } from './c-syntax.js';
import type { CallFact, FieldFact, FileFacts, FunctionFacts, TextListFact } from './model.js';
import { type ConfigLookup, liveCode } from './preprocess.js';

/** Which argument of a logging call is the format. */
const FORMAT_ARGUMENT: readonly [callee: RegExp, index: number][] = [
  [/^(printk|printf)$/, 0],
  [/^LOG_HEXDUMP_(ERR|WRN|INF|DBG)$/, 2],
  [/^LOG_(ERR|WRN|INF|DBG|PRINTK|RAW)$/, 0],
];

/** Which argument of a call that can block says for how long. */
const WAIT_ARGUMENT: Record<string, number> = {
  k_sleep: 0,
  k_sem_take: 1,
  websocket_connect: 2,
  websocket_send_msg: 6,
  websocket_recv_msg: 5,
  csk_wifi_sta_connect: 2,
  csk_wifi_sta_disconnect: 1,
  poll: 2,
};

/** What only the real preprocessor makes C of, and no fact depends on: attribute macros, `static` before a macro. */
const UNGRAMMATICAL =
  /\b__(?:aligned|deprecated|maybe_unused|noinit|packed|printf_like|section|unused|used|weak)\b(?:\([^()\n]*\))?|(?<=^[ \t]*)static(?= +[A-Z][A-Z0-9_]*\()/gm;

/**
 * The facts of one C file or header, as the compiler would see it with these `CONFIG_` values.
 * @throws CSyntaxError The code cannot be read as C.
 */
export function extractFacts(source: string, config?: ConfigLookup): FileFacts {
  return withSyntax(liveCode(source, config).replace(UNGRAMMATICAL, ''), (root) => {
    const facts: FileFacts = {
      includes: [],
      constants: {},
      buffers: {},
      macros: [],
      declarations: [],
      functions: [],
      fields: [],
      texts: [],
    };
    for (const node of topLevel(root)) addTopLevel(node, facts);
    return facts;
  });
}

/** The contents of `extern "C" { … }` count as file scope. */
function topLevel(root: Node): Node[] {
  return root.namedChildren.flatMap((node) =>
    node.type === 'linkage_specification' || node.type === 'declaration_list' ? topLevel(node) : [node],
  );
}

function addTopLevel(node: Node, facts: FileFacts): void {
  switch (node.type) {
    case 'preproc_include':
      facts.includes.push(fieldText(node, 'path'));
      break;
    case 'preproc_def': {
      const value = node.childForFieldName('value');
      // A macro without a value, such as an include guard, is no constant.
      if (value) facts.constants[fieldText(node, 'name')] = macroText(value.text.trim());
      break;
    }
    case 'function_definition':
      facts.functions.push(functionFacts(node));
      break;
    case 'declaration':
      addDeclaration(node, facts);
      break;
    case 'expression_statement':
      if (node.firstNamedChild?.type === 'call_expression') {
        const { name, args } = callParts(node.firstNamedChild);
        facts.macros.push({ name, args: args.map(expressionText).join(', ') });
      }
      break;
    case 'enum_specifier':
      addEnumerators(node, facts);
      break;
  }
}

function addEnumerators(node: Node, facts: FileFacts): void {
  let previous: string | undefined;
  for (const enumerator of node.descendantsOfType('enumerator')) {
    const name = fieldText(enumerator, 'name');
    const value = enumerator.childForFieldName('value');
    facts.constants[name] = value ? expressionText(value) : previous === undefined ? '0' : `${previous} + 1`;
    previous = name;
  }
}

function addDeclaration(node: Node, facts: FileFacts): void {
  const type = node.childForFieldName('type');
  if (type?.type === 'enum_specifier') addEnumerators(type, facts);
  const constant = node.children.some((child) => child.type === 'type_qualifier' && child.text === 'const');
  for (const declarator of node.childrenForFieldName('declarator')) {
    const name = declaredName(declarator);
    if (declarator.type === 'init_declarator') {
      const value = declarator.childForFieldName('value');
      if (constant && value && value.type !== 'initializer_list')
        facts.constants[name] = expressionText(value);
    } else if (declarator.type === 'array_declarator') {
      facts.buffers[name] = fieldText(declarator, 'size');
    } else if (declarator.descendantsOfType('function_declarator').length > 0) {
      facts.declarations.push({ name, returns: returnType(node, declarator) });
    }
  }
  facts.fields.push(...fieldFacts(node));
  facts.texts.push(...textLists(node));
}

function functionFacts(node: Node): FunctionFacts {
  const declarator = node.childForFieldName('declarator');
  const body = node.childForFieldName('body');
  if (!declarator || !body) throw new CSyntaxError(`function without a body: ${node.text}`);
  return {
    name: declaredName(declarator),
    returns: returnType(node, declarator),
    calls: callFacts(body),
    fields: fieldFacts(body),
    texts: textLists(body),
    loops: loopBounds(body),
  };
}

function returnType(node: Node, declarator: Node): string {
  const words: string[] = [];
  for (const child of node.children) {
    if (child.id === declarator.id) break;
    if (child.type !== 'storage_class_specifier') words.push(expressionText(child));
  }
  let stars = '';
  for (
    let at: Node | null = declarator;
    at?.type === 'pointer_declarator';
    at = at.childForFieldName('declarator')
  ) {
    stars += '*';
  }
  return [...words, stars].filter(Boolean).join(' ');
}

function declaredName(declarator: Node): string {
  const inner = declarator.childForFieldName('declarator');
  return inner ? declaredName(inner) : declarator.text;
}

function callFacts(body: Node): CallFact[] {
  const settled = settledLocals(body);
  const calls: CallFact[] = [];
  const visit = (node: Node): void => {
    // Arguments are evaluated before the call, so that moving one into a variable does not change the order.
    for (const child of node.namedChildren) visit(child);
    if (node.type === 'call_expression') calls.push(callFact(node, settled));
  };
  visit(body);
  return calls;
}

function callFact(node: Node, settled: ReadonlyMap<string, string>): CallFact {
  const { name, args } = callParts(node);
  const fact: CallFact = { name, line: node.startPosition.row + 1 };
  const format = args[FORMAT_ARGUMENT.find(([callee]) => callee.test(name))?.[1] ?? -1];
  const wait = args[WAIT_ARGUMENT[name] ?? -1];
  if (format) fact.format = expressionText(format);
  if (wait) fact.wait = settled.get(wait.text) ?? expressionText(wait);
  return fact;
}

function callParts(node: Node): { name: string; args: Node[] } {
  const args = node.childForFieldName('arguments')?.namedChildren ?? [];
  return { name: fieldText(node, 'function'), args };
}

/** Local variables that keep their initial value; a wait such as `timeout` means that value. */
function settledLocals(body: Node): Map<string, string> {
  const locals = new Map<string, string>();
  for (const declarator of body.descendantsOfType('init_declarator')) {
    const value = declarator.childForFieldName('value');
    if (value) locals.set(declaredName(declarator), expressionText(value));
  }
  for (const change of body.descendantsOfType(['assignment_expression', 'update_expression'])) {
    const target = change.childForFieldName('left') ?? change.childForFieldName('argument');
    if (target) locals.delete(target.text);
  }
  return locals;
}

function fieldFacts(scope: Node): FieldFact[] {
  const facts: FieldFact[] = [];
  for (const node of scope.descendantsOfType([
    'assignment_expression',
    'initializer_pair',
    'call_expression',
  ])) {
    const [target, value] = settingParts(node);
    const field =
      target?.type === 'field_designator' ? target.firstNamedChild : target?.childForFieldName('field');
    if (field?.type === 'field_identifier' && value && isConstant(value)) {
      facts.push({ name: field.text, value: expressionText(value) });
    }
  }
  return facts;
}

/** What is set and to what; an array member is set by copying into it. */
function settingParts(node: Node): (Node | null | undefined)[] {
  switch (node.type) {
    case 'assignment_expression':
      return [node.childForFieldName('left'), node.childForFieldName('right')];
    case 'initializer_pair':
      return [node.childForFieldName('designator'), node.childForFieldName('value')];
    default:
      return /^(memcpy|strn?cpy)$/.test(fieldText(node, 'function')) ? callParts(node).args : [];
  }
}

/** By C's custom of writing constants in capitals; values that depend on variables are no facts. */
function isConstant(value: Node): boolean {
  const computed = value.descendantsOfType(['call_expression', 'sizeof_expression', 'initializer_list']);
  const names = value.descendantsOfType(['identifier', 'field_identifier']);
  return computed.length === 0 && names.every((name) => /^[A-Z][A-Z0-9_]*$/.test(name.text));
}

function textLists(scope: Node): TextListFact[] {
  const lists: TextListFact[] = [];
  for (const declaration of scope.descendantsOfType('declaration')) {
    if (fieldText(declaration, 'type') !== 'char') continue;
    for (const declarator of declaration.childrenForFieldName('declarator')) {
      const list = declarator.childForFieldName('value');
      if (list?.type !== 'initializer_list') continue;
      const items = list.namedChildren.filter((item) => item.type !== 'null');
      lists.push({ name: declaredName(declarator), values: items.map(expressionText) });
    }
  }
  return lists;
}

/** The text of a macro, normalised like any other expression where it is one. */
function macroText(text: string): string {
  return withExpression(text, expressionText) ?? text.replace(/\s+/g, ' ');
}

function fieldText(node: Node, field: string): string {
  const child = node.childForFieldName(field);
  return child ? expressionText(child) : '';
}
