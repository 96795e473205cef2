// What changes a project that is there, loaded when a run comes to that: a new project, and one that is up to date, need
// none of it.
export { commitChanges } from './commit.js';
export { removeLeftovers } from './leftovers.js';
export { settleProject } from './settle.js';
export { undoLast } from './undo.js';
