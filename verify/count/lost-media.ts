/** count.md §3: pairs of which no medium exists any more, declared and signed by the authority. */
import { join } from 'node:path'
import { type JsonObject, readSigned } from '../package/canonical.ts'
import { filesIn } from '../package/directory.ts'
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
import type { Trust } from '../package/trust.ts'

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

const BYTES_MAX = 256 * 1024

export interface FoundDeclaration {
  readonly problem:
    | null
    /** Not the authority's, or not of this package. */
    | 'lost-media-not-signed'
    /** Two folders hold different declarations; nothing here shows which one is in force. */
    | 'lost-media-differ'
  /** A declaration was found. */
  readonly isThere: boolean
  readonly lost: readonly LostPair[]
}

/** @param directories where a declaration may be: beside the reports, with which it is brought, and beside the stages of a count (WI5) */
export async function readLostMedia(directories: readonly string[], trust: Trust): Promise<FoundDeclaration> {
  const found = new Map<string, readonly LostPair[]>()
  for (const directory of directories) {
    const read = await readIn(directory, trust)
    if (read === null) return { problem: 'lost-media-not-signed', isThere: true, lost: [] }
    if (read !== 'missing') found.set(read.hash, read.lost)
  }
  const [lost = []] = found.values()
  if (found.size > 1) return { problem: 'lost-media-differ', isThere: true, lost: [] }
  return { problem: null, isThere: found.size > 0, lost }
}

/** `null`: there is one, and it is not the authority's, or not of this package. */
async function readIn(
  directory: string,
  trust: Trust,
): Promise<{ readonly hash: string; readonly lost: readonly LostPair[] } | 'missing' | null> {
  const paths = { document: join(directory, 'lost-media.json'), signature: join(directory, 'lost-media.sig') }
  const signed = await readSigned(
    filesIn(),
    paths,
    { label: 'ippyo lost media 1', bytesMax: BYTES_MAX },
    trust.authority,
  )
  if (signed === 'missing') return signed
  if (typeof signed === 'string') return null
  try {
    return { hash: signed.hash, lost: lostOf(signed.value, trust) }
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

function lostOf(value: JsonObject, trust: Trust): readonly LostPair[] {
  only(value, ['chair', 'declaredAt', 'electionId', 'format', 'keySet', 'lost', 'packageSha256'])
  oneOf(value, 'format', ['ippyo lost media 2'])
  const ours =
    text(value, 'electionId', HEX_8) === trust.electionId &&
    text(value, 'keySet', HEX_8) === trust.keySet &&
    text(value, 'packageSha256', HEX_32) === trust.packageHash
  if (!ours) throw new Malformed('electionId')
  filled(value, 'chair', 60)
  minute(value, 'declaredAt')
  const lost = objects(value, 'lost', 0, 1000).map((each) => lostPair(each, trust))
  distinct(
    lost.map(({ station, pair }) => `${station} ${pair}`),
    'lost',
  )
  return lost
}

function lostPair(each: JsonObject, trust: Trust): LostPair {
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

function told(counts: JsonObject, trust: Trust): Readonly<Record<string, number>> {
  const contests = Object.keys(counts)
  if (contests.some((contest) => !trust.contests.some(({ id }) => id === contest))) throw new Malformed('recordsTold')
  return Object.fromEntries(contests.map((contest) => [contest, whole(counts, contest, 0, 10_000_000)]))
}

function filled(value: JsonObject, name: string, most: number): string {
  const said = words(value, name, 1, most)
  if (said.trim() === '') throw new Malformed(name)
  return said
}
