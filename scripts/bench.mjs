// Measures the figures of README.md: whole-process times as ratios to `node -e 0`, medians of alternating runs, so that
// a noisy machine is noisy for all alike. `npm run bench -- 31` sets the number of runs.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { longFragment } from './lib/bench-check.mjs';
import { benchClass, memoryFolder } from './lib/bench-class.mjs';
import { benchGrade } from './lib/bench-grade.mjs';
import { benchServe } from './lib/bench-serve.mjs';
import { benchSimulate } from './lib/bench-simulate.mjs';
import { root, run } from './lib/setup.mjs';

const RUNS = Math.max(15, Number(process.argv[2] ?? 21));

run(process.execPath, ['scripts/build.mjs']);
const peers = installPeers();
// In the project's own folder: the system's folder for temporary files may be a slow one.
const work = mkdtempSync(join(root, 'node_modules/.cache/bench-'));
try {
  const commands = prepare(work);
  printTimes(measure(commands));
  printMemory(commands);
  await printLibrary(work);
  const memory = memoryFolder();
  const folders = { 'the disk': work, ...(memory ? { memory } : {}) };
  benchClass(root, join(root, 'bin/create-nanokit-ws.cjs'), folders, verdict);
  benchGrade(root, join(root, 'bin/create-nanokit-ws.cjs'), work, verdict);
  await benchServe(work, { atMost: verdict, atLeast });
  printTarball();
  await benchSimulate(join(root, 'bin/create-nanokit-ws.cjs'), work, verdict, atLeast);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** The peers are installed apart from this project's own packages, in the versions of bench/package-lock.json. */
function installPeers() {
  const folder = join(root, 'node_modules/.cache/bench');
  if (!existsSync(join(folder, 'node_modules/plop'))) {
    mkdirSync(folder, { recursive: true });
    for (const name of ['package.json', 'package-lock.json'])
      cpSync(join(root, 'bench', name), join(folder, name));
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
  }
  return join(folder, 'node_modules');
}

/** Each command as a function of the run's number: what to start, and where. */
function prepare(folder) {
  const program = join(root, 'bin/create-nanokit-ws.cjs');
  const sample = join(folder, 'sample');
  execFileSync(process.execPath, [program, 'sample', '--yes'], { cwd: folder });
  const files = readdirSync(sample, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(sample, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    );
  const place = (name) => {
    mkdirSync(join(folder, name));
    return join(folder, name);
  };

  const hygen = place('hygen');
  const plop = place('plop');
  const actions = [];
  for (const [index, file] of files.entries()) {
    const text = readFileSync(join(sample, file), 'utf8');
    write(
      join(hygen, '_templates/project/new', `${index}.ejs.t`),
      `---\nto: <%= name %>/${file}\n---\n${text.replaceAll('<%', '<%%')}`,
    );
    write(join(plop, 'templates', `${index}.hbs`), text.replaceAll('{{', '\\{{'));
    actions.push({ type: 'add', path: `{{name}}/${file}`, templateFile: `templates/${index}.hbs` });
  }
  const prompts = [{ type: 'input', name: 'name', message: 'name' }];
  const plopfile = `export default (plop) => plop.setGenerator('project', ${JSON.stringify({ prompts, actions })});\n`;
  write(join(plop, 'plopfile.mjs'), plopfile);

  const checked = place('checked');
  write(join(checked, 'prj.conf'), longFragment(root));
  const ours = place('ours');
  const [quiet, changing, merging] = ['quiet', 'changing', 'merging'].map((name) => {
    execFileSync(process.execPath, [program, name, '--yes'], { cwd: folder });
    return join(folder, name);
  });
  appendFileSync(join(merging, 'prj.conf'), '\n# mine\nCONFIG_NET_MAX_CONN=8\n');
  // The first run notes that there is nothing to do.
  execFileSync(process.execPath, [program, 'regen'], { cwd: quiet });
  const vite = place('vite');
  return [
    { name: 'node -e 0', cwd: folder, args: () => ['-e', '0'] },
    { name: '--version', cwd: folder, args: () => [program, '--version'] },
    { name: 'check, 500 lines', cwd: checked, args: () => [program, 'check'], status: 1 },
    { name: 'create --yes', cwd: ours, args: (n) => [program, `p${n}`, '--yes'] },
    { name: 'regen, nothing to do', cwd: quiet, args: () => [program, 'regen'] },
    {
      name: 'regen, a value changed',
      cwd: changing,
      args: (n) => {
        setHeap(changing, n);
        return [program, 'regen'];
      },
    },
    {
      name: 'regen, merging',
      cwd: merging,
      args: (n) => {
        setHeap(merging, n);
        return [program, 'regen'];
      },
    },
    {
      name: 'create-vite, vanilla',
      cwd: vite,
      args: (n) => [
        join(peers, 'create-vite/index.js'),
        `p${n}`,
        '--template',
        'vanilla',
        '--no-interactive',
      ],
    },
    {
      name: `hygen, our ${files.length} files`,
      cwd: hygen,
      args: (n) => [join(peers, 'hygen/dist/bin.js'), 'project', 'new', '--name', `p${n}`],
    },
    {
      name: `plop, our ${files.length} files`,
      cwd: plop,
      args: (n) => [join(peers, 'plop/bin/plop.js'), 'project', `p${n}`],
    },
  ];
}

/** Another value for each run, so that each has something to write. */
function setHeap(project, number) {
  const path = join(project, 'nanokit.yaml');
  const heap = 60_000 + (Number(number) || 999);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/heap_bytes: \d+/, `heap_bytes: ${heap}`));
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function once({ name, cwd, args, status: expected = 0 }, number, options = {}) {
  const given = args(number);
  const start = performance.now();
  const { status, stderr, stdout } = spawnSync(process.execPath, given, { cwd, ...options });
  const took = performance.now() - start;
  if (status !== expected) throw new Error(`${name}: exit ${status}\n${stdout}\n${stderr}`);
  return { took, stderr };
}

function measure(commands) {
  const times = commands.map(() => []);
  for (let number = 0; number <= RUNS; number++) {
    for (const [index, command] of commands.entries()) {
      const { took } = once(command, number);
      // The first round only warms the file cache.
      if (number > 0) times[index].push(took);
    }
  }
  return commands.map(({ name }, index) => ({ name, median: median(times[index]) }));
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function printTimes(results) {
  const [base] = results;
  const of = (start) => results.find(({ name }) => name.startsWith(start)).median;
  console.log(`\nWhole processes, medians of ${RUNS} alternating runs on Node ${process.version}:\n`);
  for (const { name, median: time } of results) {
    console.log(
      `  ${name.padEnd(26)} ${time.toFixed(0).padStart(5)} ms  ${(time / base.median).toFixed(2).padStart(5)} ×`,
    );
  }
  console.log('');
  verdict('--version', of('--version') / base.median, 1.1, '× node -e 0');
  verdict('check, 500 lines', of('check') / base.median, 1.6, '× node -e 0');
  verdict('create --yes', of('create --yes') / base.median, 1.35, '× node -e 0');
  verdict('create --yes', of('create --yes') / of('create-vite'), 1.05, '× create-vite');
  verdict('regen, nothing to do', of('regen, nothing') / base.median, 1.2, '× node -e 0');
  verdict('regen, a value changed', of('regen, a value') / base.median, 1.7, '× node -e 0');
}

function verdict(what, value, limit, unit, digits = 2) {
  const sign = value <= limit ? 'reached' : 'NOT reached';
  console.log(`  ${what.padEnd(26)} ${value.toFixed(digits)} ${unit} (at most ${limit}): ${sign}`);
}

function atLeast(what, value, limit, unit) {
  const sign = value >= limit ? 'reached' : 'NOT reached';
  console.log(`  ${what.padEnd(26)} ${value.toFixed(0)} ${unit} (at least ${limit}): ${sign}`);
}

/** Peak memory, told by each process itself when it ends. */
function printMemory(commands) {
  const hook = join(work, 'peak.cjs');
  writeFileSync(
    hook,
    "process.on('exit', () => require('fs').writeSync(2, '\\npeak ' + process.resourceUsage().maxRSS));\n",
  );
  console.log('\nPeak memory:\n');
  for (const command of commands.slice(0, 8)) {
    const { stderr } = once(command, 'peak', {
      env: { ...process.env, NODE_OPTIONS: `--require=${hook}` },
    });
    const kilobytes = Number(/peak (\d+)/.exec(String(stderr))?.[1]);
    console.log(`  ${command.name.padEnd(26)} ${(kilobytes / 1024).toFixed(0).padStart(5)} MB`);
  }
}

async function printLibrary(folder) {
  const { createProject, sdkLines, presets } = await import(pathToFileURL(join(root, 'dist/index.js')).href);
  const cwd = join(folder, 'library');
  mkdirSync(cwd);
  // The preset with TLS wants the certificate of a CA.
  const plain = presets.filter(({ id }) => id !== 'secure');
  const start = performance.now();
  for (let number = 0; number < 500; number++) {
    const result = await createProject({
      cwd,
      dir: `p${number}`,
      language: number % 2 ? 'en' : 'zh',
      preset: plain[number % plain.length].id,
      overrides: [{ path: ['sdk'], value: sdkLines[number % sdkLines.length].line }],
    });
    if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  }
  console.log('\nLibrary, in this process:\n');
  verdict('500 projects written', (performance.now() - start) / 1000, 2, 's');
}

/** What the catalogue adds to the tarball, its texts included. */
function printCatalogue() {
  const names = ['catalogue', 'symbol-names', 'symbol-texts'];
  const bytes = names.map((name) => gzipSync(readFileSync(join(root, `dist/${name}.json`))).length);
  verdict('catalogue, packed', bytes.reduce((sum, size) => sum + size, 0) / 1024, 60, 'KB', 0);
}

function printTarball() {
  const folder = join(work, 'pack');
  mkdirSync(folder);
  run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { stdio: 'ignore' });
  const [name] = readdirSync(folder);
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  console.log('\nPackage:\n');
  verdict('tarball', statSync(join(folder, name)).size / 1024, 900, 'KB', 0);
  printCatalogue();
  verdict('packages besides ours', Object.keys(dependencies).length, 0, 'packages', 0);
}
