/** count.md §3: pairs of which no medium exists any more, declared, signed by the authority and approved by two. */
import { join } from 'node:path'
import { readApproved } from '../package/approved-document.ts'
import { filesIn } from '../package/directory.ts'
import { Malformed } from '../package/fields.ts'
import type { Trust } from '../package/trust.ts'
import { LOST_MEDIA, LOST_MEDIA_USE, type LostDeclaration, type LostPair, lostOf } from './lost-declaration.ts'

export interface FoundDeclaration {
  /** Not the authority's with the approvals of two, or not of this package. */
  readonly problem: null | 'lost-media-not-signed'
  /** A declaration was found. */
  readonly isThere: boolean
  readonly lost: readonly LostPair[]
}

interface Read extends LostDeclaration {
  readonly hash: string
}

/** @param directories where a declaration may be: beside the reports, with which it is brought, and beside the stages of a count (WI5) */
export async function readLostMedia(directories: readonly string[], trust: Trust): Promise<FoundDeclaration> {
  const found: Read[] = []
  for (const directory of directories) {
    const read = await readIn(directory, trust)
    if (read === null) return { problem: 'lost-media-not-signed', isThere: true, lost: [] }
    if (read !== 'missing') found.push(read)
  }
  const [last] = found.sort(laterFirst)
  return { problem: null, isThere: last !== undefined, lost: last?.lost ?? [] }
}

/** The one that was signed last counts, as at the tally; of one minute the one that leaves out less. */
function laterFirst(one: Read, other: Read): number {
  if (one.declaredAt !== other.declaredAt) return one.declaredAt > other.declaredAt ? -1 : 1
  if (one.lost.length !== other.lost.length) return one.lost.length - other.lost.length
  return one.hash > other.hash ? -1 : 1
}

/** `null`: there is one, and it is not the authority's, or not of this package. */
async function readIn(directory: string, trust: Trust): Promise<Read | 'missing' | null> {
  const paths = {
    document: join(directory, LOST_MEDIA.document),
    signature: join(directory, LOST_MEDIA.signature),
  }
  const signed = await readApproved(filesIn(), paths, LOST_MEDIA_USE, trust)
  if (signed === 'missing') return signed
  if (typeof signed === 'string') return null
  try {
    return { hash: signed.hash, ...lostOf(signed.value, trust) }
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}
