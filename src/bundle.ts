// What dist/main.cjs holds: the library and the program that is made of it, in one file.
export { runCli } from './cli/main.js';
export * from './index.js';
