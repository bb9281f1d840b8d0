/** Japanese of a script, by its file from the root. */
export const JAPANESE: Readonly<Record<string, string>>
