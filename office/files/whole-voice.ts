/** The four packs of a voice, and the hash under which a project knows them. The approvers are not in the hash, everything else is. */

import { canonicalJson } from '#election/canonical-json.ts'
import { ok, type Result } from '#election/result.ts'
import type { VoiceManifest } from '#election/voice/manifest.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { loadPack, PACKS, type PackFile, type PackFileError } from './voice-pack.ts'

export type WholeVoice = readonly PackFile[]

/** Every sound of it is as its manifest says, or it is refused. */
export async function loadWholeVoice(directory: string): Promise<Result<WholeVoice, PackFileError>> {
  const packs: PackFile[] = []
  for (const { part, language } of PACKS) {
    const pack = await loadPack(directory, part, language)
    if (!pack.ok) return pack
    packs.push(pack.value)
  }
  return ok(packs)
}

/** In the order of `PACKS`. */
export function voiceHash(manifests: readonly VoiceManifest[]): string {
  return sha256Hex(canonicalJson(manifests.map(unapproved)))
}

/** With the names of those who approved: what the signature takes. */
export function voiceHashWithNames(manifests: readonly VoiceManifest[]): string {
  return sha256Hex(canonicalJson(manifests))
}

export function unapproved(manifest: VoiceManifest): VoiceManifest {
  return { ...manifest, clips: manifest.clips.map((clip) => ({ ...clip, approvedBy: [] })) }
}
