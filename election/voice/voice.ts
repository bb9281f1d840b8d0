/** The voice of an election as a machine has it: whole, heard and approved, or refused with a code. */
import { assert } from '#election/assert.ts'
import type { CandidateList, Contest, Use } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { ClipId } from '#election/ids.ts'
import { type InEach, inEach, type Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { err, ok, type Result } from '#election/result.ts'
import { requiredClips, type VoicePart } from './clips.ts'
import { missingClips, parseManifest, SAMPLE_BYTES, type VoiceManifest } from './manifest.ts'

export type VoiceRefusal =
  /** The package carries no voice: an election by touch alone. */
  | { readonly type: 'voice-none' }
  /** Signed, but in no form that this software knows. */
  | { readonly type: 'voice-wrong-format'; readonly path: string; readonly where: string }
  /** A voter would meet silence: `clip` is the first of `clips`. */
  | {
      readonly type: 'voice-incomplete'
      readonly language: Language
      readonly clip: ClipId
      readonly clips: number
    }
  /** Before a real election two people listen to each clip. */
  | {
      readonly type: 'voice-not-approved'
      readonly language: Language
      readonly clip: ClipId
      readonly clips: number
    }

export interface Voice {
  readonly language: Language
  /** Pace at 100 per cent. */
  readonly moraePerMinute: number
  /** The samples of a required clip, 24,000 a second, one channel. */
  samples(clip: ClipId): Int16Array
}

/** In every language: a voter may change it at any moment. */
export type Voices = InEach<Voice>

const APPROVALS = 2

/** The path of a pack in a package directory, without `.json` and `.pcm`. Each candidate list has its own. */
export function voicePath(part: VoicePart, language: Language, listVersion: number): string {
  return part === 'package' ? `voice/package-${language}` : `voice/list-${listVersion}-${language}`
}

/** Whole in every language, or not at all. */
export function openVoices(election: LoadedElection): Result<Voices, VoiceRefusal> {
  const voices = new Map<Language, Voice>()
  for (const language of LANGUAGES) {
    const voice = openVoice(election, language)
    if (!voice.ok) return voice
    voices.set(language, voice.value)
  }
  return ok(
    inEach((language) => {
      const voice = voices.get(language)
      assert(voice !== undefined, 'voice: each was opened')
      return voice
    }),
  )
}

/** One missing clip refuses the language as a whole: nobody learns in the booth that a name is not said. */
export function openVoice(election: LoadedElection, language: Language): Result<Voice, VoiceRefusal> {
  const { electionPackage, list, files } = election
  const parts: { readonly manifest: VoiceManifest; readonly samples: Uint8Array }[] = []
  for (const part of ['package', 'list'] as const) {
    const path = voicePath(part, language, list.version)
    const [document, samples] = [files.get(`${path}.json`), files.get(`${path}.pcm`)]
    if (document === undefined || samples === undefined) return err({ type: 'voice-none' })
    const manifest = parseManifest(document)
    const refused = (where: string) => err({ type: 'voice-wrong-format' as const, path: `${path}.json`, where })
    if (!manifest.ok) return refused('where' in manifest.error ? manifest.error.where : '')
    if (manifest.value.part !== part || manifest.value.language !== language) return refused('part')
    if (samples.length !== manifest.value.samples * SAMPLE_BYTES) return refused('samples')
    parts.push({ manifest: manifest.value, samples })
  }
  const { contests, use } = electionPackage
  const doubt = voiceDoubt({ contests, list, use, language, manifests: parts.map((part) => part.manifest) })
  if (doubt !== null) return err(doubt)
  const heard = new Map(
    parts.flatMap(({ manifest, samples }) => {
      const whole = samplesIn(samples)
      return manifest.clips.map((clip) => [clip.id, whole.subarray(clip.at, clip.at + clip.samples)] as const)
    }),
  )
  return ok({
    language,
    moraePerMinute: parts[0]?.manifest.moraePerMinute ?? 0,
    samples(clip) {
      const samples = heard.get(clip)
      assert(samples !== undefined, 'voice: every required clip is there')
      return samples
    },
  })
}

/** The doubts that the office sees before it signs, and a machine when it reads. */
export function voiceDoubt({
  contests,
  list,
  use,
  language,
  manifests,
}: {
  readonly contests: readonly Contest[]
  readonly list: Pick<CandidateList, 'contests'>
  readonly use: Use
  readonly language: Language
  readonly manifests: readonly VoiceManifest[]
}): Extract<VoiceRefusal, { type: 'voice-incomplete' | 'voice-not-approved' }> | null {
  const clips = manifests.flatMap((manifest) => manifest.clips)
  const required = requiredClips({ contests }, list, language)
  const missing = missingClips({ clips }, required)
  const [first] = missing
  if (first !== undefined) return { type: 'voice-incomplete', language, clip: first.id, clips: missing.length }
  const open = clips.filter((clip) => clip.approvedBy.length < APPROVALS)
  const [unheard] = open
  if (use !== 'live' || unheard === undefined) return null
  return { type: 'voice-not-approved', language, clip: unheard.id, clips: open.length }
}

/** Little-endian as the machines are that this runs on; at an odd place in memory they are copied to an even one. */
function samplesIn(bytes: Uint8Array): Int16Array {
  const even = bytes.byteOffset % SAMPLE_BYTES === 0 ? bytes : bytes.slice()
  return new Int16Array(even.buffer, even.byteOffset, even.length / SAMPLE_BYTES)
}
