import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sramKbytes } from '../boards/boards.js';
import type { Config } from '../generated/config.js';
import { estimatedBytes } from '../memory/estimate.js';
import { memorySummary } from '../memory/summary.js';
import type { Regenerated, RegenResult } from '../project/regen-project.js';
import { CREDENTIALS_FILE } from '../render/files.js';
import type { Report } from './report.js';

/** Files of ours that decide how much RAM an app takes. */
const DECIDING = ['prj.conf', 'Kconfig', 'CMakeLists.txt'];

/**
 * Tells in one line how much static RAM a project takes, now that files of it were written.
 * @param folder absolute
 * @param dir as the user named it
 * @returns the same for the document; nothing where nothing was written, or where Zephyr's build would stop
 */
export async function tellRam(
  { result, config }: Regenerated,
  folder: string,
  dir: string,
  report: Report,
): Promise<object> {
  if (result.updated.length + result.removed.length === 0) return {};
  // The plan makes the run a fifth longer, so it is for files that nobody can foresee.
  const isOurs = !hasHandEdits(result) && !hasOtherSettings(folder, config);
  const estimate = isOurs ? estimatedBytes(config) : undefined;
  const bytes = estimate ?? (await (await import('./memory.js')).plannedBytes(folder, dir, config));
  if (bytes === undefined) return {};
  const sram = sramKbytes(config.board);
  report.text(`${memorySummary(bytes, sram)[report.lang]}\n`);
  return { ram: { total_bytes: bytes, sram_bytes: sram * 1024, estimated: estimate !== undefined } };
}

function hasHandEdits({ kept, merged, deleted }: RegenResult): boolean {
  return [...kept, ...merged, ...deleted].some((path) => DECIDING.includes(path));
}

/** Whether symbols are set where we set none. */
function hasOtherSettings(folder: string, { board }: Config): boolean {
  if (existsSync(join(folder, `boards/${board}.conf`))) return true;
  const credentials = join(folder, CREDENTIALS_FILE);
  return existsSync(credentials) && /^CONFIG_(?!EXAMPLE_WIFI_)/m.test(readFileSync(credentials, 'utf8'));
}
