/** count.md §3: the signed declaration of what is lost, from its parsed form: read in a directory, and in a bundle in a browser. */
import type { JsonObject } from '../package/canonical.ts'
import {
  distinct,
  HEX_8,
  HEX_32,
  list,
  Malformed,
  minute,
  object,
  objects,
  oneOf,
  only,
  text,
  whole,
  words,
} from '../package/fields.ts'
import type { Trust } from '../package/trusted-package.ts'

export const LOST_MEDIA = { document: 'lost-media.json', signature: 'lost-media.sig' } as const
export const LOST_MEDIA_USE = { kind: 'lost-media', label: 'ippyo lost media 1', bytesMax: 256 * 1024 } as const
type OfElection = Pick<Trust, 'electionId' | 'keySet' | 'packageHash' | 'pairs' | 'contests' | 'online'>

const CAUSES = ['lost', 'destroyed', 'unclosable', 'never-started'] as const
const OF_ONLINE_BOX = ['lost', 'destroyed'] as const

/** In the place of a pair, which no machine has: the votes of the online ballot box. */
export function isOnlineBox({ station, pair }: { readonly station: string; readonly pair: number }): boolean {
  return station === 'online' && pair === 0
}

/** Exactly the members of the document. */
export type LostPair = {
  readonly station: string
  readonly pair: number
  readonly cause: (typeof CAUSES)[number]
  readonly known: string
  readonly opinion: string
  readonly witnesses: readonly string[]
  /** Contest → records that the machine showed at closing; null: nobody knows. */
  readonly recordsTold: { readonly [contest: string]: number } | null
}

export interface LostDeclaration {
  readonly declaredAt: string
  readonly lost: readonly LostPair[]
}

/** @throws Malformed */
export function lostOf(value: JsonObject, trust: OfElection): LostDeclaration {
  only(value, ['chair', 'declaredAt', 'electionId', 'format', 'keySet', 'lost', 'packageSha256'])
  oneOf(value, 'format', ['ippyo lost media 1'])
  const ours =
    text(value, 'electionId', HEX_8) === trust.electionId &&
    text(value, 'keySet', HEX_8) === trust.keySet &&
    text(value, 'packageSha256', HEX_32) === trust.packageHash
  if (!ours) throw new Malformed('electionId')
  filled(value, 'chair', 60)
  const declaredAt = minute(value, 'declaredAt')
  const lost = objects(value, 'lost', 0, 1000).map((each) => lostPair(each, trust))
  distinct(
    lost.map(({ station, pair }) => `${station} ${pair}`),
    'lost',
  )
  return { declaredAt, lost }
}

function lostPair(each: JsonObject, trust: OfElection): LostPair {
  only(each, ['cause', 'known', 'opinion', 'pair', 'recordsTold', 'station', 'witnesses'])
  const [station, pair] = [text(each, 'station', /./su), whole(each, 'pair', 0, 55)]
  const cause = oneOf(each, 'cause', isOnlineBox({ station, pair }) ? OF_ONLINE_BOX : CAUSES)
  const isKnown = isOnlineBox({ station, pair })
    ? trust.online
    : trust.pairs.some((known) => known.station === station && known.pair === pair)
  if (!isKnown) throw new Malformed('pair')
  const witnesses = list(each, 'witnesses', 1, 10).map((name) => {
    if (typeof name !== 'string' || name.length > 60 || name.trim() === '') throw new Malformed('witnesses')
    return name
  })
  return {
    station,
    pair,
    cause,
    known: filled(each, 'known', 2000),
    opinion: filled(each, 'opinion', 2000),
    witnesses,
    recordsTold: each.recordsTold === null ? null : told(object(each, 'recordsTold'), trust),
  }
}

function told(counts: JsonObject, trust: OfElection): Readonly<Record<string, number>> {
  const contests = Object.keys(counts)
  if (contests.some((contest) => !trust.contests.some(({ id }) => id === contest))) throw new Malformed('recordsTold')
  return Object.fromEntries(contests.map((contest) => [contest, whole(counts, contest, 0, 10_000_000)]))
}

function filled(value: JsonObject, name: string, most: number): string {
  const said = words(value, name, 1, most)
  if (said.trim() === '') throw new Malformed(name)
  return said
}
