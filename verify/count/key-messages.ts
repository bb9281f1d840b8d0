/** The messages between the reader and its key process. Records go in encrypted; only sums of the district come out. */
import type { KeyGrounds, ShareProblem } from '../keys/share-file.ts'
import type { NamedList } from './open-record.ts'

export type KeyRequest =
  | {
      /** First. The key exists from here on, in that process alone. */
      readonly type: 'begin'
      readonly grounds: KeyGrounds
      readonly lists: readonly NamedList[]
      readonly shares: readonly { readonly file: Uint8Array; readonly passphrase: string }[]
      /** Records of the whole district: with one fewer or more there is no answer. */
      readonly records: number
    }
  /** Whole records, 512 bytes each. Answered by `taken`. */
  | { readonly type: 'records'; readonly bytes: Uint8Array }
  | { readonly type: 'finish' }

export type KeyRefusal =
  | { readonly type: ShareProblem; readonly share: number }
  | { readonly type: 'share-twice'; readonly index: number }
  | { readonly type: 'too-few-shares'; readonly given: number; readonly needed: number }
  /** All shares are as committed, and yet the key is not the package's. */
  | { readonly type: 'wrong-key' }

/** Words of a record without a candidate. The count's files have these words. */
export const SELECTION_WORDS = ['no-mark', 'ended', 'unopened'] as const

/** How many records of the district say this; an unopened one shows only its list. */
export interface Selection {
  readonly contest: number
  /** The place of the list: 0, or from 1 of a judge. */
  readonly place: number
  readonly selection: number | (typeof SELECTION_WORDS)[number]
  readonly records: number
}

/** The name of a sum. Another kind of selection does not compile: all of them would have one name. */
export function sumName({ contest, place, selection }: Omit<Selection, 'records'>): string {
  const said: string | number = selection
  return place === 0 ? `${contest} ${said}` : `${contest} judge ${place} ${said}`
}

export type KeyReply =
  | { readonly type: 'ready' }
  | { readonly type: 'refused'; readonly refusal: KeyRefusal }
  | { readonly type: 'taken' }
  | { readonly type: 'totals'; readonly selections: readonly Selection[] }
