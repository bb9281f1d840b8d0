/** A mix that came back from the second PC, beside the mixes before it: no file of the list yet, and believed by nobody. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '#election/result.ts'
import { bytesAsNamed, type OnStick, type StickRefusal } from './carried-stick.ts'
import type { WrittenFile } from './list-messages.ts'
import { written } from './written.ts'

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
    // As long as the mix before it: nothing longer is read into the memory.
    const fits = (await stat(before)).size === file.bytes
    const bytes = fits ? await bytesAsNamed(stick, file) : null
    if (bytes === null) return err({ code: 'carry-mix-not-whole', about: { file: file.path } })
    taken.push(await written({ directory: bundle }, { name: file.path, bytes }))
  }
  return ok({ files: taken, hash: back.hash })
}
