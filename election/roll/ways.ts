/**
 * Records of the desk about a voter for whom the ordinary card is not the next step. Each act is one change of the row's standing, and one
 * transaction of the books (ISS-20): ELG-03, ELG-07 … ELG-10, PAP-01 … PAP-04, PRX-06.
 */
import { assert, unreachable } from '#election/assert.ts'
import type { ContestMask } from '#election/ids.ts'
import {
  givenPaper,
  type PaperWay,
  paperWithdrawn,
  type Standing,
  struck,
  type WHY_NO_TICKET,
  waitingOf,
} from './standing.ts'

/**
 * PEO 50, ELG-08 … ELG-10: no right, or no declaration, and the voter insists · a witness objects to the refusal · a witness objects
 * to letting the voter vote.
 */
export const PROVISIONAL_GROUNDS = ['no-right', 'no-declaration', 'refusal-objected', 'admission-objected'] as const
export type ProvisionalGround = (typeof PROVISIONAL_GROUNDS)[number]

export const DECIDERS = ['officer', 'deputy'] as const

/** The contents of the report on a provisional ballot (DOC-07) beside the row. No time: it is written by pen. */
export interface ProvisionalForm {
  readonly ground: ProvisionalGround
  readonly decidedBy: (typeof DECIDERS)[number]
  /** The witnesses' words, who objects, and why. */
  readonly words: string
}

export type WayAct =
  | { readonly type: 'ticket-reissued'; readonly reason: (typeof WHY_NO_TICKET)[number] }
  | { readonly type: 'declared' }
  | { readonly type: 'refused'; readonly why: Exclude<Standing['refused'], 'none'> }
  | { readonly type: 'papers-back'; readonly papers: number }
  | { readonly type: 'online-void' }
  | { readonly type: 'proxy-refused' }
  | { readonly type: 'braille-refused' }
  | PaperAct
  | { readonly type: 'paper-withdrawn'; readonly contests: ContestMask }

interface PaperAct {
  readonly type: 'paper-given'
  readonly paper: PaperWay
  readonly contests: ContestMask
  /** With a provisional ballot alone. */
  readonly form: ProvisionalForm | null
}

export function afterWay(standing: Standing, act: WayAct): Standing {
  switch (act.type) {
    case 'ticket-reissued':
      assert(standing.ticket === 'first' && !standing.ticketHeld, 'ticket: one that is not here (ELG-07)')
      return { ...standing, ticket: act.reason }
    case 'declared':
      return { ...standing, declared: true, refused: standing.refused === 'no-declaration' ? 'none' : standing.refused }
    case 'refused':
      assert(standing.paper === 'none', 'refusal: before any paper')
      // TRN-04: what waited for a card gets none.
      return { ...struck(standing, waitingOf(standing)), refused: act.why }
    case 'papers-back':
      assert(act.papers > 0, 'absentee papers: some came back (ELG-03)')
      return { ...standing, absenteePapers: act.papers }
    case 'online-void':
      // Voided by the card or paper itself, in one transaction of this row: no card without a void, no void without one (T17).
      return { ...standing, onlineVoid: true }
    case 'proxy-refused':
      return { ...standing, proxyRefused: true }
    case 'braille-refused':
      return { ...standing, brailleRefused: true }
    case 'paper-given':
      return { ...givenPaper(standing, act.paper, act.contests), refused: refusedWith(standing, act) }
    case 'paper-withdrawn':
      return paperWithdrawn(standing, act.contests)
    default:
      return unreachable(act)
  }
}

/** A voter who insists on voting was refused first. */
function refusedWith({ refused }: Standing, { form }: PaperAct): Standing['refused'] {
  return form?.ground === 'no-right' || form?.ground === 'no-declaration' ? form.ground : refused
}
