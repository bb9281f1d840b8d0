/**
 * Media of which nothing can be counted, as the record has them (CNT-08): the pairs that the chair declares, the declarations that were
 * signed, and the stick with the last one. Two people approve the whole declaration: a later change has no approval.
 */
import { unreachable } from '#election/assert.ts'
import { type LostPair, lostPairSchema, mayBeCause, ONLINE_BOX } from '#election/count/lost-media.ts'
import { machinePlacesOf } from '../prepare/machine-places.ts'
import { type Draft, hashOf } from './draft.ts'
import type { Act, Entry } from './record.ts'

/** As the record keeps a pair: what the machine told is a list there. */
type EnteredLoss = Extract<Act, { type: 'loss-entered' }>

export interface SignedLosses {
  readonly number: number
  readonly content: string
  /** SHA-256 of lost-media.json, hex. */
  readonly document: string
  /** SHA-256 of lost-media.pdf, hex; null: the line is older, and does not say. */
  readonly paper: string | null
  readonly pairs: number
  readonly at: Entry['at']
}

export interface LossesCarried {
  readonly number: number
  readonly by: string
  readonly checkedBy: string | null
  /** Who told that the tally has read it. */
  readonly told: string | null
}

export interface Losses {
  readonly lost: readonly LostPair[]
  /** Who declares; empty: nobody has entered anything. */
  readonly chair: string
  /** Who entered something since the last was signed. */
  readonly by: readonly string[]
  readonly signed: readonly SignedLosses[]
  readonly carried: LossesCarried | null
}

export const NO_LOSSES: Losses = { lost: [], chair: '', by: [], signed: [], carried: null }

const LOSS_ACTS = [
  'loss-entered',
  'loss-withdrawn',
  'losses-signed',
  'losses-put',
  'losses-checked',
  'losses-told',
] as const
export type LossAct = Extract<Act, { type: (typeof LOSS_ACTS)[number] }>

export function isOfLosses(act: Act): act is LossAct {
  return LOSS_ACTS.some((type) => type === act.type)
}

export function lossesAfter(losses: Losses, act: LossAct, { by, at }: Pick<Entry, 'by' | 'at'>): Losses {
  switch (act.type) {
    case 'loss-entered':
    case 'loss-withdrawn': {
      const others = losses.lost.filter(({ station, pair }) => station !== act.station || pair !== act.pair)
      const lost = act.type === 'loss-entered' ? [...others, pairOf(act)] : others
      return { ...losses, lost, chair: act.chair, by: [...new Set([...losses.by, by])] }
    }
    case 'losses-signed': {
      const { number, content, document, paper = null } = act
      const signed = { number, content, document, paper, at, pairs: losses.lost.length }
      return { ...losses, by: [], signed: [...losses.signed, signed] }
    }
    case 'losses-put':
      return { ...losses, carried: { number: act.number, by, checkedBy: null, told: null } }
    case 'losses-checked':
      return withStick(losses, act.number, { checkedBy: by })
    case 'losses-told':
      return withStick(losses, act.number, { told: act.who })
    default:
      return unreachable(act)
  }
}

function pairOf({ station, pair, cause, known, opinion, witnesses, told }: EnteredLoss): LostPair {
  const recordsTold =
    told.length === 0 ? null : Object.fromEntries(told.map(({ contest, records }) => [contest, records]))
  return lostPairSchema.parse({ station, pair, cause, known, opinion, witnesses, recordsTold })
}

/** Only entries about the declaration that was written on the stick last are taken. */
function withStick(losses: Losses, number: number, more: Partial<LossesCarried>): Losses {
  const { carried } = losses
  return carried?.number === number ? { ...losses, carried: { ...carried, ...more } } : losses
}

/** How far the newest declaration has come on its stick; null: it is on no stick. */
export function newestOfLosses({ carried, signed }: Losses): LossesCarried | null {
  return carried?.number === signed.length ? carried : null
}

export function lossesItem({ signed }: Pick<Losses, 'signed'>): string {
  return `lost-media/${signed.length + 1}`
}

/** SHA-256 of all that the declaration says, but for its minute. */
export function lossesContent({ chair, lost }: Pick<Losses, 'chair' | 'lost'>): string {
  const sorted = [...lost].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  return hashOf({ chair, lost: sorted })
}

/** The entries differ from those that were signed last. */
export function isLossesOpen({ signed, ...entered }: Losses): boolean {
  return entered.chair !== '' && lossesContent(entered) !== signed.at(-1)?.content
}

function keyOf({ station, pair }: Pick<LostPair, 'station' | 'pair'>): string {
  return `${station}/${String(pair).padStart(3, '0')}`
}

/** Pairs of this election, spare ones too: any of them may be declared; and its online ballot box. */
export function pairsOf({ rules, stations }: Draft) {
  const pairs = stations.flatMap(({ station }) =>
    machinePlacesOf([station]).flatMap(({ pair }) =>
      pair === null ? [] : [{ station: station.id, name: station.name, pair }],
    ),
  )
  return rules.online === true ? [...pairs, { ...ONLINE_BOX, name: '' }] : pairs
}

/** The pairs and contests that a declaration names are in the package. */
export function isOfPackage(
  {
    station,
    pair,
    cause,
    told,
  }: Pick<EnteredLoss, 'station' | 'pair' | 'cause'> & { readonly told: readonly EnteredLoss['told'][number][] },
  draft: Draft,
): boolean {
  const contests = new Set<string>(draft.contests.map(({ contest }) => contest.id))
  return (
    mayBeCause({ station, pair, cause }) &&
    pairsOf(draft).some((each) => each.station === station && each.pair === pair) &&
    told.every(({ contest }) => contests.has(contest)) &&
    new Set(told.map(({ contest }) => contest)).size === told.length
  )
}
