/** Two people of the office listen to a clip and find it right: their names are recorded with it, and removed when it sounds otherwise. */
import type { ClipId } from '#election/ids.ts'
import type { Language } from '#election/language.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { ManifestClip, VoiceManifest } from '#election/voice/manifest.ts'
import { loadPack, PACKS, type PackFileError, writeManifest } from '../files/voice-pack.ts'

export type ApproveError =
  | PackFileError
  | { readonly type: 'no-such-clip'; readonly clip: string; readonly language: Language }
  | { readonly type: 'approved-by-too-many'; readonly clip: ClipId }

/** Those who may stand beside a clip; two are needed. */
const APPROVALS_MAX = 8

export interface Approved {
  /** Newly by this person, in both languages. */
  readonly clips: number
  /** Clips of the whole voice that still lack one or two approvals. */
  readonly open: number
}

export async function approve(
  directory: string,
  given: { readonly language: Language; readonly clips: readonly string[]; readonly by: string },
): Promise<Result<Approved, ApproveError>> {
  const manifests: VoiceManifest[] = []
  for (const { part, language } of PACKS) {
    const pack = await loadPack(directory, part, language)
    if (!pack.ok) return pack
    manifests.push(pack.value.manifest)
  }
  const offered = manifests.filter((each) => each.language === given.language).flatMap((each) => each.clips)
  const heard = new Set<string>()
  for (const id of given.clips) {
    const clip = offered.find((each) => each.id === id)
    if (clip === undefined) return err({ type: 'no-such-clip', clip: id, language: given.language })
    if (clip.approvedBy.length >= APPROVALS_MAX) return err({ type: 'approved-by-too-many', clip: clip.id })
    heard.add(soundOf(clip))
  }
  const after = manifests.map((manifest) => withApproval(manifest, heard, given.by))
  for (const manifest of after) await writeManifest(directory, manifest)
  const count = (of: readonly VoiceManifest[]) =>
    of.flatMap((each) => each.clips.flatMap((clip) => clip.approvedBy)).length
  const open = after.flatMap((each) => each.clips).filter((clip) => clip.approvedBy.length < 2).length
  return ok({ clips: count(after) - count(manifests), open })
}

/** A name that is one sound in both languages is heard once. */
function withApproval(manifest: VoiceManifest, heard: ReadonlySet<string>, by: string): VoiceManifest {
  const clips = manifest.clips.map((clip) =>
    heard.has(soundOf(clip)) && !clip.approvedBy.includes(by)
      ? { ...clip, approvedBy: [...clip.approvedBy, by] }
      : clip,
  )
  return { ...manifest, clips }
}

const soundOf = ({ id, sha256 }: ManifestClip) => `${id} ${sha256}`
