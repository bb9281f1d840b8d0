/** Sorting an online ballot box: what stops it, by the checks of docs/formats/online-sorted.md §2, and what its files and sticks can lack. */

import type { SortingRefusal } from '#election/online/sorting/refusal.ts'
import * as words from '#words/online.ts'
import type { RefusalCatalogue } from './message.ts'

/** `{check}` is the number of the check, `{count}` how often it failed, `{where}` the first boxes by handle and revision. */
export const sortingStops = words.sortingStops satisfies RefusalCatalogue<SortingRefusal['type']>

/** Refusals before sorting, and after it. */
export const sortingRefusals = words.sortingRefusals satisfies RefusalCatalogue<string>

export const sortingWords = words.sortingWords
