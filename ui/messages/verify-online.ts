/** Words of the check of an online box's export (docs/formats/online-sorted.md §2): what each number states. */
import * as words from '#words/verify.ts'
import type { RefusalCatalogue } from './message.ts'

export const onlineChecks = words.onlineChecks

export const onlineVerifyWords = words.onlineVerifyWords

export const onlineVerifyRefusals = words.onlineVerifyRefusals satisfies RefusalCatalogue<string>
