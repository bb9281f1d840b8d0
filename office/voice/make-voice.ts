/** Sources → the whole voice of an election: every clip in both languages, or every reason why not. */

import { availableParallelism } from 'node:os'
import { concat } from '#election/bytes.ts'
import { drawnContests } from '#election/definition/candidate-list.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import type { Language } from '#election/language.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { ClipDoubt, ClipProblem } from '#election/voice/clip-doubt.ts'
import { type Clip, listClips, packageClips } from '#election/voice/clips.ts'
import { type ManifestClip, SAMPLE_RATE, type VoiceMaker, type VoiceManifest } from '#election/voice/manifest.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { PACKS, type PackFile, writePack } from '../files/voice-pack.ts'
import { moraeOf, pitchDoubts } from './check-clip.ts'
import type { Engine } from './engine.ts'
import { type ClipSource, type MadeClip, makeClip } from './make-clip.ts'
import type { Readings } from './readings.ts'

export interface VoiceInput {
  readonly sources: ElectionSources
  readonly readings: Readings
  /** The engine of each language; null: none on this machine. */
  readonly engines: Readonly<Record<Language, Engine | null>>
  readonly recordings: (language: Language, clip: Clip) => Promise<ClipSource['recording']>
  /** Holds the pack afterwards. Nobody has approved a clip of it. */
  readonly directory: string
  readonly progress: (done: number, total: number) => void
}

export type VoiceError = { readonly type: 'voice-refused'; readonly problems: readonly ClipProblem[] }

export async function makeVoice(input: VoiceInput): Promise<Result<readonly VoiceManifest[], VoiceError>> {
  const wanted = PACKS.map((pack) => ({ ...pack, clips: clipsOf(input.sources, pack) }))
  const all = wanted.flatMap(({ language, clips }) => clips.map((clip) => ({ language, clip })))
  let done = 0
  const made = await atOnce(all, async ({ language, clip }) => {
    const recording = await input.recordings(language, clip)
    const source = { reading: input.readings.get(clip.id), recording, engine: input.engines[clip.voice] }
    const result = await makeClip(clip, source)
    done += 1
    input.progress(done, all.length)
    return { language, clip, result }
  })
  const problems = problemsOf(made)
  if (problems.length > 0) return err({ type: 'voice-refused', problems })
  const clips = made.flatMap(({ language, result }) => (result.ok ? [{ language, ...result.value }] : []))
  const moraePerMinute = paceOf(clips)
  const packs: VoiceManifest[] = []
  for (const { part, language } of PACKS) {
    const own = clips.filter((each) => each.language === language && each.clip.part === part)
    const pack = packOf(own, { part, language, moraePerMinute })
    await writePack(input.directory, pack)
    packs.push(pack.manifest)
  }
  return ok(packs)
}

function clipsOf(sources: ElectionSources, { part, language }: (typeof PACKS)[number]): readonly Clip[] {
  return part === 'package'
    ? packageClips(sources, language)
    : listClips({ contests: drawnContests(sources) }, language)
}

type Made = {
  readonly language: Language
  readonly clip: Clip
  readonly result: Result<MadeClip, ClipDoubt>
}

function problemsOf(made: readonly Made[]): readonly ClipProblem[] {
  const problem = ({ language, clip }: Omit<Made, 'result'>, doubt: ClipDoubt): ClipProblem => {
    return { clip: clip.id, language, text: clip.text, doubt }
  }
  const refused = made.flatMap((each) => (each.result.ok ? [] : [problem(each, each.result.error)]))
  const good = made.flatMap(({ language, result }) => (result.ok ? [{ language, ...result.value }] : []))
  const voices = new Set(good.map(({ maker }) => voiceOf(maker)))
  const off = [...voices].flatMap((voice) => {
    const own = good.filter(({ maker }) => voiceOf(maker) === voice)
    const doubts = pitchDoubts(own.map(({ measured }) => measured.pitch))
    return own.flatMap((each, i) => (doubts[i] ? [problem(each, doubts[i])] : []))
  })
  return [...refused, ...off]
}

function packOf(
  clips: readonly MadeClip[],
  head: Pick<VoiceManifest, 'part' | 'language' | 'moraePerMinute'>,
): Omit<PackFile, 'bytes'> {
  const makers = [...new Map(clips.map(({ maker }) => [voiceOf(maker), maker])).values()]
  const places = new Map(makers.map((maker, place) => [voiceOf(maker), place]))
  let at = 0
  const listed = clips.map(({ clip, kana, maker, pcm, measured }): ManifestClip => {
    const from = at
    at += measured.samples
    return {
      id: clip.id,
      voice: clip.voice,
      text: clip.text,
      kana,
      maker: places.get(voiceOf(maker)) ?? 0,
      at: from,
      samples: measured.samples,
      sha256: sha256Hex(pcm),
      peak: measured.peak,
      loudness: measured.loudness ?? 0,
      approvedBy: [],
    }
  })
  const manifest: VoiceManifest = { format: 1, ...head, sampleRate: SAMPLE_RATE, makers, samples: at, clips: listed }
  return { manifest, samples: concat(...clips.map((each) => each.pcm)) }
}

const voiceOf = ({ engine, version, voice }: VoiceMaker) => [engine, version, voice].join('\n')

/** The pace of whole sentences with their pauses: 100 per cent. */
function paceOf(clips: readonly MadeClip[]): number {
  const sentences = clips.filter(({ kana }) => moraeOf(kana) >= 10)
  const morae = sentences.reduce((sum, { kana }) => sum + moraeOf(kana), 0)
  const samples = sentences.reduce((sum, { measured }) => sum + measured.samples, 0)
  return Math.round((morae * 60 * SAMPLE_RATE) / samples)
}

/** In order, as many at once as the machine has cores: an engine is a program of its own. */
async function atOnce<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = new Array(items.length)
  let next = 0
  const lane = async () => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i] as T)
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, lane))
  return results
}
