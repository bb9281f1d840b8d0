/** Posters and pictures of the gazette: all of them, in the order of the signed list, each with the hash of the list. */
import { toHex } from '#election/bytes.ts'
import type { PackageFile } from '#election/definition/definition.ts'
import { filesOfGazette, type Gazette, type GazetteOf, isPicture } from '#election/online/gazette.ts'
import type { Pictures } from '../session/state.ts'
import { ask } from './ask.ts'
import { readGazetteAnew } from './read-election.ts'
import type { Surroundings } from './surroundings.ts'

/** Null: there is no gazette. */
export interface Wanted {
  readonly gazette: Gazette | null
  /** Pictures of the choices of questions, as the candidate list has them. */
  readonly choices: readonly PackageFile[]
}

type Where = Pick<Surroundings, 'authority' | 'fetch' | 'origin' | 'subtle'>

/** @param anew the list is read again first: between two looks it may have been signed anew, and its files exchanged */
export async function picturesOf(
  where: Where,
  { gazette: known, choices }: Wanted,
  anew: GazetteOf | null,
): Promise<{ readonly gazette: Gazette | null; readonly pictures: Pictures | null }> {
  const gazette = anew === null || known === null ? known : ((await readGazetteAnew(where, anew)) ?? known)
  return { gazette, pictures: await fetchPictures(where, { gazette, choices }) }
}

/**
 * A look at one poster or plan asks for those of all candidates and choices, also of contests in which this voter has no vote. Requests, their order and their
 * hours then show neither the server nor the line at which candidate somebody looks (T13, T20).
 */
export async function fetchPictures(
  { fetch, origin, subtle }: Pick<Surroundings, 'fetch' | 'origin' | 'subtle'>,
  { gazette, choices }: Wanted,
): Promise<Pictures | null> {
  const pictures = new Map<string, Uint8Array>()
  const ofGazette = gazette === null ? [] : filesOfGazette(gazette).filter(isPicture)
  const wanted = [
    ...ofGazette.map((file) => ({ ...file, path: `gazette/${file.name}` })),
    ...choices.map((file) => ({ ...file, name: file.path })),
  ]
  for (const { bytes, name, path, sha256 } of wanted) {
    const answer = await ask(fetch, `${origin}/election/${path}`, bytes)
    if (answer?.status !== 200) return null
    const hash = await subtle.digest('SHA-256', new Uint8Array(answer.bytes))
    if (toHex(new Uint8Array(hash)) !== sha256) return null
    pictures.set(name, answer.bytes)
  }
  return pictures
}
