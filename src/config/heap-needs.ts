import type { Config } from '../generated/config.js';

/** What the vendor's own Wi-Fi sample gives the heap; the driver's real use is not known. */
export const WIFI_DRIVER_HEAP_BYTES = 35_840;
/** Header and rounding of one block of Zephyr's heap, and the pointer that k_malloc() puts before it. */
const HEAP_BLOCK_OVERHEAD_BYTES = 16;
/**
 * A PONG repeats the content of the server's PING, whatever the app's own messages are.
 * @see RFC 6455, section 5.5: the content of a control frame has 125 bytes or less
 */
const PONG_MAX_BYTES = 125;

/** Room for the longest JSON that an app of another kind sends: the arrays in templates/kinds/. */
const JSON_MAX_BYTES = 320;

/** The longest message that the app sends: of an echo, its payload and a line feed. */
export function messageBytes({ app }: Config): number {
  return app.kind === 'echo' ? Buffer.byteLength(app.payload) + 1 : JSON_MAX_BYTES;
}

/** The most that one masked send copies into the heap that the Wi-Fi driver lives on, and what the heap must have. */
export function heapNeeds(config: Config): { readonly frameBytes: number; readonly heapBytes: number } {
  const frameBytes = Math.max(messageBytes(config), PONG_MAX_BYTES);
  return { frameBytes, heapBytes: WIFI_DRIVER_HEAP_BYTES + frameBytes + HEAP_BLOCK_OVERHEAD_BYTES };
}

/**
 * What a TLS handshake took at most, on mbedTLS 2.26, 3.1 and 3.4 with 32-bit pointers and this app's settings: RSA keys of 2048 and
 * 4096 bits, P-256 and P-384, chains of up to three certificates. 29 KiB of heap were needed with records of 4,096 bytes.
 */
const TLS_HANDSHAKE_BYTES = 21_504;

/** The heap that mbedTLS must have: a record each way, and what the handshake takes. */
export function tlsHeapNeed(recordBytes: number): number {
  return 2 * recordBytes + TLS_HANDSHAKE_BYTES;
}
