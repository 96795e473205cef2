import { CHECK_CODES } from './codes/check.js';
import { CLASS_CHECK_CODES } from './codes/class-checks.js';
import { CLASS_UPDATE_CODES } from './codes/class-update.js';
import { CLASS_CODES } from './codes/classroom.js';
import type { CodeTexts } from './codes/code-texts.js';
import { COMMAND_CODES } from './codes/command.js';
import { CONFIG_CODES } from './codes/config.js';
import { GRADE_CODES } from './codes/grading.js';
import { KCONFIG_CODES } from './codes/kconfig.js';
import { PROJECT_CODES } from './codes/project.js';
import { REGEN_CODES } from './codes/regen.js';
import { RUN_CODES } from './codes/run.js';
import { SENSE_CODES } from './codes/sense.js';
import { TLS_CODES } from './codes/tls.js';

/** By the place where they are found; none of them explains a code of another. */
export const CODE_GROUPS: readonly CodeTexts[] = [
  CHECK_CODES,
  CLASS_CHECK_CODES,
  CLASS_CODES,
  CLASS_UPDATE_CODES,
  COMMAND_CODES,
  CONFIG_CODES,
  GRADE_CODES,
  KCONFIG_CODES,
  PROJECT_CODES,
  REGEN_CODES,
  RUN_CODES,
  SENSE_CODES,
  TLS_CODES,
];

/** What each diagnostic code stands for: `explain CODE`. */
export const CODES: CodeTexts = Object.assign({}, ...CODE_GROUPS);
