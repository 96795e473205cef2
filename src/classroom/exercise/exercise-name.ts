const MAX_CHARACTERS = 60;

/** It becomes a folder and a CMake project of each student. */
export function isExerciseName(value: unknown): value is string {
  const isPlain = typeof value === 'string' && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value);
  return isPlain && value.length <= MAX_CHARACTERS;
}
