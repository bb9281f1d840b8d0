/** The voice of the election, clip by clip: each is heard and found right by two people, or refused by one. */
import type { ClipId } from '#election/ids.ts'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { type Drawn, requiredClips } from '#election/voice/clips.ts'
import { missingClips } from '#election/voice/manifest.ts'
import { clipState, wordOn } from './clip-word.ts'
import type { Draft } from './draft.ts'
import type { Project } from './project.ts'

/** One sound: a name that is the same in both languages is heard once. */
export interface VoiceClip {
  readonly id: ClipId
  /** Hash of its samples, hex. */
  readonly sha256: string
  /** `ClipHeard`: sound and words. */
  readonly content: string
  /** Whose packs hold it. */
  readonly languages: readonly Language[]
  /** The language it is spoken in. */
  readonly voice: Language
  readonly text: string
  /** Empty in English. */
  readonly kana: string
  /** Engine or speaker. */
  readonly maker: string
  readonly ms: number
}

export interface VoicePack {
  /** Hash of its manifests without the names of the approvers. */
  readonly sha256: string
  readonly clips: readonly VoiceClip[]
}

export type VoiceRefused =
  | { readonly type: 'no-voice-on-stick'; readonly path: string }
  | { readonly type: 'voice-pack-damaged'; readonly path: string; readonly where: string }
  | { readonly type: 'readings-refused'; readonly path: string; readonly line: number }
  | { readonly type: 'no-voice-engine' }
  | { readonly type: 'voice-not-made'; readonly count: number }
  /** Clips lack for these files: another name, another order of numbers. */
  | { readonly type: 'voice-not-of-files'; readonly count: number }

/** Names, parties and titles, which were made for this election; then what is said in every one. */
export const CLIP_GROUPS = ['names', ...LANGUAGES] as const
export type ClipGroup = (typeof CLIP_GROUPS)[number]

export function groupOf({ id, voice }: VoiceClip): ClipGroup {
  return voice === 'ja' && /^(name|party|contest|text):/.test(id) ? 'names' : voice
}

/** How many clips lack for what the files say now: one of them, and nobody hears a voice (docs/formats/voice-pack.md). */
export function clipsLacking({ clips }: VoicePack, draft: Draft): number {
  const contests = draft.contests.map(({ contest }) => contest)
  const list: Drawn = {
    contests: draft.contests.map(({ contest, uncontested, candidates, lists, openLists, explained }) => ({
      contest: contest.id,
      uncontested,
      candidates,
      lists,
      openLists,
      explained,
    })),
  }
  const lacking = LANGUAGES.map((language) => {
    const own = clips.filter(({ languages }) => languages.includes(language))
    return missingClips({ clips: own }, requiredClips({ contests }, list, language)).length
  })
  return lacking.reduce((sum, count) => sum + count, 0)
}

/** Null: two people found every clip right, and none lacks. */
export function voiceDoubt(
  project: Project,
  pack: VoicePack,
  draft: Draft,
): 'voice-not-of-files' | 'voice-not-heard' | null {
  if (clipsLacking(pack, draft) > 0) return 'voice-not-of-files'
  return pack.clips.every((clip) => clipState(wordOn(project, clip)) === 'approved') ? null : 'voice-not-heard'
}
