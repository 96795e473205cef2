import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { placeAt } from '../diagnostics/place.js';
import * as messages from '../messages/cmake.js';
import type { Text } from '../messages/text.js';
import { holds } from './cmake-condition.js';
import { CMAKE_FILE, type CMakeArgument, type CMakeCall, parseCMake } from './cmake-file.js';
import { globbed, inProject } from './cmake-paths.js';
import { FragmentLists, fragmentVariable, type NamedValue } from './fragment-lists.js';

/** What a CMakeLists.txt says of the target `app`. Paths are relative to the project where they lie in it. */
export interface CMakeApp {
  /** C files, in the order in which they are named. */
  readonly sources: readonly string[];
  /** Files that it names as sources and that are not there: CMake stops. */
  readonly missing: readonly MissingSource[];
  /** C files that a condition leaves out. */
  readonly leftOut: readonly string[];
  readonly includes: readonly string[];
  /** For the compiler: definitions and warnings. */
  readonly options: readonly string[];
  /** What is not understood, with its place: nothing is passed over in silence. */
  readonly diagnostics: readonly Diagnostic[];
  /** The variables in which it names fragments, as they are when Zephyr's build begins; none for one that is not set. */
  readonly fragments: ReadonlyMap<string, readonly NamedValue[]>;
  /** What of that is not understood. */
  readonly fragmentProblems: readonly Diagnostic[];
}

export interface MissingSource {
  readonly problem: Diagnostic;
  /** It is asked for under a condition that holds. */
  readonly isConditional: boolean;
}

export interface CMakeInput {
  readonly text: string;
  readonly board: string;
  /** Every file of the project; without them, patterns find nothing that could be told. */
  readonly files?: readonly string[];
  readonly exists: (path: string) => boolean;
  /** Kconfig's value of a symbol without `CONFIG_`; undefined: it is not set. */
  readonly symbol: (name: string) => string | undefined;
}

/** Nothing of these is of any use on a PC. */
const WITHOUT_EFFECT = new Set(
  'cmake_minimum_required cmake_policy find_package project message set_property include_guard'.split(' '),
);
const HERE = /^(?:CMAKE_(?:CURRENT_)?(?:SOURCE|LIST)_DIR|PROJECT_SOURCE_DIR|APPLICATION_SOURCE_DIR)$/;
const SCOPE = /^(?:PRIVATE|PUBLIC|INTERFACE|SYSTEM|BEFORE|AFTER)$/;

/** `${${${name}}}` is as deep as anybody goes. */
const MAX_NESTING = 8;
/** Characters of a value; a longer one is no list of files. */
const MAX_VALUE = 100_000;

/** Reads what CMake would; where it is no CMake, that is an error among the diagnostics. */
export function readCMake(input: CMakeInput): CMakeApp {
  const file = parseCMake(input.text);
  if (file.ok) return new Reader(input).read(file.calls);
  const place = placeAt(CMAKE_FILE, input.text, file.at, file.at + 1);
  const problem: Diagnostic = {
    code: 'simulate/cmake',
    severity: 'error',
    message: messages.noCMake,
    place,
  };
  return {
    sources: [],
    missing: [],
    leftOut: [],
    includes: [],
    options: [],
    diagnostics: [problem],
    fragments: new Map(),
    fragmentProblems: [
      { code: 'kconfig/named-fragment', severity: 'warning', message: messages.noCMake, place },
    ],
  };
}

/** One `if()`, or something else that ends with `end…()`; undefined: nobody knows whether it applies. */
interface Block {
  readonly applies: boolean | undefined;
  /** Some branch before this one did. */
  readonly done: boolean | undefined;
}

class Reader {
  readonly #input: CMakeInput;
  readonly #variables = new Map<string, string>();
  readonly #blocks: Block[] = [];
  readonly #sources = new Set<string>();
  readonly #missing: MissingSource[] = [];
  readonly #leftOut = new Set<string>();
  readonly #includes = new Set<string>();
  readonly #options = new Set<string>();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #lists: FragmentLists;
  #fragments: CMakeApp['fragments'] | undefined;

  constructor(input: CMakeInput) {
    this.#input = input;
    this.#lists = new FragmentLists(input.text);
  }

  read(calls: readonly CMakeCall[]): CMakeApp {
    for (const call of calls) {
      if (this.#opensOrEnds(call)) continue;
      const applies = this.#applies();
      if (call.name === 'return' && applies) break;
      // From here on Zephyr's build has them.
      if (call.name === 'find_package' && call.args[0]?.text === 'Zephyr' && applies !== false)
        this.#fragments ??= this.#lists.values(this.#variables);
      this.#call(call, call.name, call.args, applies);
    }
    return {
      sources: [...this.#sources],
      missing: this.#missing,
      leftOut: [...this.#leftOut].filter((path) => !this.#sources.has(path)),
      includes: [...this.#includes],
      options: [...this.#options],
      diagnostics: this.#diagnostics,
      fragments: this.#fragments ?? this.#lists.values(this.#variables),
      fragmentProblems: this.#lists.problems,
    };
  }

  #applies(): boolean | undefined {
    if (this.#blocks.some(({ applies }) => applies === false)) return false;
    return this.#blocks.every(({ applies }) => applies) ? true : undefined;
  }

  #opensOrEnds({ name, args }: CMakeCall): boolean {
    const last = this.#blocks.at(-1);
    if (name === 'if') {
      const applies = this.#holds(args);
      this.#blocks.push({ applies, done: applies });
    } else if (/^(?:foreach|while|function|macro|block)$/.test(name)) {
      this.#blocks.push({ applies: undefined, done: undefined });
    } else if (/^end(?:if|foreach|while|function|macro|block)$/.test(name)) this.#blocks.pop();
    else if (name === 'else' || name === 'elseif') {
      const now = name === 'else' || this.#holds(args);
      const applies = last?.done === false ? now : last?.done ? false : undefined;
      this.#blocks[this.#blocks.length - 1] = { applies, done: last?.done === false ? applies : last?.done };
    } else return false;
    return true;
  }

  #holds(args: readonly CMakeArgument[]): boolean | undefined {
    return holds(
      args.flatMap((arg) => (arg.kind === 'plain' ? this.#values([arg]) : [this.#expanded(arg)])),
      {
        valueOf: (name) => this.#valueOf(name),
        exists: (path) =>
          path.includes('$') || path.startsWith('/') || inProject(path).startsWith('..')
            ? undefined
            : this.#input.exists(inProject(path)),
      },
    );
  }

  #valueOf(name: string): string | null | undefined {
    if (HERE.test(name)) return '.';
    if (name === 'BOARD') return this.#input.board;
    if (name.startsWith('CONFIG_')) return this.#input.symbol(name.slice('CONFIG_'.length)) ?? null;
    return this.#variables.get(name);
  }

  /** The text of an argument; what has no value here stays as it is written. */
  #expanded({ text, kind }: CMakeArgument): string {
    if (kind === 'bracket') return text;
    let result = text.replace(/\\\r?\n/g, '');
    // The inner one first: ${${name}_sources}. What a value brings along that has no value itself ends nowhere else.
    for (let before = '', round = 0; before !== result && round < MAX_NESTING; round++) {
      before = result;
      let room = MAX_VALUE;
      result = result.replace(/\$\{([\w.+-]+)\}/g, (whole, name: string) => {
        const value = this.#valueOf(name);
        room -= value?.length ?? 0;
        return value === undefined ? whole : room < 0 ? '' : (value ?? '');
      });
    }
    return result.length > MAX_VALUE ? '' : result.replace(/\\([^\w;])/g, '$1');
  }

  #values(args: readonly CMakeArgument[]): readonly string[] {
    return args.flatMap((arg) => this.#expanded(arg).split(';')).filter((value) => value !== '');
  }

  /** @param applies undefined: it stands where nobody knows whether it counts */
  #call(call: CMakeCall, name: string, args: readonly CMakeArgument[], applies: boolean | undefined): void {
    if (WITHOUT_EFFECT.has(name)) return;
    const [first, ...others] = args;
    if (name.endsWith('_ifdef') && first) {
      this.#call(call, name.slice(0, -'_ifdef'.length), others, applies && this.#holds([first]));
      return;
    }
    const target = /^target_/.test(name) ? this.#values(args.slice(0, 1))[0] : 'app';
    const items = (/^target_/.test(name) ? others : args).filter(({ text }) => !SCOPE.test(text));
    const action = target === 'app' ? this.#actionOf(name, items) : undefined;
    if (!applies && name === 'target_sources')
      for (const path of this.#values(items)) this.#leftOut.add(inProject(path));
    if (applies === false) return;
    const list = fragmentVariable(
      name === 'list' ? items[1]?.text : name === 'set' ? first?.text : undefined,
    );
    if (list !== undefined && applies === undefined)
      this.#lists.problem(call, messages.fragmentCondition(list));
    else if (list !== undefined && this.#fragments !== undefined)
      this.#lists.problem(call, messages.fragmentLate(list));
    else if (applies === undefined) this.#warn(call, messages.unknownCondition(call.name));
    else if (action) action();
    else if (target === 'app') this.#warn(call, messages.unknownCall(call.name));
    else this.#warn(call, messages.otherTarget(call.name, target ?? ''));
  }

  #actionOf(name: string, items: readonly CMakeArgument[]): (() => void) | undefined {
    const each = (use: (value: string, arg: CMakeArgument) => void) => () => {
      for (const arg of items)
        for (const value of this.#values([arg])) {
          if (/\$[A-Z]*[{<(]/.test(value)) this.#warn(arg, messages.unknownValue(value));
          else use(value, arg);
        }
    };
    switch (name) {
      case 'target_sources':
        return each((value, arg) => {
          const path = inProject(value);
          const isInside = !/^(?:\/|\.\.)/.test(path);
          if (isInside && !this.#input.exists(path)) this.#lacks(arg, value);
          if (/\.c$/i.test(value)) this.#sources.add(path);
          else if (!/\.(?:h|hpp|inc)$/i.test(value)) this.#warn(arg, messages.notC(value));
        });
      case 'target_include_directories':
      case 'zephyr_include_directories':
      case 'include_directories':
        return each((value) => this.#includes.add(inProject(value)));
      case 'target_compile_definitions':
      case 'zephyr_compile_definitions':
      case 'add_compile_definitions':
      case 'add_definitions':
        return each((value) => this.#options.add(`-D${value.replace(/^-D/, '')}`));
      case 'target_compile_options':
      case 'zephyr_compile_options':
      case 'add_compile_options':
        return each((value, arg) => {
          // What the compiler finds on the PC alone is no reason to fail.
          if (/^-(?:[DU]|W(?!error))/.test(value)) this.#options.add(value);
          else if (!/^-(?:O|g|Werror)/.test(value)) this.#warn(arg, messages.unknownOption(value));
        });
      case 'set':
      case 'unset':
      case 'list':
      case 'file':
        return this.#variableAction(name, items);
      default:
        return undefined;
    }
  }

  #variableAction(name: string, args: readonly CMakeArgument[]): (() => void) | undefined {
    const [first, second, ...rest] = args.map(({ text }) => text);
    if (name === 'set' && first !== undefined) {
      const end = args.findIndex(({ text }) => text === 'CACHE' || text === 'PARENT_SCOPE');
      return () => this.#assign(args[0], first, this.#values(args.slice(1, end < 0 ? undefined : end)));
    }
    if (name === 'unset' && first !== undefined) return () => this.#variables.delete(first);
    if (second === undefined) return undefined;
    const former = (this.#variables.get(second) ?? '').split(';').filter((value) => value !== '');
    if (name === 'list' && (first === 'APPEND' || first === 'PREPEND')) {
      const more = this.#values(args.slice(2));
      return () =>
        this.#assign(args[1], second, first === 'APPEND' ? [...former, ...more] : [...more, ...former]);
    }
    if (name === 'list' && first === 'REMOVE_ITEM') {
      const gone = this.#values(args.slice(2)).map(inProject);
      return () =>
        this.#assign(
          args[1],
          second,
          former.filter((value) => !gone.includes(inProject(value))),
        );
    }
    const { files } = this.#input;
    if (name === 'file' && (first === 'GLOB' || first === 'GLOB_RECURSE') && files !== undefined) {
      const skipped = rest.findLastIndex((word) =>
        /^(?:RELATIVE|LIST_DIRECTORIES|CONFIGURE_DEPENDS)$/.test(word),
      );
      const taken = skipped < 0 ? 0 : skipped + (rest[skipped] === 'CONFIGURE_DEPENDS' ? 1 : 2);
      const patterns = this.#values(args.slice(2 + taken)).map((one) =>
        globbed(inProject(one), first !== 'GLOB'),
      );
      const found = files.filter((file) => patterns.some((pattern) => pattern.test(file)));
      return () => this.#assign(args[1], second, found.toSorted());
    }
    return undefined;
  }

  #assign(at: CMakeArgument | undefined, name: string, values: readonly string[]): void {
    // What adds to a variable that was not there yet adds to nothing.
    const own = values.filter((value) => value !== `\${${name}}`);
    this.#variables.set(name, own.join(';'));
    if (at) this.#lists.assigned(name, own, at);
  }

  #lacks({ start, end }: CMakeArgument, value: string): void {
    const message = messages.sourceGone(value);
    const bare = value.replace(/[,;，；、]+$/, '');
    const isJoined = /[,，；、]/.test(value);
    const remedy = isJoined ? messages.withoutCommas(bare) : messages.sourceGoneRemedy;
    const place = placeAt(CMAKE_FILE, this.#input.text, start, end);
    this.#missing.push({
      problem: { code: 'simulate/no-source', severity: 'error', message, remedy, place },
      isConditional: this.#blocks.length > 0,
    });
  }

  #warn({ start, end }: { readonly start: number; readonly end: number }, message: Text): void {
    const place = placeAt(CMAKE_FILE, this.#input.text, start, end);
    this.#diagnostics.push({ code: 'simulate/cmake', severity: 'warning', message, place });
  }
}
