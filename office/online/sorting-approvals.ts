/** own-50: the settings, and this machine's own file, are nobody's word before two people approved them. Asked before any passphrase. */
import { dirname, join } from 'node:path'
import { toHex } from '#election/bytes.ts'
import { TALLY_MACHINE_FILE } from '#election/count/tally-machine.ts'
import {
  DOCUMENT_APPROVALS,
  type DocumentKind,
  type DocumentNotApproved,
  readDocumentApprovals,
} from '#election/definition/document-approvals.ts'
import type { Approver } from '#election/keys/approvers.ts'
import { err, ok, type Result } from '#election/result.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { readIfThere } from '../files/office-files.ts'

interface Places {
  /** `online.json` */
  readonly settings: string
  /** The machine's own directory. */
  readonly machine: string
}

interface Grounds {
  readonly settingsHash: Uint8Array
  readonly use: string
  readonly authority: Uint8Array
  /** This machine knows them from its set-up. */
  readonly known: readonly Approver[]
}

export type SortingNotApproved =
  | { readonly type: 'settings-not-approved' | 'sorter-not-approved'; readonly path: string }
  | Extract<DocumentNotApproved, { type: 'approvers-unknown' }>

/** @returns the approvals of this machine, which go with its votes; null: there are none, and nobody asks for them */
export async function sortingApprovals(
  { settings, machine }: Places,
  { settingsHash, use, authority, known }: Grounds,
): Promise<Result<Uint8Array | null, SortingNotApproved>> {
  const of = { use, authority: toHex(authority), approvers: known }
  const check = (kind: DocumentKind, document: string, bytes: Uint8Array | null) =>
    readDocumentApprovals(bytes, { kind, document }, of, verifyNative)
  const ofSettings = join(dirname(settings), DOCUMENT_APPROVALS['online-settings'])
  const first = check('online-settings', toHex(settingsHash), await readIfThere(ofSettings))
  if (!first.ok) return err(named(first.error, 'settings-not-approved', ofSettings))
  const ofMachine = join(machine, DOCUMENT_APPROVALS['sorting-machine'])
  const approvals = await readIfThere(ofMachine)
  const document = (await readIfThere(join(machine, TALLY_MACHINE_FILE))) ?? new Uint8Array()
  const second = check('sorting-machine', sha256Hex(document), approvals)
  return second.ok ? ok(approvals) : err(named(second.error, 'sorter-not-approved', ofMachine))
}

function named(
  error: DocumentNotApproved,
  type: 'settings-not-approved' | 'sorter-not-approved',
  path: string,
): SortingNotApproved {
  return error.type === 'document-not-approved' ? { type, path } : error
}
