/**
 * Who may decide at the sorting, and what people compare before they give a passphrase: a file that came with the sticks is nobody's word.
 * Decisions are by people whom the machine knows from its own set-up, two of whom approved the package (approvals.md §3).
 */
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { type Approver, numbered } from '#election/keys/approvers.ts'
import { authorityFingerprint, onlineSettingsFingerprint } from '#election/keys/fingerprint.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type ApprovedPackageError, approvedAtMachine } from '#hardware/package-directory/read-approved.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { fill, type Language, type Values } from '#ui/messages/message.ts'
import { sortingShown } from '#words/online.ts'
import { type OfficeFileError, readApprovers } from '../files/office-files.ts'
import { onOneLine } from '../terminal/plain-text.ts'
import type { ReadFiles } from './sorting-files.ts'

/** Nobody: only a machine for practice or a fixture. */
export async function knownHere(
  { machine, package: directory }: { readonly machine: string; readonly package: string },
  election: LoadedElection,
  authorityPublicKey: Uint8Array,
): Promise<Result<readonly Approver[], ApprovedPackageError | OfficeFileError>> {
  const approvers = await readApprovers(machine)
  if (!approvers.ok) return approvers
  const trusted = { authorityPublicKey, approvers: approvers.value }
  const approved = await approvedAtMachine({ directory, machine }, election, trusted, nativeChecks)
  return approved.ok ? ok(approvers.value) : err(approved.error)
}

interface Shown {
  readonly election: LoadedElection
  readonly authority: Uint8Array
  readonly read: ReadFiles
  /** SHA-256 of the certificates of the authorities whose cards count, hex. */
  readonly roots: readonly string[]
}

export function shownBeforeSorting(
  { election, authority, read: { settings, approvers, decide }, roots }: Shown,
  language: Language,
): readonly string[] {
  const say = (word: keyof typeof sortingShown, values: Values = {}) =>
    onOneLine(fill(sortingShown[word][language], values))
  const { opens, closes, origin, switches } = settings.settings
  const person = (word: 'decides' | 'approves') => (each: (typeof known)[number]) => say(word, each)
  const known = numbered(decide)
  return [
    say('compare'),
    say('package', { number: election.fingerprint }),
    say('authority', { number: authorityFingerprint(authority) }),
    say('settings', { number: onlineSettingsFingerprint(settings.hash) }),
    say('hours', { opens, closes }),
    say(`evidence_${switches.evidence}`),
    say('log', { origin: origin.log }),
    ...known.map(person('decides')),
    ...numbered(approvers).map(person('approves')),
    ...roots.map((sha256) => say('root', { sha256 })),
  ]
}
