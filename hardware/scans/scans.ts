/** Scanned sheets → the codes on them, all in this process: for a command. */
import { type PictureCode, parseCode } from '#election/picture/code.ts'
import { err, ok, type Result } from '#election/result.ts'
import { codesOnPicture } from './codes-on-picture.ts'
import { picturesInFile, type ScanFault } from './pictures-in-file.ts'

/** `scan-needs-poppler`: `pdftoppm` and `pdfinfo` are not there. */
export type ScanRefusal = { readonly type: ScanFault; readonly path: string }

export interface ScansRead {
  readonly codes: readonly PictureCode[]
  readonly pictures: number
  /** Pictures on which no code of ours was found, as they are called. */
  readonly without: readonly string[]
  /** Codes whose own check fails. */
  readonly altered: number
}

export async function readScans(
  paths: readonly string[],
  progress: (done: number, whole: number) => void,
): Promise<Result<ScansRead, ScanRefusal>> {
  const found: PictureCode[] = []
  const without: string[] = []
  let [altered, pictures] = [0, 0]
  for (const [at, path] of paths.entries()) {
    progress(at, paths.length)
    for await (const picture of picturesInFile(path)) {
      if (!picture.ok) return err({ type: picture.error, path })
      pictures++
      const read = await codesOnPicture(picture.value.bytes)
      if (read === null) return err({ type: 'scan-not-readable', path })
      const parsed = read.codes.map(parseCode)
      found.push(...parsed.flatMap((each) => (each.ok ? [each.value] : [])))
      altered += read.altered
      if (read.codes.length === 0) without.push(picture.value.name)
    }
  }
  progress(paths.length, paths.length)
  return ok({ codes: found, pictures, without, altered })
}
