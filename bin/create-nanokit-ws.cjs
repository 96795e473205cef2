#!/usr/bin/env node
'use strict';
// CommonJS, as the bundle is: a start without Node's loader for ES modules is a twentieth shorter.
const argv = process.argv.slice(2);
const isPlainRegen = argv[0] === 'regen' && argv.length <= 2 && !argv[1]?.startsWith('-');
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
  require('node:fs').writeSync(1, `${require('../package.json').version}\n`);
} else if (!isPlainRegen || !require('../dist/quick.cjs').quickRegen(argv[1])) {
  require('../dist/main.cjs')
    .runCli(argv)
    .then((exitCode) => {
      process.exitCode = exitCode;
    });
}
