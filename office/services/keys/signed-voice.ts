/** The voice in the key process: what is signed is what people heard, under the names that the record has. */
import { assert } from '#election/assert.ts'
import { equalBytes } from '#election/bytes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { LANGUAGES } from '#election/languages.ts'
import { parseManifest, type VoiceManifest } from '#election/voice/manifest.ts'
import { voicePath } from '#election/voice/voice.ts'
import { loadPack, PACKS } from '../../files/voice-pack.ts'
import { loadWholeVoice, voiceHash, voiceHashWithNames } from '../../files/whole-voice.ts'
import type { RoomSetting } from './key-messages.ts'

type RoomVoice = RoomSetting['voice']

/** People sit down and type between the look of the office's process and the signature: a sound or a name may be another by then. */
export async function isAsHeard(voice: RoomVoice): Promise<boolean> {
  if (voice === null) return true
  const packs = await loadWholeVoice(voice.directory)
  return packs.ok && voiceHashWithNames(packs.value.map(({ manifest }) => manifest)) === voice.sha256
}

/** Null: what the current list says is said of the next one too. */
export async function newVoice({ list, files }: LoadedElection, voice: RoomVoice): Promise<string | null> {
  if (voice === null) return null
  for (const language of LANGUAGES) {
    const pack = await loadPack(voice.directory, 'list', language)
    const before = files.get(`${voicePath('list', language, list.version)}.json`)
    if (!pack.ok || before === undefined || !equalBytes(before, pack.value.bytes)) return voice.directory
  }
  return null
}

/** As `voiceHash` has it, of what was signed. Null: an election by touch alone. */
export function voiceIn({ list, files }: LoadedElection): string | null {
  const manifests: VoiceManifest[] = []
  for (const { part, language } of PACKS) {
    const document = files.get(`${voicePath(part, language, list.version)}.json`)
    if (document === undefined) return null
    const manifest = parseManifest(document)
    assert(manifest.ok, 'key process: a signed voice is one that was read before')
    manifests.push(manifest.value)
  }
  return voiceHash(manifests)
}
