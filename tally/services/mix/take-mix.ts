/** A mix that came back from the second PC, beside the mixes before it: no file of the list yet, and believed by nobody. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '#election/result.ts'
import { isDiskFull, unlessSystemError } from '#hardware/files/system-error.ts'
import type { OnStick, StickRefusal } from './carried-stick.ts'
import { copyFile } from './copy-file.ts'
import type { WrittenFile } from './list-messages.ts'

interface Waiting {
  readonly files: ReadonlyMap<string, string>
  readonly mixers: number
  readonly carried: string | null
}

interface TakenMix {
  readonly files: readonly WrittenFile[]
  /** SHA-256 of `mixed.json`, hex. */
  readonly hash: string
}

/** The answer to the very list that went out last, of exactly the files that are missing. */
export async function takeMix(
  bundle: string,
  { files, mixers, carried }: Waiting,
  stick: OnStick,
): Promise<Result<TakenMix, StickRefusal>> {
  const { listHash, mix: back } = stick
  if (listHash !== carried) return err({ code: 'carry-other-list' })
  if (back === null) return err({ code: 'carry-not-mixed' })
  const { mix } = back
  const asked = [...files.keys()]
    .filter((name) => name.startsWith('mix-') && name.endsWith(`-${mixers}.bin`))
    .map((name) => name.replace(/\d+\.bin$/, `${mixers + 1}.bin`))
    .toSorted()
  const isAsked = mix.list === carried && mix.mixer === mixers + 1
  if (!isAsked || mix.files.map(({ path }) => path).join() !== asked.join()) return err({ code: 'carry-other-list' })
  const taken: WrittenFile[] = []
  for (const file of mix.files) {
    const before = join(bundle, file.path.replace(/\d+\.bin$/, `${mixers}.bin`))
    // As long as the mix before it: nothing longer fills the disk.
    const fits = (await stat(before)).size === file.bytes
    const to = join(bundle, file.path)
    const copy = fits ? await copied(join(stick.directory, file.path), to, file.bytes) : null
    if (copy === 'full') return err({ code: 'bundle-not-writable' })
    // It was held against its hash before, and is another one by now. Nobody reports it, so it is erased.
    if (copy !== file.sha256) return err({ code: 'carry-mix-not-whole', about: { file: file.path } })
    taken.push({ name: file.path, sha256: file.sha256 })
  }
  return ok({ files: taken, hash: back.hash })
}

/** SHA-256 of the copy, hex. Null: it cannot be read; `full`: this PC has no room for it, and the stick is as good as before. */
async function copied(from: string, to: string, length: number): Promise<string | null> {
  const copy = await copyFile(from, to, undefined, { start: 0, length }).catch((error: unknown) => {
    unlessSystemError(error)
    return isDiskFull(error) ? 'full' : null
  })
  return copy === 'full' ? copy : (copy?.sha256 ?? null)
}
