/** The words for members of a school, a union or a company in the place of the words for residents, by the same names: no card, station or commission. */

import * as words from '#words/members.ts'
import type { leadWords, staffScreen, voterScreen } from '#words/online.ts'
import type { RefusalCatalogue, TextCatalogue } from './message.ts'
import type { staffRefusals } from './online-staff.ts'
import type { voterRefusals } from './online-voter.ts'

export const memberScreen = words.memberScreen satisfies Partial<Record<keyof typeof voterScreen, TextCatalogue[string]>>

const { 'another-birth': anotherBirth, ...inPlace } = words.memberRefusals
export const memberRefusals = inPlace satisfies Partial<RefusalCatalogue<keyof typeof voterRefusals>>
/** Nobody else is asked. */
export const onlyMembers = { 'another-birth': anotherBirth } satisfies RefusalCatalogue<'another-birth'>

/** The words for the people of its election in the place of the words for an office. */
export const memberStaff = words.memberStaff satisfies Partial<Record<keyof typeof staffScreen, TextCatalogue[string]>>
export const memberStaffRefusals = words.memberStaffRefusals satisfies Partial<RefusalCatalogue<keyof typeof staffRefusals>>

/** On the page that leads through it. */
export const memberLead = words.memberLead satisfies Partial<Record<keyof typeof leadWords, TextCatalogue[string]>>
