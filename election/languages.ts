/** The languages that voters and staff choose from, in the order in which a press changes them. This is the only list of them. */
export const LANGUAGES = ['ja', 'en'] as const
