import type { Config } from '../generated/config.js';
import { readAppTexts } from './app-texts.js';
import { planApp } from './project-plan.js';

/** The static RAM of a project as its files stand; undefined where Zephyr's build would stop: that is for `check` to tell. */
export async function plannedBytes(
  folder: string,
  dir: string,
  { board, sdk }: Config,
): Promise<number | undefined> {
  const texts = readAppTexts(folder, dir, board);
  const plan = texts.ok ? await planApp({ texts: texts.value, board, sdkLine: sdk }) : texts;
  return plan.ok ? plan.value.totalBytes : undefined;
}
