import { type CheckLimits, DEFAULT_CHECK_LIMITS } from '../../check/outcome.js';

/** What one submission may use up of this PC. */
export interface GradeLimits extends CheckLimits {
  /** For all of it, in milliseconds of this PC's time. */
  readonly totalMs: number;
  /** At a time: of the compiler's, or of the app's. */
  readonly processes: number;
  /** Of all of these processes, in bytes. */
  readonly memoryBytes: number;
  /** Of a file that the compiler writes; the app writes none. */
  readonly fileBytes: number;
}

export const GRADE_LIMITS: GradeLimits = {
  ...DEFAULT_CHECK_LIMITS,
  buildMs: 60_000,
  runMs: 20_000,
  totalMs: 180_000,
  consoleBytes: 1024 * 1024,
  processes: 60,
  memoryBytes: 1024 * 1024 * 1024,
  fileBytes: 64 * 1024 * 1024,
};
