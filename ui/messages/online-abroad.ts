/**
 * The words for voters abroad in the place of the words for residents, by the same names: neither a municipal office nor a convenience store is near
 * them, their other ways are a consulate, the post and a stay in Japan (PEO 49-2), and they bring 在外選挙人証.
 */

import { abroadLead as lead, abroadStaff as staff } from '#words/abroad.ts'
import type { leadWords, staffScreen, voterScreen } from '#words/online.ts'
import * as words from '#words/online.ts'
import type { RefusalCatalogue, TextCatalogue } from './message.ts'
import type { applyRefusals, applyWords } from './online-apply.ts'
import type { voterRefusals } from './online-voter.ts'

const other = words.other

export const abroadScreen = { ...words.abroadScreen, otherWay: other } satisfies Partial<Record<keyof typeof voterScreen, TextCatalogue[string]>>

export const abroadRefusals = words.abroadRefusals satisfies Partial<RefusalCatalogue<keyof typeof voterRefusals>>

export const abroadApply = words.abroadApply satisfies Partial<Record<keyof typeof applyWords, TextCatalogue[string]>>

export const abroadApplyRefusals = words.abroadApplyRefusals satisfies Partial<RefusalCatalogue<keyof typeof applyRefusals>>

/** On the office's pages: numbers, addresses and files of the roll of electors abroad. */
export const abroadStaff = staff satisfies Partial<Record<keyof typeof staffScreen, TextCatalogue[string]>>

/** On the page that leads through the rehearsal. */
export const abroadLead = lead satisfies Partial<Record<keyof typeof leadWords, TextCatalogue[string]>>
