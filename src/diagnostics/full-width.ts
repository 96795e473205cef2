/** Twins of ASCII that Chinese input methods write, and their blank. */
export const WIDE = /[\uFF01-\uFF5E\u3000]/g;

/** A text with plain characters in their place. */
export function halfWidth(text: string): string {
  return text.replace(WIDE, (sign) =>
    sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}
