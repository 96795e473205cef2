import { boardAliases } from '../generated/board-aliases.js';

/** Something at a pin of a board, as `schemas/boards/` has it. */
export interface BoardPart {
  readonly is: 'led' | 'key';
  readonly port: 'gpioa' | 'gpiob';
  readonly pin: number;
  readonly active_low: boolean;
}

const PORTS = ['gpioa', 'gpiob'] as const;

function partsOf(board: string): readonly (readonly [alias: string, part: BoardPart])[] {
  return Object.entries(boardAliases[board] ?? {});
}

/** The aliases that a board has. */
export function aliasesOf(board: string): readonly string[] {
  return partsOf(board).map(([alias]) => alias);
}

/** The aliases of the keys that a board has. */
export function keysOf(board: string): readonly string[] {
  return partsOf(board).flatMap(([alias, { is }]) => (is === 'key' ? [alias] : []));
}

/**
 * What Zephyr's build makes of a board's devicetree, as far as `sim/` knows it: macros for the ports of pins and for the
 * aliases, and the list of what is at the pins.
 */
export function devicetree(board: string): string {
  const defined: string[] = [];
  for (const [index, port] of PORTS.entries()) {
    const node = `DT_N_S_soc_S_${port}`;
    defined.push(`DT_N_NODELABEL_${port} ${node}`, `${node}_EXISTS 1`, `${node}_STATUS_okay 1`);
    defined.push(`${node}_ORD ${index + 1}`);
  }
  for (const [alias, { is, port, pin, active_low }] of partsOf(board)) {
    const node = `DT_N_S_${is}s_S_${alias}`;
    const property = `${node}_P_gpios`;
    defined.push(`DT_N_ALIAS_${alias} ${node}`, `${node}_EXISTS 1`, `${node}_STATUS_okay 1`);
    defined.push(`${property}_EXISTS 1`, `${property}_IDX_0_PH DT_N_S_soc_S_${port}`);
    defined.push(`${property}_IDX_0_VAL_pin ${pin}`, `${property}_IDX_0_VAL_flags ${active_low ? 1 : 0}`);
  }
  const entries = partsOf(board).map(
    ([alias, { is, port, pin, active_low }]) =>
      ` part(${alias}, ${PORTS.indexOf(port)}, ${pin}, ${active_low ? 1 : 0}, ${is === 'key' ? 1 : 0})`,
  );
  defined.push(`NANOKIT_SIM_PINS(part)${entries.join('')}`);
  return defined.map((one) => `#define ${one}\n`).join('');
}
