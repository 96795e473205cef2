// Lets a bundle that is loaded later take from an earlier one what that has in memory already, in place of a copy.
import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

/** `import { a, type B, c as d } from './x.js'`: the values of it. Whole namespaces are copied, as texts mostly are. */
const IMPORT = /^import \{([^}]*)\} from '(\.[^']*)\.js';$/gms;

/**
 * @param root the project
 * @param inputs modules of the earlier bundle, relative to the project
 * @param entry the earlier bundle's entry, relative to the project
 * @param bundleFile the file that the earlier bundle becomes
 * @returns an esbuild plugin for the later bundle, and the earlier one's entry with what it has to export for it
 */
export function sharedModules(root, inputs, entry, bundleFile) {
  const namespace = `shared-by-${bundleFile}`;
  const held = new Set(inputs.filter((path) => path.startsWith('src/')));
  /** Module → names that are taken from it. */
  const wanted = new Map();
  const plugin = {
    name: 'shared-modules',
    setup(bundle) {
      bundle.onResolve({ filter: /^\./ }, ({ path, importer, kind }) => {
        const generated = relative(root, join(dirname(importer), path));
        const file = [generated, generated.replace(/\.js$/, '.ts')].find((name) => held.has(name));
        if (kind !== 'import-statement' || file === undefined) return undefined;
        const names = namesIn(importer, path);
        // An import that is not in the file itself was put there to be shared with others: that is not to be had elsewhere.
        if (names === undefined || names.length === 0) return undefined;
        wanted.set(file, new Set([...(wanted.get(file) ?? []), ...names]));
        return { path: file, namespace };
      });
      bundle.onResolve({ filter: /^\.\/[\w-]+\.cjs$/, namespace }, ({ path }) => ({ path, external: true }));
      bundle.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
        contents: `module.exports = require('./${bundleFile}').shared[${JSON.stringify(path)}];`,
      }));
    },
  };
  const entryWithExports = () => {
    const folder = dirname(entry);
    const files = [...wanted].sort(([one], [other]) => (one < other ? -1 : 1));
    const imports = files.map(
      ([file, names], i) =>
        `import { ${[...names].map((name) => `${name} as ${name}_${i}`).join(', ')} } from './${relative(folder, file).replace(/\.ts$/, '.js')}';`,
    );
    const values = files.map(
      ([file, names], i) =>
        `${JSON.stringify(file)}: { ${[...names].map((name) => `get ${name}() { return ${name}_${i}; }`).join(', ')} }`,
    );
    const shared = `${imports.join('\n')}\nexport const shared = { ${values.join(', ')} };\n`;
    return {
      contents: readFileSync(join(root, entry), 'utf8') + shared,
      resolveDir: join(root, folder),
      sourcefile: basename(entry),
      loader: 'ts',
    };
  };
  return { plugin, entryWithExports };
}

/** The values that a module takes from another; undefined where it takes all of it, as one. */
function namesIn(importer, path) {
  const text = readFileSync(importer, 'utf8');
  if (new RegExp(`^(?:import \\*|export).*from '${path.replaceAll('.', '\\.')}';`, 'm').test(text))
    return undefined;
  const lists = [...text.matchAll(IMPORT)]
    .filter(([, , from]) => `${from}.js` === path)
    .map(([, list]) => list);
  return lists
    .flatMap((list) => list.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => name.replace(/ as .*/, ''));
}
