/** Words of refusals in preparation, on the office's screens and on its command line: what is safe, and what to do next. */
import * as words from '#words/office.ts'

/** Preparing: sources, machines, passphrases, media. */
const preparing = words.preparing

/** Personalising machines and cards. */
const personalising = words.personalising

export const prepareRefusals = { ...preparing, ...personalising }
