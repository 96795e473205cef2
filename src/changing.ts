// What dist/changing.cjs holds: commands that change a project that is there, loaded when one is run. What the program has
// in memory already, such as the reading of nanokit.yaml, they take from there: see scripts/lib/shared-modules.mjs.
export { adopt } from './cli/adopt.js';
export { configure } from './cli/configure.js';
export { regen } from './cli/regen.js';
export { undo } from './cli/undo.js';
export { regenProject } from './project/regen-project.js';
export { commitChanges, removeLeftovers, settleProject, undoLast } from './project/transaction/writing.js';
export { undoProject } from './project/undo-project.js';
