/** The voice that goes into a package: as it was made and approved, and complete for these sources; else nothing is signed. */
import { drawnContests } from '#election/definition/candidate-list.ts'
import type { ElectionSources, Use } from '#election/definition/definition.ts'
import { LANGUAGES } from '#election/languages.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type VoiceRefusal, voiceDoubt, voicePath } from '#election/voice/voice.ts'
import { loadPack, type PackFileError } from '../files/voice-pack.ts'

export type VoiceBringError = PackFileError | Exclude<VoiceRefusal, { type: 'voice-none' | 'voice-wrong-format' }>

/** By their paths in the package directory. */
export interface BroughtVoice {
  readonly ofPackage: ReadonlyMap<string, Uint8Array>
  readonly ofList: ReadonlyMap<string, Uint8Array>
}

/** A package is made with its first list. */
const FIRST_LIST = 1

export const NO_VOICE: BroughtVoice = { ofPackage: new Map(), ofList: new Map() }

/** @param directory null: an election by touch alone */
export async function bringVoice(
  directory: string | null,
  sources: ElectionSources,
  use: Use,
  listVersion = FIRST_LIST,
): Promise<Result<BroughtVoice, VoiceBringError>> {
  if (directory === null) return ok(NO_VOICE)
  const [ofPackage, ofList] = [new Map<string, Uint8Array>(), new Map<string, Uint8Array>()]
  const { contests } = sources
  const list = { contests: drawnContests(sources) }
  for (const language of LANGUAGES) {
    const manifests = []
    for (const part of ['package', 'list'] as const) {
      const pack = await loadPack(directory, part, language)
      if (!pack.ok) return pack
      const path = voicePath(part, language, listVersion)
      const files = part === 'package' ? ofPackage : ofList
      files.set(`${path}.json`, pack.value.bytes).set(`${path}.pcm`, pack.value.samples)
      manifests.push(pack.value.manifest)
    }
    const doubt = voiceDoubt({ contests, list, use, language, manifests })
    if (doubt !== null) return err(doubt)
  }
  return ok({ ofPackage, ofList })
}
