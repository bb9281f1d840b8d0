/** A file of the list is there whole and durable, or not at all, whenever the power goes. */
import { join } from 'node:path'
import type { BundleFile } from '#election/bundle/bundle-files.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import type { ListPlace, WrittenFile } from './list-messages.ts'

export async function written(
  { directory }: Pick<ListPlace, 'directory'>,
  { name, bytes }: BundleFile,
): Promise<WrittenFile> {
  await writeWholeFile(join(directory, name), bytes)
  return { name, sha256: sha256Hex(bytes) }
}
