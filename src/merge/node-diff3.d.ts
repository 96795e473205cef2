// The package's own declarations say `any` throughout.
declare module 'node-diff3' {
  /** A part that differs: where it starts in either text, and how long it is. */
  export interface Difference {
    readonly buffer1: readonly [start: number, length: number];
    readonly buffer2: readonly [start: number, length: number];
  }
  export function diffIndices(from: readonly string[], to: readonly string[]): Difference[];

  export type Region =
    | {
        readonly stable: true;
        readonly buffer: 'a' | 'o' | 'b';
        readonly bufferStart: number;
        readonly bufferLength: number;
      }
    | {
        readonly stable: false;
        readonly aStart: number;
        readonly aLength: number;
        readonly oStart: number;
        readonly oLength: number;
        readonly bStart: number;
        readonly bLength: number;
      };
  export function diff3MergeRegions(
    a: readonly string[],
    o: readonly string[],
    b: readonly string[],
  ): Region[];
}
