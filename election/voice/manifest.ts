/**
 * The manifest of a voice pack, docs/formats/voice-pack.md: for each clip its words, its maker, its approvers, the place of its samples,
 * and the measurements. Canonical JSON; package or candidate list name its hash.
 */
import { z } from 'zod'
import { parseCanonicalJson } from '#election/canonical-json.ts'
import type { ClipId } from '#election/ids.ts'
import type { Language } from '#election/language.ts'
import { languageSchema } from '#election/language.ts'
import { err, ok, type Result } from '#election/result.ts'
import { parseClipId } from './clip-id.ts'
import type { Clip, VoicePart } from './clips.ts'

/** One channel, 16 bits, little-endian: what a sound card takes without thinking. */
export const SAMPLE_RATE = 24_000
export const SAMPLE_BYTES = 2

export const MANIFEST_BYTES_MAX = 4 * 1024 * 1024
/** Ninety minutes of speech: more is no voice of an election. */
const SAMPLES_MAX = 90 * 60 * SAMPLE_RATE
export const SAMPLES_BYTES_MAX = SAMPLES_MAX * SAMPLE_BYTES
const CLIPS_MAX = 10_000

export interface VoiceMaker {
  /** `open-jtalk`, `espeak-ng`, `say`, `sapi`, or `recorded`: a person, whose name or the studio's is the voice. */
  readonly engine: 'open-jtalk' | 'espeak-ng' | 'say' | 'sapi' | 'recorded'
  readonly version: string
  readonly voice: string
  readonly licence: string
}

export interface ManifestClip {
  readonly id: ClipId
  readonly voice: Language
  readonly text: string
  /** Katakana as it must sound; empty in English. */
  readonly kana: string
  /** Place in `makers`. */
  readonly maker: number
  /** First sample, and how many. */
  readonly at: number
  readonly samples: number
  /** SHA-256 of its samples, 32 bytes hex. */
  readonly sha256: string
  /** Largest absolute value, 1…32767. */
  readonly peak: number
  /** Hundredths of a decibel below full scale, negative. */
  readonly loudness: number
  /** Names of those who listened to it and found it right. */
  readonly approvedBy: readonly string[]
}

export interface VoiceManifest {
  readonly format: 1
  readonly part: VoicePart
  readonly language: Language
  readonly sampleRate: typeof SAMPLE_RATE
  /** Pace of the Japanese clips at 100 per cent. */
  readonly moraePerMinute: number
  readonly makers: readonly VoiceMaker[]
  /** The number of samples of all clips, in the file of samples. */
  readonly samples: number
  readonly clips: readonly ManifestClip[]
}

export type ManifestProblem =
  | { readonly type: 'too-large' }
  /** Not canonical JSON, or not these members. `where` names the first one. */
  | { readonly type: 'wrong-format'; readonly where: string }
  /** Members that contradict one another: a clip twice, clips that overlap, no such maker. */
  | { readonly type: 'contradiction'; readonly where: string }

const text = (min: number, max: number) => z.string().min(min).max(max)
const whole = (min: number, max: number) => z.number().int().min(min).max(max)

const manifestSchema = z.strictObject({
  format: z.literal(1),
  part: z.enum(['package', 'list']),
  language: languageSchema,
  sampleRate: z.literal(SAMPLE_RATE),
  moraePerMinute: whole(200, 500),
  makers: z
    .array(
      z.strictObject({
        engine: z.enum(['open-jtalk', 'espeak-ng', 'say', 'sapi', 'recorded']),
        version: text(0, 64),
        voice: text(1, 200),
        licence: text(1, 200),
      }),
    )
    .min(1)
    .max(16),
  samples: whole(1, SAMPLES_MAX),
  clips: z
    .array(
      z.strictObject({
        id: z.string().transform((value, context) => {
          const id = parseClipId(value)
          if (id === null) context.addIssue({ code: 'custom', message: 'no clip id' })
          return id ?? z.NEVER
        }),
        voice: languageSchema,
        text: text(1, 400),
        kana: text(0, 400),
        maker: whole(0, 15),
        at: whole(0, SAMPLES_MAX),
        samples: whole(1, SAMPLES_MAX),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        peak: whole(1, 32_767),
        loudness: whole(-9600, -1),
        approvedBy: z.array(text(1, 100)).max(8),
      }),
    )
    .min(1)
    .max(CLIPS_MAX),
})

export function parseManifest(bytes: Uint8Array): Result<VoiceManifest, ManifestProblem> {
  if (bytes.length > MANIFEST_BYTES_MAX) return err({ type: 'too-large' })
  const value = parseCanonicalJson(bytes)
  if (value === null) return err({ type: 'wrong-format', where: '' })
  const parsed = manifestSchema.safeParse(value)
  if (!parsed.success) return err({ type: 'wrong-format', where: parsed.error.issues[0]?.path.join('.') ?? '' })
  const where = contradictionIn(parsed.data)
  return where === null ? ok(parsed.data) : err({ type: 'contradiction', where })
}

/** Clips follow each other without a gap, so no two share a sample and nothing unheard travels along. */
function contradictionIn({ clips, makers, samples }: VoiceManifest): string | null {
  if (new Set(clips.map((clip) => clip.id)).size !== clips.length) return 'clips.id'
  let at = 0
  for (const clip of clips) {
    if (clip.at !== at) return 'clips.at'
    if (clip.maker >= makers.length) return 'clips.maker'
    if (clip.voice === 'ja' && clip.kana === '') return 'clips.kana'
    if (new Set(clip.approvedBy).size !== clip.approvedBy.length) return 'clips.approvedBy'
    at += clip.samples
  }
  return at === samples ? null : 'samples'
}

/** Those that are not there, or that say something else than what is required: one missing clip refuses the whole pack. */
export function missingClips(
  { clips }: { readonly clips: readonly Pick<ManifestClip, 'id' | 'voice' | 'text'>[] },
  required: readonly Clip[],
): readonly Clip[] {
  const there = new Map(clips.map((clip) => [clip.id, clip]))
  return required.filter(({ id, voice, text }) => {
    const clip = there.get(id)
    return clip === undefined || clip.voice !== voice || clip.text !== text
  })
}
