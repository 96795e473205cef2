import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/whole-run.ts'],
    // One worker per core, where vitest would leave one idle, and one more: many tests wait for a program or for time to pass.
    maxWorkers: availableParallelism() + 1,
    // A worker loads this project and its libraries once, not for each file of tests: that is a quarter of the time.
    // What is kept at the top of a module that tests share therefore lasts for all of them.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default'],
  },
});
