/** A voice pack in the office's hands: in one directory a manifest and its samples for each part and language. */

import { join } from 'node:path'
import { canonicalJson } from '#election/canonical-json.ts'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { VoicePart } from '#election/voice/clips.ts'
import {
  MANIFEST_BYTES_MAX,
  parseManifest,
  SAMPLE_BYTES,
  SAMPLES_BYTES_MAX,
  type VoiceManifest,
} from '#election/voice/manifest.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { PUBLIC } from './write-files.ts'

export interface PackFile {
  readonly manifest: VoiceManifest
  readonly bytes: Uint8Array
  readonly samples: Uint8Array
}

export const PACKS: readonly { readonly part: VoicePart; readonly language: Language }[] = LANGUAGES.flatMap(
  (language) => [
    { part: 'package' as const, language },
    { part: 'list' as const, language },
  ],
)

export type PackFileError =
  | { readonly type: 'voice-missing'; readonly path: string }
  | { readonly type: 'voice-damaged'; readonly path: string; readonly where: string }

const packName = (part: VoicePart, language: Language) => `${part}-${language}`

/** Samples first: a manifest without its samples is refused, samples without manifest are nothing. */
export async function writePack(directory: string, { manifest, samples }: Omit<PackFile, 'bytes'>): Promise<void> {
  const path = join(directory, packName(manifest.part, manifest.language))
  await writeWholeFile(`${path}.pcm`, samples, PUBLIC)
  await writeManifest(directory, manifest)
}

export async function writeManifest(directory: string, manifest: VoiceManifest): Promise<void> {
  const path = join(directory, `${packName(manifest.part, manifest.language)}.json`)
  await writeWholeFile(path, canonicalJson(manifest), PUBLIC)
}

/** Whole, and every clip as its manifest says: a half written pack is no pack. */
export async function loadPack(
  directory: string,
  part: VoicePart,
  language: Language,
): Promise<Result<PackFile, PackFileError>> {
  const path = join(directory, packName(part, language))
  const bytes = await readIfThere(`${path}.json`, MANIFEST_BYTES_MAX)
  const samples = await readIfThere(`${path}.pcm`, SAMPLES_BYTES_MAX)
  if (bytes === null || samples === null) return err({ type: 'voice-missing', path })
  const read = parseManifest(bytes)
  const damaged = (where: string) => err({ type: 'voice-damaged' as const, path, where })
  if (!read.ok) return damaged('where' in read.error ? read.error.where : '')
  const manifest = read.value
  if (manifest.part !== part || manifest.language !== language) return damaged('part')
  if (samples.length !== manifest.samples * SAMPLE_BYTES) return damaged('samples')
  const other = manifest.clips.find((clip) => sha256Hex(clipBytes(clip, samples)) !== clip.sha256)
  return other === undefined ? ok({ manifest, bytes, samples }) : damaged(other.id)
}

export function clipBytes(clip: { readonly at: number; readonly samples: number }, samples: Uint8Array): Uint8Array {
  return samples.subarray(clip.at * SAMPLE_BYTES, (clip.at + clip.samples) * SAMPLE_BYTES)
}

async function readIfThere(path: string, bytesMax: number): Promise<Uint8Array | null> {
  try {
    return await readRegular(path, bytesMax)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
