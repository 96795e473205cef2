// What builds and runs the apps of exercises, as one bundle: it is loaded only when something is to be run.
export { ALL_LINES, DEFAULT_LINE, type ExerciseReport, testExercise } from './author/test-exercise.js';
export { type RunChecksOptions, runChecks, type Step } from './check/run-checks.js';
