/** When a screen has no service behind it. */
import * as words from '#words/common.ts'
import type { RefusalCatalogue } from './message.ts'

export const uiRefusals = words.uiRefusals satisfies RefusalCatalogue<'screen-lost' | 'screen-busy' | 'screen-refused' | 'screen-broken'>
