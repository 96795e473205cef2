// Lint, format and types: all that is checked without running anything.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages, root, run } from './lib/setup.mjs';

ensurePackages();
if (!existsSync(join(root, 'src/generated'))) run(process.execPath, ['scripts/build.mjs']);
run(process.execPath, ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']);
run(process.execPath, ['node_modules/typescript/bin/tsc', '--noEmit']);
