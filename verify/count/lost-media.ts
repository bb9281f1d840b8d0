/** count.md §3: pairs of which no medium exists any more, declared and signed by the authority. */
import { join } from 'node:path'
import { readSigned } from '../package/canonical.ts'
import { filesIn } from '../package/directory.ts'
import { Malformed } from '../package/fields.ts'
import type { Trust } from '../package/trust.ts'
import { LOST_MEDIA, LOST_MEDIA_USE, type LostPair, lostOf } from './lost-declaration.ts'

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
  const paths = {
    document: join(directory, LOST_MEDIA.document),
    signature: join(directory, LOST_MEDIA.signature),
  }
  const signed = await readSigned(filesIn(), paths, LOST_MEDIA_USE, trust.authority)
  if (signed === 'missing') return signed
  if (typeof signed === 'string') return null
  try {
    return { hash: signed.hash, lost: lostOf(signed.value, trust) }
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}
