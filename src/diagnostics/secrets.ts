/** What stands for a password where one would be shown. */
export const MASK = '••••••••';

const SECRET = /pass?|p\w{0,2}sw|pwd|psk|secret|密码|口令/i;

/** Whether a name, mistyped perhaps, is that of a password. */
export function looksSecret(name: string): boolean {
  return SECRET.test(name);
}

/** What a line of text shows of a password: nothing. All that follows the colon behind its name may belong to it. */
export function maskSecrets(line: string): string {
  const name = SECRET.exec(line);
  if (!name) return line;
  const [, head] = /^([^:=：]*[:=：]\s*)\S/.exec(line.slice(name.index)) ?? [];
  return head === undefined ? line : line.slice(0, name.index) + head + MASK;
}
