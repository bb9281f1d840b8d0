/**
 * The independent check of sealed media: is each authentic and complete? Shares no code with the programs that wrote them,
 * only `docs/formats/`.
 */
import { type MediumFinding, verifyMedium } from './medium/verify-medium.ts'
import { type PackageProblem, readTrust } from './package.ts'

export interface Verification {
  readonly problem: PackageProblem | null
  readonly electionId: string | null
  readonly media: readonly MediumFinding[]
  /** Everything authentic, complete, and no pair shown twice in the same role. */
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
  if (typeof trust === 'string') return { problem: trust, electionId: null, media: [], holds: false }
  const media: MediumFinding[] = []
  for (const path of input.media) {
    media.push(await verifyMedium(path, trust))
    input.onMedium?.(media.length, input.media.length)
  }
  const holds = media.length > 0 && media.every((medium) => medium.problem === null) && pairsAgree(media)
  return { problem: null, electionId: trust.electionId, media, holds }
}

/** The same role of one pair twice is an image of a medium beside itself; original and duplicate must tell the same. */
function pairsAgree(media: readonly MediumFinding[]): boolean {
  const seen = new Map<string, MediumFinding>()
  for (const medium of media) {
    const key = `${medium.station}/${medium.pair}`
    const other = seen.get(key)
    if (other !== undefined) {
      if (other.role === medium.role) return false
      if (JSON.stringify(other.records) !== JSON.stringify(medium.records)) return false
    }
    seen.set(key, medium)
  }
  return true
}
