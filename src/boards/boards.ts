import { boards, sdkLines } from '../generated/data.js';

/** A board, as `schemas/boards/` has it. */
export interface Board {
  /** The name for `lisa zep build -b`. */
  readonly id: string;
  readonly order: number;
  readonly name: string;
  readonly soc: string;
  readonly flash_mbytes: number;
  /** SRAM of the application core, in units of 1,024 bytes. */
  readonly sram_kbytes: number;
  /** Without a module the board cannot be used, and `use_instead` names one that can. */
  readonly wifi_module?: string;
  readonly use_instead?: string;
}

/** An SDK line, as `schemas/sdk-lines/` has it. */
export interface SdkLine {
  readonly line: number;
  /** The Zephyr version it is based on, e.g. `3.1`. */
  readonly zephyr: string;
  readonly sdk: string;
  readonly facts: string;
  readonly header_prefix: string;
  readonly main_returns_int: boolean;
  /** Its WebSocket client shows some frames only when more data arrives. */
  /** The struct that `sys_heap_runtime_stats_get()` fills in; empty where there is no such function. */
  readonly heap_stats: string;
  readonly websocket_holds_frames: boolean;
  /** Its mbedTLS has SHA-384. */
  readonly tls_sha384: boolean;
  /** newlib's time() is the clock that clock_settime() sets. */
  readonly newlib_clock: boolean;
  /** The Kconfig symbol that gives malloc() of the minimal C library its memory. */
  readonly malloc_arena: string;
  /** Symbols without which what TLS is to use is not there. */
  readonly tls_needs: readonly string[];
  /** Bytes of static RAM that the documented app takes. */
  readonly ram_documented: number;
  /** Bytes of static RAM by config key: for each unit of a number, or for turning a switch on. */
  readonly ram: Readonly<Record<string, number>>;
}

export { boards, sdkLines };

export function findBoard(id: string): Board | undefined {
  return boards.find((board) => board.id === id);
}

/** @throws RangeError for a line that `schemas/sdk-lines/` does not have; a validated config has none such. */
export function sdkLine(line: number): SdkLine {
  const found = sdkLines.find((candidate) => candidate.line === line);
  if (!found) throw new RangeError(`no SDK line ${line}`);
  return found;
}

/** The SRAM of a board's application core, in units of 1,024 bytes; 0 for a board that `schemas/boards/` does not have. */
export function sramKbytes(board: string): number {
  return findBoard(board)?.sram_kbytes ?? 0;
}
