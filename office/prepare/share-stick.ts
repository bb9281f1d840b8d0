/** Each share of the counting key onto its holder's stick; when another person has seen it there, this computer has it no more. */
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
  /** It is on its holder's stick alone. */
  | { readonly type: 'share-erased'; readonly index: number }
  /** Another holder's: that one's number, and the one that is awaited. */
  | { readonly type: 'stick-has-a-share'; readonly found: number; readonly index: number }
  /** No stick in the slot. */
  | { readonly type: 'stick-not-there'; readonly index: number; readonly path: string }
  /** No holder's stick: what lies there serves something else. */
  | {
      readonly type: 'share-slot-has-medium' | 'share-slot-has-list' | 'share-slot-has-files'
      readonly index: number
      readonly path: string
    }
  | { readonly type: 'share-stick-differs'; readonly index: number }
  /** What lies here is no share of this election and this holder. */
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

/** Byte for byte what lies here, and alone. */
export async function checkShare(work: ShareStick): Promise<Result<void, ShareStickError>> {
  const { stick, index } = work
  const share = await shareHere(work)
  if (!share.ok) return share
  const wrong = await wrongStick(stick, index)
  return wrong === null ? isThere(stick, index, share.value) : err(wrong)
}

/** By its open head: whether its holder's passphrase opens it is asked on the eve (D-28). */
async function shareHere({ office, index, electionPackage }: ShareStick): Promise<Result<Uint8Array, ShareStickError>> {
  const bytes = await fileAt(join(office, OFFICE.share(index)))
  if (bytes === null) return err({ type: 'share-erased', index })
  const file = parseShareFile(bytes)
  if (!file.ok) return err({ type: 'share-damaged', index })
  const { index: of, electionId, keySet } = file.value
  const isOurs = of === index && electionId === electionPackage.electionId && keySet === electionPackage.keySet
  return isOurs ? ok(bytes) : err({ type: 'share-damaged', index })
}

/** After the record says that somebody saw it on its stick; what the power cut off is made good at the next start. */
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

/** Two shares on one stick are two holders in one hand; on a medium a share would be one more file for its machine to refuse. */
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
