/** People's words about one clip: heard and found right by two, or refused by one. */
import { type Approving, isOneOfTwo } from './approver-acts.ts'

export interface ClipWord {
  readonly approvedBy: readonly string[]
  readonly refused: { readonly by: string; readonly why: string } | null
}

/** A clip as it was heard, with the hash that it is held against: with another sound or other words it is another clip. */
export interface ClipHeard {
  readonly id: string
  /** SHA-256 of its sound and of its words (docs/formats/office-record.md). */
  readonly content: string
}

const NOTHING_SAID: ClipWord = { approvedBy: [], refused: null }
const APPROVALS_NEEDED = 2

export const heardAs = ({ id, content }: ClipHeard) => `${id} ${content}`

export function wordOn(
  project: Approving & { readonly clips: ReadonlyMap<string, ClipWord> },
  clip: ClipHeard,
): ClipWord {
  const { approvedBy, refused } = project.clips.get(heardAs(clip)) ?? NOTHING_SAID
  return { approvedBy: approvedBy.filter((name) => isOneOfTwo(project, name)), refused }
}

export function clipState({ approvedBy, refused }: ClipWord): 'open' | 'half' | 'approved' | 'refused' {
  if (refused !== null) return 'refused'
  if (approvedBy.length >= APPROVALS_NEEDED) return 'approved'
  return approvedBy.length > 0 ? 'half' : 'open'
}

/** The person who refused it may take that back; nobody else's ear outweighs it. */
export function mayApprove({ approvedBy, refused }: ClipWord, name: string): boolean {
  return !approvedBy.includes(name) && (refused === null || refused.by === name)
}
