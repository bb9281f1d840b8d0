/** Puts each share of the counting key onto its holder's stick. When another person has seen it there, this computer erases its own copy. */
import { join } from 'node:path'
import { unreachable } from '#election/assert.ts'
import { equalBytes } from '#election/bytes.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { parseShareFile, SHARE_FILE_BYTES_MAX } from '#election/keys/share-file.ts'
import { err, ok, type Result } from '#election/result.ts'
import { eraseFile } from '#hardware/files/erase-file.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { OFFICE } from '../files/office-files.ts'
import { stickInSlot } from './stick-in-slot.ts'

export type ShareStickError =
  /** This computer has erased the share: only its holder's stick has it. */
  | { readonly type: 'share-erased'; readonly index: number }
  /** The stick has the share of holder `found`, not that of holder `index`. */
  | { readonly type: 'stick-has-a-share'; readonly found: number; readonly index: number }
  /** No stick in the slot. */
  | { readonly type: 'stick-not-there'; readonly index: number; readonly path: string }
  /** The stick in the slot serves something else. */
  | {
      readonly type: 'share-slot-has-medium' | 'share-slot-has-list' | 'share-slot-has-files'
      readonly index: number
      readonly path: string
    }
  | { readonly type: 'share-stick-differs'; readonly index: number }
  /** The file on this computer is no share of this election and this holder. */
  | { readonly type: 'share-damaged'; readonly index: number }

interface ShareStick {
  /** Where the holder's stick is mounted. */
  readonly stick: string
  /** Where the ceremony left the shares. */
  readonly office: string
  readonly index: number
  readonly electionPackage: Pick<ElectionPackage, 'electionId' | 'keySet'>
}

export async function putShare(work: ShareStick): Promise<Result<void, ShareStickError>> {
  const { stick, index } = work
  const share = await shareHere(work)
  if (!share.ok) return share
  const wrong = await wrongStick(stick, index)
  if (wrong !== null) return err(wrong)
  await writeWholeFile(join(stick, OFFICE.share(index)), share.value, 0o600)
  return isThere(stick, index, share.value)
}

/** The stick has this computer's share, byte for byte, and no other holder's. */
export async function checkShare(work: ShareStick): Promise<Result<void, ShareStickError>> {
  const { stick, index } = work
  const share = await shareHere(work)
  if (!share.ok) return share
  const wrong = await wrongStick(stick, index)
  return wrong === null ? isThere(stick, index, share.value) : err(wrong)
}

/** Reads only its head, which needs no passphrase. On the eve the holder proves the passphrase (D-28). */
async function shareHere({ office, index, electionPackage }: ShareStick): Promise<Result<Uint8Array, ShareStickError>> {
  const bytes = await fileAt(join(office, OFFICE.share(index)))
  if (bytes === null) return err({ type: 'share-erased', index })
  const file = parseShareFile(bytes)
  if (!file.ok) return err({ type: 'share-damaged', index })
  const { index: of, electionId, keySet } = file.value
  const isOurs = of === index && electionId === electionPackage.electionId && keySet === electionPackage.keySet
  return isOurs ? ok(bytes) : err({ type: 'share-damaged', index })
}

/** Called after the record says that somebody saw it on its stick, and again at the next start if the power went in between. */
export async function eraseShare(office: string, index: number): Promise<Result<void, ShareNotErased>> {
  const path = join(office, OFFICE.share(index))
  return (await eraseFile(path)) ? ok() : err({ type: 'share-not-erased', index })
}

export interface ShareNotErased {
  readonly type: 'share-not-erased'
  readonly index: number
}

async function isThere(stick: string, index: number, share: Uint8Array): Promise<Result<void, ShareStickError>> {
  const read = await fileAt(join(stick, OFFICE.share(index)))
  return read !== null && equalBytes(read, share) ? ok() : err({ type: 'share-stick-differs', index })
}

/** Two shares on one stick would give one person two shares. A machine would refuse a medium with a share on it. */
async function wrongStick(stick: string, index: number): Promise<ShareStickError | null> {
  const found = await stickInSlot(stick, index)
  switch (found.type) {
    case 'none':
      return { type: 'stick-not-there', index, path: stick }
    case 'share':
      return found.holder === index ? null : { type: 'stick-has-a-share', found: found.holder, index }
    case 'medium':
    case 'list':
    case 'files':
      return { type: `share-slot-has-${found.type}`, index, path: stick }
    case 'other':
      return null
    default:
      return unreachable(found)
  }
}

/** Null: not there, or not to be read. */
function fileAt(path: string): Promise<Uint8Array | null> {
  return readRegular(path, SHARE_FILE_BYTES_MAX).catch(() => null)
}
