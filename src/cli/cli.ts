import { VERSION } from '../generated/version.js';

// The launcher's whole start: `--version` answers before anything else is loaded.
const argv = process.argv.slice(2);
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
  process.getBuiltinModule('node:fs').writeSync(1, `${VERSION}\n`);
} else {
  const { runCli } = await import('./main.js');
  process.exitCode = await runCli(argv);
}
