/** The station's roll extract out of the package: decrypted with the key behind the operator card, then parsed. */
import { sha256 } from '@noble/hashes/sha2.js'
import type { RollRow } from '#election/definition/definition.ts'
import { decryptRoll, rollPath } from '#election/keys/roll-envelope.ts'
import type { IssuerKeys } from '#election/keys/station-keys.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRollFile } from '#election/roll/roll-file.ts'
import { type Notice, notice, type OutOfServiceCode } from '#issuer/session/codes.ts'
import type { VerifiedStation } from '../station.ts'

export interface Roll {
  readonly rows: readonly RollRow[]
  /** SHA-256 of the decrypted file, 32 bytes. */
  readonly hash: Uint8Array
}

export function readRoll(verified: VerifiedStation, keys: IssuerKeys): Result<Roll, Notice<OutOfServiceCode>> {
  const { election, station } = verified
  const encrypted = election.files.get(rollPath(station.id))
  if (encrypted === undefined) return err(notice('roll-unreadable', { line: 0 }))
  const { electionId } = election.electionPackage
  const bytes = decryptRoll({ electionId, station: station.id, rollKey: keys.rollKey }, encrypted)
  if (!bytes.ok) return err(notice('roll-not-authentic'))
  const rows = readRollFile(bytes.value)
  if (!rows.ok) return err(notice('roll-unreadable', { line: rows.error.line }))
  return ok({ rows: rows.value, hash: sha256(bytes.value) })
}
