import { readFileSync } from 'node:fs';
import type { BoardKconfig, CompiledCatalogue } from '../../src/check/compiled.js';
import { catalogue as committed } from '../../src/generated/catalogue.js';

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

export const catalogue: CompiledCatalogue = committed;

/** The board that the facts were measured on: QEMU's, with a serial network and an NMI handler that reboots. */
export const mps2: BoardKconfig = json('mps2-an521.json');

export const LINES = [0, 1, 2] as const;

/** The documentation page's prj.conf. */
export const PAGE = readFileSync(new URL('../kconfig/page.conf', import.meta.url), 'utf8');

/** The board as it is on an SDK line: on the oldest its serial network brings Ethernet with it. */
export function mps2On(line: number): BoardKconfig {
  return line === 0 ? { ...mps2, selected: { ...mps2.selected, NET_L2_ETHERNET: 'SLIP_TAP' } } : mps2;
}
