#!/usr/bin/env node
'use strict';
// CommonJS, as the bundle is: a start without Node's loader for ES modules is a twentieth shorter.
const argv = process.argv.slice(2);
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
  require('node:fs').writeSync(1, `${require('../package.json').version}\n`);
} else {
  require('../dist/main.cjs')
    .runCli(argv)
    .then((exitCode) => {
      process.exitCode = exitCode;
    });
}
