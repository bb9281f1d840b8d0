/**
 * The independent check of sealed media: is each authentic and complete, and do original and duplicate hold the same? Shares
 * no code with the programs that wrote them, only `docs/formats/`.
 */
import { comparePair, type PairFinding } from './medium/compare-pair.ts'
import type { MediumFinding } from './medium/finding.ts'
import { verifyMedium } from './medium/verify-medium.ts'
import { type PackageProblem, readTrust, type Trust } from './package/trust.ts'

export interface Verification {
  readonly problem: PackageProblem | null
  readonly electionId: string | null
  readonly media: readonly MediumFinding[]
  /** Pairs of which two media were given. */
  readonly pairs: readonly PairFinding[]
  /** Everything authentic and complete, nothing to explain, original and duplicate equal. */
  readonly holds: boolean
}

/**
 * @param media files or directories of sealed media
 * @param authority the commission's public key, 64 hex digits, from the ceremony record
 */
export async function verify(input: {
  readonly packageDirectory: string
  readonly authority: string
  readonly media: readonly string[]
  readonly onMedium?: (done: number, total: number) => void
}): Promise<Verification> {
  const trust = await readTrust(input.packageDirectory, input.authority)
  if (typeof trust === 'string') return { problem: trust, electionId: null, media: [], pairs: [], holds: false }
  return verifyMedia(input, trust)
}

export async function verifyMedia(
  input: { readonly media: readonly string[]; readonly onMedium?: (done: number, total: number) => void },
  trust: Trust,
): Promise<Verification> {
  const media: MediumFinding[] = []
  for (const path of input.media) {
    media.push(await verifyMedium(path, trust))
    input.onMedium?.(media.length, input.media.length)
  }
  const pairs = await pairsOf(media)
  const holds =
    media.length > 0 &&
    media.every((medium) => medium.problem === null && medium.doubts.length === 0) &&
    pairs.every((pair) => pair.problem === null)
  return { problem: null, electionId: trust.electionId, media, pairs, holds }
}

async function pairsOf(media: readonly MediumFinding[]): Promise<readonly PairFinding[]> {
  const found: PairFinding[] = []
  const first = new Map<string, MediumFinding>()
  for (const medium of media) {
    if (medium.station === null || medium.pair === null) continue
    const key = `${medium.station} ${medium.pair}`
    const other = first.get(key)
    if (other === undefined) first.set(key, medium)
    else {
      const compared = await comparePair(other, medium)
      if (compared !== null) found.push(compared)
    }
  }
  return found
}
