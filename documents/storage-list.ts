/** 保管目録 (LAW-20): every medium of the district, counted or not, to be kept for the term of office. */
import { unreachable } from '#election/assert.ts'
import { byTheChair, type ChairDecision } from './chair-decisions.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { drawForm } from './draw-form.ts'
import { makeDocument } from './form.ts'
import * as tables from './forms/tables.ts'
import type { LostOnPaper } from './lost-media.ts'
import { DATE_BY_HAND, digits } from './ruled.ts'

export interface StorageListInput {
  readonly head: DocumentHead
  /** The election with the longest term decides. */
  readonly contests: readonly string[]
  /** Pairs of which nothing is kept as counted. */
  readonly lost: readonly LostOnPaper[]
  readonly decisions: readonly ChairDecision[]
  readonly media: readonly StoredMedium[]
}

export interface StoredMedium {
  readonly station: string
  readonly pair: number
  readonly role: 'original' | 'duplicate'
  /** `kept`: not counted, under its seal; `unused`: the pair was never started; `lost`: nothing of it was counted. */
  readonly use: 'counted' | 'kept' | 'unused' | 'lost'
  /** As its label has it. */
  readonly serial: string
  /**
   * 照合番号 of the closing seal, as machine, station papers and screens have it: as it was read here, or else as the station's report has
   * it, for both media of the pair. Null: neither.
   */
  readonly seal: { readonly digits: string; readonly by: 'tally' | 'report' } | null
}

export async function storageList(input: StorageListInput, fonts: DocumentFonts): Promise<MadeDocument> {
  const { title } = tables.storageList
  return makeDocument(input.head, fonts, { title, short: title }, (form) =>
    drawForm(form, tables.storageList, {
      terms: input.contests.map((contest) => ({ words: `${contest}　任期の満了の日`, given: DATE_BY_HAND })),
      media: input.media.map(({ station, pair, role, use, serial, seal }) => ({
        ...{ station, serial, pair: String(pair) },
        role: role === 'original' ? '正（原本）' : '副（複写）',
        use: useInWords(use),
        seal: sealInWords(seal),
      })),
      ...byTheChair(input.lost, input.decisions),
    }),
  )
}

function sealInWords(seal: StoredMedium['seal']): string {
  if (seal === null) return ''
  const words = digits(seal.digits.replaceAll(/\D/g, ''))
  return seal.by === 'report' ? `${words}（報告）` : words
}

function useInWords(use: StoredMedium['use']): string {
  switch (use) {
    case 'counted':
      return '集計した'
    case 'kept':
      return '集計せず（封印）'
    case 'unused':
      return '予備・未使用'
    case 'lost':
      return '失われた'
    default:
      return unreachable(use)
  }
}
