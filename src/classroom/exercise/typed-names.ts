/** Names that somebody typed one after the other: with commas between them, also those of Chinese keyboards, or blanks. */
export function typedNames(text: string): readonly string[] {
  const names = text.split(/[\s,，、;；]+/).filter((name) => name !== '');
  return names.length > 0 ? names : [''];
}

/** The exercise that is meant: by its name, without the number in front, or by that number. */
export function exerciseCalled(ids: readonly string[], name: string): string | undefined {
  const numbered = /^\d+$/.test(name)
    ? ids.filter((id) => Number(/^\d+(?=-)/.exec(id)?.[0] ?? Number.NaN) === Number(name))
    : [];
  return (
    ids.find((id) => id === name) ??
    ids.find((id) => withoutNumber(id) === name) ??
    (numbered.length === 1 ? numbered[0] : undefined)
  );
}

export function withoutNumber(id: string): string {
  return id.replace(/^\d+-/, '');
}
