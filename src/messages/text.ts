/** The languages the tool speaks; also those a generated project's comments can be written in. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Lang = (typeof LANGUAGES)[number];

export function isLanguage(value: unknown): value is Lang {
  return LANGUAGES.some((lang) => lang === value);
}

/** One text in every language. The type is what keeps the languages complete: a missing one does not compile. */
export type Text = Readonly<Record<Lang, string>>;
