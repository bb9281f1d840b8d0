/** Refusals on the office's screens: what happened, what is safe, what to do next. */
import * as words from '#words/office.ts'
import { notBuiltWords } from './built.ts'

export const officeRoomRefusals = { ...notBuiltWords, ...words.officeRoomRefusals }
