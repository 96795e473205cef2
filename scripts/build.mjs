// Builds dist/: the bundled command line and library, their types, and the licences of what is bundled.
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensurePackages, root, run } from './lib/setup.mjs';

ensurePackages();
const { build } = await import('esbuild');
const { generate } = await import('./lib/generate.mjs');
const { licenceTexts } = await import('./lib/licences.mjs');
const { sharedModules } = await import('./lib/shared-modules.mjs');
const { pruneTypes } = await import('./lib/prune-types.mjs');

/**
 * Node's own modules, taken as they are. An ES import of `node:fs` would touch every export it has, and with them load
 * all of Node's streams: a tenth of a whole run. Bundled CommonJS packages get them in the same way.
 */
const builtins = {
  name: 'builtins',
  setup(bundle) {
    const filter = new RegExp(`^(node:)?(${builtinModules.join('|')})$`);
    bundle.onResolve({ filter }, ({ path, kind }) => ({
      path: path.replace('node:', ''),
      namespace: kind === 'require-call' ? 'required-builtin' : 'imported-builtin',
    }));
    const take = (path) => `process.getBuiltinModule('node:${path}')`;
    bundle.onLoad({ filter: /.*/, namespace: 'required-builtin' }, ({ path }) => ({
      contents: `module.exports = ${take(path)};`,
    }));
    bundle.onLoad({ filter: /.*/, namespace: 'imported-builtin' }, ({ path }) => {
      const names = Object.keys(process.getBuiltinModule(path)).filter((name) => /^[A-Za-z]\w*$/.test(name));
      const lines = names.map((name) => `export const ${name} = /* @__PURE__ */ (() => builtin.${name})();`);
      return { contents: `const builtin = ${take(path)};\nexport default builtin;\n${lines.join('\n')}` };
    });
  },
};

/** What is loaded only when it is wanted: each is a bundle of its own and shares no file with the rest. */
const LAZY = {
  yaml: './src/config/yaml.ts',
  'config-problems': './src/config/config-problems.ts',
  prompts: './src/cli/prompts.ts',
  merge: './src/merge/merge.ts',
  help: './src/cli/help.ts',
  'app-symbols': './src/kconfig/app-symbols.ts',
  memory: './src/cli/memory.ts',
  simulate: './src/cli/simulate.ts',
  check: './src/cli/check.ts',
  'check-build': './src/cli/check-build.ts',
  'explain-texts': './src/messages/explain-texts.ts',
  serve: './src/cli/serve.ts',
  changing: './src/changing.ts',
  authorities: './src/project/authorities.ts',
  authority: './src/serve/authority.ts',
  class: './src/cli/class.ts',
  checking: './src/classroom/checking.ts',
  grade: './src/cli/class/grade.ts',
  judge: './src/classroom/grade/judge/judge.ts',
  exercise: './src/generated/exercise.js',
  scenario: './src/generated/scenario.js',
  'project-en': './src/generated/project-en.js',
  'project-zh': './src/generated/project-zh.js',
  'further-en': './src/generated/further-en.js',
  'further-zh': './src/generated/further-zh.js',
};
/** What stands in another of these bundles, which exports it: who changes a project writes it, too. */
const WITHIN = { writing: 'changing' };
/** Data that is loaded only when it is wanted: as JSON, which node reads without compiling anything. */
const DATA = ['catalogue', 'symbol-names', 'symbol-texts'];
/** Compression of messages needs a good part of ws, and a board's client has none. */
const noDeflate = {
  name: 'no-deflate',
  setup(bundle) {
    const path = join(root, 'scripts/lib/no-deflate.cjs');
    bundle.onResolve({ filter: /\/permessage-deflate(\.js)?$/ }, () => ({ path }));
  },
};
const lazy = {
  name: 'lazy',
  setup(bundle) {
    bundle.onResolve({ filter: /.*/ }, ({ path, kind }) => {
      const name = path.replace(/^.*\//, '').replace(/\.js$/, '');
      if (kind !== 'dynamic-import') return undefined;
      if (DATA.includes(name)) return { path: `./${name}.json`, external: true };
      const bundled = WITHIN[name] ?? name;
      return Object.hasOwn(LAZY, bundled) ? { path: `./${bundled}.cjs`, external: true } : undefined;
    });
  },
};

await generate(root);
// Beside the old one until it is complete: what runs meanwhile finds either.
const fresh = join(root, 'dist.new');
rmSync(fresh, { recursive: true, force: true });
const bundle = (entryPoints, more = {}) =>
  build({
    absWorkingDir: root,
    entryPoints,
    outdir: fresh,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    target: 'node20',
    supported: { 'dynamic-import': false },
    minify: !process.argv.includes('--readable'),
    legalComments: 'none',
    // The ES modules of these packages: their CommonJS form wraps each file in a function, parsed twice at start.
    alias: {
      'handlebars/runtime.js': 'handlebars/lib/handlebars.runtime.js',
      'fastest-levenshtein': 'fastest-levenshtein/esm/mod.js',
      // Colours of arbitrary RGB values, which no question has.
      'color-convert': './scripts/lib/left-out.cjs',
      'emoji-regex': './scripts/lib/emoji-regex.cjs',
      // The same sources as ES modules, of which what is not used can be left out.
      yaml: './node_modules/yaml/browser/dist/index.js',
    },
    plugins: [lazy, builtins, noDeflate],
    metafile: true,
    logLevel: 'warning',
    ...more,
  });
// Few files, and CommonJS: each file to load costs a run a hundredth, and Node's loader for ES modules a twentieth.
// The library and the program are one; index.js makes an ES module of it.
const alone = await bundle({ main: 'src/bundle.ts' });
const inputsOf = ({ metafile }) => Object.keys(metafile.inputs);
const ofMain = sharedModules(root, 'main', inputsOf(alone));
// What works out symbols is as large as what asks for them, and two that are never loaded together hold it.
const whole = await Promise.all(
  ['app-symbols', 'check'].map((name) => bundle({ [name]: LAZY[name] }, { write: false }).then(inputsOf)),
);
const inAll = whole[0].filter((path) => whole.every((inputs) => inputs.includes(path)));
const ofResolver = sharedModules(
  root,
  'resolver',
  inAll.filter((path) => /^src\/(?:kconfig|cmake)\//.test(path) && !inputsOf(alone).includes(path)),
);
const RESOLVING = new Set(['app-symbols', 'check', 'check-build', 'checking', 'memory', 'simulate']);
const SHARING = new Set([
  'authorities',
  'changing',
  'check',
  'check-build',
  'checking',
  'class',
  'config-problems',
  'grade',
  'help',
  'judge',
  'memory',
  'prompts',
  'serve',
  'simulate',
  'yaml',
]);
/**
 * `check --build` runs when `check` is loaded, and `checking` when `class` is; what runs apps is loaded with it, whole, which is
 * little beside a compiler.
 */
const TAKING = {
  'check-build': ['check'],
  checking: ['class', 'simulate', 'serve', 'memory'],
  // `class update` does what `regen` does.
  class: ['changing'],
  grade: ['class', 'simulate'],
};
// Those that take from none come first.
const HOLDING = ['check', 'simulate', 'serve', 'memory', 'changing', 'class'];
const sharing = (name) => [
  lazy,
  ...(TAKING[name] ?? []).map((holder) => held[holder].plugin),
  ...(SHARING.has(name) ? [ofMain.plugin] : []),
  ...(RESOLVING.has(name) ? [ofResolver.plugin] : []),
  builtins,
  noDeflate,
];
const held = {};
for (const name of HOLDING) {
  const one = await bundle({ [name]: LAZY[name] }, { plugins: sharing(name), write: false });
  held[name] = sharedModules(root, name, inputsOf(one));
}
const later = await Promise.all(
  Object.entries(LAZY)
    .filter(([name]) => !HOLDING.includes(name))
    .map(([name, entry]) =>
      bundle(
        { [name]: entry },
        {
          plugins: sharing(name),
          // Half of it is Chinese, which takes less room as it is than escaped; node reads the rest sooner as ASCII.
          ...(name === 'explain-texts' ? { charset: 'utf8' } : {}),
        },
      ),
    ),
);
// Those that hold: with what the others take from them.
const holding = (name, contents) => {
  const stdin = { contents, resolveDir: join(root, 'src'), sourcefile: `${name}-holder.ts`, loader: 'ts' };
  const outfile = join(fresh, `${name}.cjs`);
  return bundle(undefined, { stdin, outdir: undefined, outfile, plugins: sharing(name) });
};
const entryOf = (path) => `export * from '${path.replace('./src/', './').replace(/\.ts$/, '.js')}';\n`;
const results = [
  ...(await Promise.all(HOLDING.map((name) => holding(name, entryOf(LAZY[name]) + held[name].exports())))),
  await holding('resolver', ofResolver.exports()),
  await holding('main', `${readFileSync(join(root, 'src/bundle.ts'), 'utf8')}${ofMain.exports()}`),
  // What the launcher asks before it loads the program.
  await bundle({ quick: 'src/cli/quick-regen.ts' }),
  ...later,
];
for (const name of DATA) {
  const exported = await import(pathToFileURL(join(root, `src/generated/${name}.js`)).href);
  writeFileSync(join(fresh, `${name}.json`), JSON.stringify({ ...exported }));
}
const library = Object.keys(createRequire(import.meta.url)(join(fresh, 'main.cjs')))
  .filter((name) => name !== 'runCli' && name !== 'shared')
  .join(', ');
writeFileSync(join(fresh, 'index.js'), `export { ${library} } from './main.cjs';\n`);
const warnings = results.flatMap((result) => result.warnings);
if (warnings.length > 0) throw new Error(`the bundles are not as they should be: ${warnings[0].text}`);
const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
writeFileSync(join(fresh, 'THIRD_PARTY_LICENSES.txt'), licenceTexts(root, inputs));
const types = join(fresh, 'types');
run(process.execPath, [
  'node_modules/typescript/bin/tsc',
  '-p',
  'scripts/tsconfig.types.json',
  '--outDir',
  types,
]);
// What was generated is declared by hand, and tsc copies no declarations.
for (const name of readdirSync(join(root, 'src/generated')).filter((file) => file.endsWith('.d.ts'))) {
  cpSync(join(root, 'src/generated', name), join(types, 'generated', name));
}
pruneTypes(types);
rmSync(join(root, 'dist'), { recursive: true, force: true });
renameSync(fresh, join(root, 'dist'));
