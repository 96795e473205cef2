/** A flag and its value for a message; what is empty is shown to be. */
export function asTyped(flag: string, value: string): string {
  return value === '' ? `${flag}=` : `${flag} ${value}`;
}
