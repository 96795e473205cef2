// What the command line takes of the simulation, loaded only when there is one to run.
export { build } from './build.js';
export { findCompiler } from './compiler.js';
export { readFirmware } from './firmware.js';
export { simFolder } from './package-folder.js';
export { run } from './run.js';
export { readableReport, verdictOf } from './verdict.js';
