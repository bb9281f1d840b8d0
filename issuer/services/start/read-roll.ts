/** The station's roll extract out of the package: decrypted with the key behind the operator card, then parsed. */
import { sha256 } from '@noble/hashes/sha2.js'
import { decryptRoll, rollPath } from '#election/keys/roll-envelope.ts'
import type { IssuerKeys } from '#election/keys/station-keys.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type RollExtract, readRollFile } from '#election/roll/roll-file.ts'
import { type Notice, notice, type OutOfServiceCode } from '#issuer/session/codes.ts'
import type { InPieces } from '../in-pieces.ts'
import type { VerifiedStation } from '../station.ts'

export interface Roll extends RollExtract {
  /** SHA-256 of the decrypted file, 32 bytes. */
  readonly hash: Uint8Array
}

/** Its bytes are opened, hashed and read as one piece each, and the screen says so before. */
const LONG_BYTES = 4 * 1024 * 1024

export function* readRoll(
  verified: VerifiedStation,
  keys: IssuerKeys,
): InPieces<Result<Roll, Notice<OutOfServiceCode>>> {
  const { election, station } = verified
  const encrypted = election.files.get(rollPath(station.id))
  if (encrypted === undefined) return err(notice('roll-unreadable', { line: 0 }))
  const isLong = encrypted.length > LONG_BYTES
  if (isLong) yield { doing: 'reading-roll', done: 0, whole: null }
  const { electionId } = election.electionPackage
  const bytes = decryptRoll({ electionId, station: station.id, rollKey: keys.rollKey }, encrypted)
  if (!bytes.ok) return err(notice('roll-not-authentic'))
  if (isLong) yield { doing: 'reading-roll', done: 0, whole: null }
  const hash = sha256(bytes.value)
  if (isLong) yield { doing: 'reading-roll', done: 0, whole: null }
  const extract = readRollFile(bytes.value)
  if (!extract.ok) return err(notice('roll-unreadable', { line: extract.error.line }))
  return ok({ ...extract.value, hash })
}
