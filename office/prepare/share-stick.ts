/** Each share of the counting key onto its holder's stick; when another person has seen it there, this computer has it no more. */
import { existsSync } from 'node:fs'
import { readdir, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { equalBytes } from '#election/bytes.ts'
import { SHARE_FILE_BYTES_MAX } from '#election/keys/share-file.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { syncDirectory, writeWholeFile } from '#hardware/files/whole-file.ts'
import { OFFICE } from '../files/office-files.ts'

export type ShareStickError =
  /** It is on its holder's stick alone. */
  | { readonly type: 'share-erased'; readonly index: number }
  | { readonly type: 'stick-has-a-share'; readonly found: number }
  | { readonly type: 'share-stick-differs'; readonly index: number }

interface ShareStick {
  /** Where the holder's stick is mounted. */
  readonly stick: string
  /** Where the ceremony left the shares. */
  readonly office: string
  readonly index: number
}

const SHARE = /^share-(\d+)\.json$/

export async function putShare({ stick, office, index }: ShareStick): Promise<Result<void, ShareStickError>> {
  const share = await fileAt(join(office, OFFICE.share(index)))
  if (share === null) return err({ type: 'share-erased', index })
  // Two shares on one stick are two holders in one hand.
  const found = await othersOn(stick, index)
  if (found !== null) return err({ type: 'stick-has-a-share', found })
  await writeWholeFile(join(stick, OFFICE.share(index)), share, 0o600)
  return isThere(stick, index, share)
}

/** Byte for byte what lies here, and alone. */
export async function checkShare({ stick, office, index }: ShareStick): Promise<Result<void, ShareStickError>> {
  const share = await fileAt(join(office, OFFICE.share(index)))
  if (share === null) return err({ type: 'share-erased', index })
  const found = await othersOn(stick, index)
  return found === null ? isThere(stick, index, share) : err({ type: 'stick-has-a-share', found })
}

/** After the record says that somebody saw it on its stick; what the power cut off is made good at the next start. */
export async function eraseShare(office: string, index: number): Promise<void> {
  const path = join(office, OFFICE.share(index))
  if (!existsSync(path)) return
  await unlink(path)
  await syncDirectory(dirname(path))
}

async function isThere(stick: string, index: number, share: Uint8Array): Promise<Result<void, ShareStickError>> {
  const read = await fileAt(join(stick, OFFICE.share(index)))
  return read !== null && equalBytes(read, share) ? ok() : err({ type: 'share-stick-differs', index })
}

/** The number of a share that is another one's; null: there is none. */
async function othersOn(stick: string, index: number): Promise<number | null> {
  const numbers = (await readdir(stick)).flatMap((name) => Number(SHARE.exec(name)?.[1] ?? index))
  return numbers.find((number) => number !== index) ?? null
}

/** Null: not there, or not to be read. */
function fileAt(path: string): Promise<Uint8Array | null> {
  return readRegular(path, SHARE_FILE_BYTES_MAX).catch(() => null)
}
