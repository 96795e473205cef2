// Builds dist/: the bundled command line and library, their types, and the licences of what is bundled.
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { ensurePackages, root, run } from './lib/setup.mjs';

ensurePackages();
const { build } = await import('esbuild');
const { generate } = await import('./lib/generate.mjs');
const { licenceTexts } = await import('./lib/licences.mjs');

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

generate(root);
rmSync(join(root, 'dist'), { recursive: true, force: true });
const common = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minify: !process.argv.includes('--readable'),
  legalComments: 'none',
  plugins: [builtins],
  logLevel: 'warning',
};
// By itself, so that it shares no file with the rest: each file to load costs a hundredth of a run.
await build({ ...common, entryPoints: ['src/cli/cli.ts'], external: ['./main.js'] });
const { metafile } = await build({
  ...common,
  entryPoints: { main: 'src/cli/main.ts', index: 'src/index.ts' },
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  metafile: true,
});
writeFileSync(join(root, 'dist/THIRD_PARTY_LICENSES.txt'), licenceTexts(root, Object.keys(metafile.inputs)));
run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'scripts/tsconfig.types.json']);
// What was generated is declared by hand, and tsc copies no declarations.
for (const name of readdirSync(join(root, 'src/generated')).filter((file) => file.endsWith('.d.ts'))) {
  cpSync(join(root, 'src/generated', name), join(root, 'dist/types/generated', name));
}
if (process.argv.includes('--metafile')) {
  writeFileSync(join(root, 'dist/metafile.json'), JSON.stringify(metafile));
}
