import type { Checked, Diagnostic } from '../diagnostics/diagnostic.js';
import { placeAt } from '../diagnostics/place.js';
import * as messages from '../messages/kconfig.js';
import { type AttributeOwner, readAttribute, readSymbol, readText } from './attributes.js';
import { type Expression, readExpression, YES } from './expression.js';
import { isKeyword, SOURCE_WORDS } from './keywords.js';
import { KconfigSyntaxError, MAX_NESTING, type Token, TokenStream, tokenize } from './lexer.js';
import { LineReader, type LogicalLine, spanOf } from './logical-lines.js';
import { isMacroLine } from './macro.js';
import type { Attribute, Entry, KconfigFile, MacroEntry, QuotedText, Span } from './types.js';

/**
 * Reads a Kconfig file. `source` lines are kept and not followed.
 * @param file what diagnostics call it
 * @returns the tree, or every line that does not follow the grammar
 */
export function parseKconfig(file: string, text: string): Checked<KconfigFile> {
  const parser = new Parser(file, text);
  const entries = parser.block();
  if (parser.diagnostics.length > 0) return { ok: false, diagnostics: parser.diagnostics };
  return { ok: true, value: { file, text, entries }, diagnostics: [] };
}

/** A line that says something: a statement with its first word, or a line for Kconfig's preprocessor. */
type Statement =
  | { readonly kind: 'words'; readonly line: LogicalLine; readonly word: Token; readonly tokens: TokenStream }
  | { readonly kind: 'macro'; readonly entry: MacroEntry };

type BlockWord = 'choice' | 'menu' | 'if';

class Parser {
  readonly diagnostics: Diagnostic[] = [];
  private readonly reader: LineReader;
  /** Statements that were read while looking for attributes, and are none. */
  private waiting: Statement[] = [];
  private depth = 0;
  /** Nothing more is read: what follows would be reported for one mistake. */
  private isStopped = false;

  constructor(
    private readonly file: string,
    private readonly text: string,
  ) {
    this.reader = new LineReader(text);
  }

  /** The entries up to the block's own `end…`, or to the end of the file. */
  block(opened?: { readonly word: BlockWord; readonly span: Span }): Entry[] {
    const entries: Entry[] = [];
    if (opened !== undefined && ++this.depth > MAX_NESTING) {
      this.report(opened.span, messages.tooDeep(), 'kconfig/syntax');
      this.isStopped = true;
    }
    for (let statement = this.next(); statement !== undefined; statement = this.next()) {
      if (statement.kind === 'macro') {
        entries.push(statement.entry);
        continue;
      }
      const ended = BLOCK_ENDS.get(statement.word.text);
      if (ended !== undefined && ended === opened?.word) {
        this.recover(statement.line, () => statement.tokens.expectEnd());
        this.depth--;
        return entries;
      }
      this.recover(statement.line, () => entries.push(this.entry(statement)));
    }
    if (opened !== undefined && !this.isStopped)
      this.report(opened.span, messages.notClosed(opened.word), 'kconfig/not-closed');
    return entries;
  }

  private entry({ line, word, tokens }: Statement & { readonly kind: 'words' }): Entry {
    const span = spanOf(line, word.start, line.text.length);
    const source = SOURCE_WORDS.get(word.text);
    if (source !== undefined) return { kind: source, path: lastText(tokens), span };
    switch (word.text) {
      case 'config':
      case 'menuconfig': {
        const symbol = readSymbol(tokens);
        tokens.expectEnd();
        return { kind: word.text, symbol, attributes: this.attributes('config'), span };
      }
      // A block goes on after a bad head, lest its end be reported too.
      case 'choice': {
        const name = this.recover(line, () => (tokens.peek() === undefined ? undefined : lastText(tokens)));
        const attributes = this.attributes('choice');
        const entries = this.block({ word: 'choice', span });
        return { kind: 'choice', ...(name === undefined ? {} : { name }), attributes, entries, span };
      }
      case 'menu': {
        const prompt = this.recover(line, () => lastText(tokens)) ?? '';
        const attributes = this.attributes('menu');
        return { kind: 'menu', prompt, attributes, entries: this.block({ word: 'menu', span }), span };
      }
      case 'if': {
        const condition = this.recover(line, () => lastExpression(tokens)) ?? YES;
        return { kind: 'if', condition, entries: this.block({ word: 'if', span }), span };
      }
      case 'comment':
        return { kind: 'comment', prompt: lastText(tokens), attributes: this.attributes('comment'), span };
      case 'mainmenu':
        return { kind: 'mainmenu', prompt: lastText(tokens), span };
    }
    const ended = BLOCK_ENDS.get(word.text);
    const text =
      ended === undefined ? messages.strayAttribute(word.text) : messages.notOpened(word.text, ended);
    throw new KconfigSyntaxError(text, word.start, word.end);
  }

  private attributes(owner: AttributeOwner): Attribute[] {
    const attributes: Attribute[] = [];
    // Kconfig lets preprocessor lines stand between attributes. They belong to the entry only if more of it follows.
    let macros: MacroEntry[] = [];
    for (let statement = this.next(); statement !== undefined; statement = this.next()) {
      if (statement.kind === 'macro') {
        macros.push(statement.entry);
        continue;
      }
      const { line, word, tokens } = statement;
      const isHelp = HELP_WORDS.has(word.text);
      if (!isHelp && (BLOCK_ENDS.has(word.text) || ENTRY_WORDS.has(word.text))) {
        this.waiting = [...macros.map((entry): Statement => ({ kind: 'macro', entry })), statement];
        return attributes;
      }
      attributes.push(...macros);
      macros = [];
      const span = spanOf(line, word.start, line.text.length);
      if (isHelp) {
        const text = this.reader.help();
        if (text !== '') attributes.push({ kind: 'help', text, span });
        continue;
      }
      this.recover(line, () => {
        const body = readAttribute(word, owner, tokens);
        if (body === undefined)
          throw new KconfigSyntaxError(messages.strayAttribute(word.text), word.start, word.end);
        attributes.push({ ...body, span });
      });
    }
    this.waiting = macros.map((entry) => ({ kind: 'macro', entry }));
    return attributes;
  }

  private next(): Statement | undefined {
    if (this.isStopped) return undefined;
    const waiting = this.waiting.shift();
    if (waiting !== undefined) return waiting;
    for (let line = this.reader.next(); line !== undefined; line = this.reader.next()) {
      const statement = this.statement(line);
      if (statement !== undefined) return statement;
    }
    return undefined;
  }

  private statement(line: LogicalLine): Statement | undefined {
    const text = line.text.trim();
    if (text === '' || text.startsWith('#')) return undefined;
    const word = /^\s*([A-Za-z0-9_$-]+)/.exec(line.text)?.[1] ?? '';
    const start = line.text.length - line.text.trimStart().length;
    if (word !== '' && !isKeyword(word) && !isHelp(text)) {
      const span = spanOf(line, start, start + text.length);
      if (isMacroLine(text)) return { kind: 'macro', entry: { kind: 'macro', text, span } };
      this.report(
        spanOf(line, start, start + word.length),
        messages.unknownStatement(word),
        'kconfig/syntax',
      );
      return undefined;
    }
    return this.recover(line, () => {
      if (word === '') throw new KconfigSyntaxError(messages.unexpected(text[0] ?? ''), start, start + 1);
      const tokens = isHelp(text) ? [] : tokenize(line.text).slice(1);
      const first: Token = {
        kind: 'word',
        text: isHelp(text) ? 'help' : word,
        start,
        end: start + word.length,
      };
      return {
        kind: 'words',
        line,
        word: first,
        tokens: new TokenStream(tokens, line.text.trimEnd().length),
      };
    });
  }

  /** Reports a syntax error of one line and lets the parser go on with the next. */
  private recover<T>(line: LogicalLine, step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof KconfigSyntaxError)) throw error;
      this.report(spanOf(line, error.start, error.end), error.text, error.code);
      return undefined;
    }
  }

  private report(span: Span, message: Diagnostic['message'], code: string): void {
    const place = placeAt(this.file, this.text, span.start, span.end);
    this.diagnostics.push({ code, severity: 'error', message, place });
  }
}

function lastText(tokens: TokenStream): QuotedText {
  const text = readText(tokens);
  tokens.expectEnd();
  return text;
}

function lastExpression(tokens: TokenStream): Expression {
  const expression = readExpression(tokens);
  tokens.expectEnd();
  return expression;
}

const BLOCK_ENDS: ReadonlyMap<string, BlockWord> = new Map([
  ['endchoice', 'choice'],
  ['endmenu', 'menu'],
  ['endif', 'if'],
]);

const ENTRY_WORDS: ReadonlySet<string> = new Set([
  ...['config', 'menuconfig', 'choice', 'menu', 'if', 'comment', 'mainmenu'],
  ...SOURCE_WORDS.keys(),
]);

const HELP_WORDS: ReadonlySet<string> = new Set(['help', '---help---']);

/** Old files say `---help---`, `--help--` and the like, and Kconfig has always taken them. */
function isHelp(text: string): boolean {
  return /^-*help-*(\s|$)/.test(text);
}
