import { presets } from '../generated/data.js';
import type { Text } from '../messages/text.js';

/** A named set of config defaults, as `schemas/presets/` has it. */
export interface Preset {
  readonly id: string;
  readonly order: number;
  readonly title: Text;
  readonly description: Text;
  /** Codes of diagnostics that `check` gives as notes: the documented app has it so, and says what to do. */
  readonly accepts?: readonly string[];
  /** What differs from the schema's defaults, in the shape of nanokit.yaml. */
  readonly config: PartialConfig;
}

/** A config, or a part of one, before it is validated: plain maps and scalars. */
export interface PartialConfig {
  readonly [key: string]: unknown;
}

export { presets };

export function findPreset(id: string): Preset | undefined {
  return presets.find((preset) => preset.id === id);
}
