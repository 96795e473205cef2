import type { Config } from '../generated/config.js';
import { readAppTexts } from './app-texts.js';
import { planApp } from './project-plan.js';

/** The static RAM of a project as its files stand; undefined where Zephyr's build would stop: that is for `check` to tell. */
export async function plannedBytes(
  folder: string,
  dir: string,
  { board, sdk }: Config,
): Promise<number | undefined> {
  const app = await readAppTexts(folder, dir, board, sdk);
  const plan = app.ok ? await planApp({ ...app.value, board, sdkLine: sdk }) : app;
  return plan.ok ? plan.value.totalBytes : undefined;
}
