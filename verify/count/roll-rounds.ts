/** roll-list.md: the signed rounds of roll lists in folders; the newest one counts. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readApproved } from '../package/approved-document.ts'
import { filesIn } from '../package/directory.ts'
import { Malformed } from '../package/fields.ts'
import type { Trust } from '../package/trust.ts'
import { ROLL_ROUND_USE, type RollRound, roundOf } from './roll-round.ts'

const NAME = /^roll-round(?:-[0-9]{2})?\.ippyo$/

export interface FoundRound extends RollRound {
  /** SHA-256 of the document, hex. */
  readonly hash: string
}

/** Not the authority's with the approvals of two, or not of this election. */
export interface RefusedRound {
  readonly code: 'roll-round-not-signed'
  readonly file: string
}

export interface FoundRounds {
  /** Null: there is none. */
  readonly round: FoundRound | null
  readonly refused: readonly RefusedRound[]
}

/** @param directories where a round may be: beside the reports, with which it is brought, and beside the stages of a count */
export async function readRollRounds(directories: readonly string[], trust: Trust): Promise<FoundRounds> {
  const found: FoundRound[] = []
  const refused: RefusedRound[] = []
  for (const directory of directories) {
    const names = (await readdir(directory).catch(() => [])).filter((name) => NAME.test(name)).sort()
    for (const name of names) {
      const read = await readIn(join(directory, name), trust)
      if (read === null) refused.push({ code: 'roll-round-not-signed', file: name })
      else found.push(read)
    }
  }
  const [round = null] = found.sort(newestFirst)
  return { round, refused }
}

/** As at the tally. */
function newestFirst(one: FoundRound, other: FoundRound): number {
  return one.number === other.number ? (one.hash > other.hash ? -1 : 1) : other.number - one.number
}

async function readIn(document: string, trust: Trust): Promise<FoundRound | null> {
  const paths = { document, signature: document.replace(/ippyo$/, 'sig') }
  const signed = await readApproved(filesIn(), paths, ROLL_ROUND_USE, trust)
  if (typeof signed === 'string') return null
  try {
    return { hash: signed.hash, ...roundOf(signed.value, trust) }
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}
