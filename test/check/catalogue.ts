import { readFileSync } from 'node:fs';
import { type BoardKconfig, type CompiledCatalogue, seriesOf } from '../../src/check/compiled.js';
import { catalogue as committed, socSeries } from '../../src/generated/catalogue.js';

export const catalogue: CompiledCatalogue = committed;

/** The board that the facts were measured on: QEMU's, with a serial network and an NMI handler that reboots. */
export const mps2: BoardKconfig = seriesOf(socSeries, { board: 'mps2_an521' }).series;

export const LINES = [0, 1, 2] as const;

/** The documentation page's prj.conf. */
export const PAGE = readFileSync(new URL('../kconfig/page.conf', import.meta.url), 'utf8');
