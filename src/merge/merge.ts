// What needs the libraries for merging and comparing, in one module: it loads when a file that the user changed is to
// change, or when a difference is shown.
export { type MergedFile, mergeFile } from './merge-file.js';
export { unifiedDiff } from './unified-diff.js';
