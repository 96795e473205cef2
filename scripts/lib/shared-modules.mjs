// Lets a bundle take from another one, which is in memory or has to be loaded anyhow, what that holds, in place of a copy.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** `import { a, type B, c as d } from './x.js'`: the values of it. Whole namespaces are copied, as texts mostly are. */
const IMPORT = /^import \{([^}]*)\} from '(\.[^']*)\.js';$/gms;

/**
 * @param root the project
 * @param holder the bundle that holds them, such as `main`
 * @param inputs its modules, relative to the project
 * @returns an esbuild plugin for the bundles that take, and what the holder has to export for them
 */
export function sharedModules(root, holder, inputs) {
  const namespace = `shared-${holder}`;
  const place = `./${holder}.cjs`;
  const held = new Set(inputs.filter((path) => path.startsWith('src/')));
  /** Module → names that are taken from it. */
  const wanted = new Map();
  const plugin = {
    name: namespace,
    setup(bundle) {
      bundle.onResolve({ filter: /^\./ }, ({ path, importer, kind }) => {
        const generated = relative(root, join(dirname(importer), path));
        const file = [generated, generated.replace(/\.js$/, '.ts')].find((name) => held.has(name));
        if (kind !== 'import-statement' || file === undefined) return undefined;
        const names = namesIn(importer, path);
        if (names === undefined) return undefined;
        wanted.set(file, new Set([...(wanted.get(file) ?? []), ...names]));
        return { path: file, namespace };
      });
      bundle.onResolve({ filter: /\.cjs$/, namespace }, ({ path }) => ({ path, external: true }));
      bundle.onLoad({ filter: /.*/, namespace }, ({ path }) => ({ contents: looks(root, path, place) }));
    },
  };
  const exports = () => {
    const files = [...wanted].sort(([one], [other]) => (one < other ? -1 : 1));
    const imports = files.map(
      ([file, names], i) =>
        `import { ${[...names].map((name) => `${name} as ${name}_${i}`).join(', ')} } from './${relative('src', file).replace(/\.ts$/, '.js')}';`,
    );
    const values = files.map(
      ([file, names], i) =>
        `${JSON.stringify(file)}: { ${[...names].map((name) => `get ${name}() { return ${name}_${i}; }`).join(', ')} }`,
    );
    return `${imports.join('\n')}\nexport const shared = { ${values.join(', ')} };\n`;
  };
  return { plugin, exports };
}

/** A module of which each value is looked up in the bundle that holds it; those that nobody takes are left out by esbuild. */
function looks(root, path, place) {
  const text = readFileSync(join(root, path), 'utf8');
  const declared = [...text.matchAll(/(?:^|;)export (?:async )?(?:const|let|function|class) (\w+)/gm)];
  const listed = [...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list]) => valuesOf(list));
  // A function with overloads is declared several times.
  const names = [
    ...new Set([...declared.map(([, name]) => name), ...listed.map((name) => name.replace(/.* as /, ''))]),
  ];
  const values = names.map((name) => `export const ${name} = /* @__PURE__ */ (() => held.${name})();`);
  return `import { shared } from '${place}';\nconst held = shared[${JSON.stringify(path)}];\n${values.join('\n')}\n`;
}

/** The values that a module takes from another; undefined where it takes all of it, as one. */
function namesIn(importer, path) {
  // The entry of a bundle that holds modules for others, put together at build.
  if (!existsSync(importer)) return undefined;
  const text = readFileSync(importer, 'utf8');
  if (new RegExp(`^(?:import \\*|export).*from '${path.replaceAll('.', '\\.')}';`, 'm').test(text))
    return undefined;
  const lists = [...text.matchAll(IMPORT)]
    .filter(([, , from]) => `${from}.js` === path)
    .map(([, list]) => list);
  return lists.flatMap(valuesOf).map((name) => name.replace(/ as .*/, ''));
}

/** What stands between the braces of an import or export, without the types. */
function valuesOf(list) {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));
}
