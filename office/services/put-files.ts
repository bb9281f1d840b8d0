/** Files for people, in a folder of the stick: for a rehearsal, to be filled in, or a list to look at. */
import { join } from 'node:path'
import { unlessSystemError } from '#hardware/files/system-error.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import type { FilesPut, OfficeEvent } from '../session/event.ts'

export async function putFiles(
  stick: string,
  what: FilesPut,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<OfficeEvent> {
  const folder = join(stick, what)
  try {
    for (const [name, bytes] of files) await writeWholeFile(join(folder, name), bytes, 0o600)
  } catch (error) {
    unlessSystemError(error)
    return { type: 'refused', code: 'stick-not-writable', about: { path: folder } }
  }
  return { type: 'files-put', what, folder }
}
