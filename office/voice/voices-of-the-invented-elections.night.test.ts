/** Every clip that ships with an invented election, measured again from its samples: loudness, clipping, silence in front; and its pitch at every speed. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SAMPLE_RATE, type VoiceManifest } from '#election/voice/manifest.ts'
import { SPEEDS, type Speed } from '#election/voice/steps.ts'
import { FRAME_SAMPLES, Stretch } from '#hardware/headphones/stretch.ts'
import { clipBytes, loadPack, PACKS } from '#office/files/voice-pack.ts'
import { importSources } from '#office/prepare/prepare-election.ts'
import { loadShippedFonts } from '#office/prepare/shipped-fonts.ts'
import { keptVoice } from '#simulation/voice/kept-voice.ts'
import { whySilent } from '#simulation/voice/why-silent.ts'

const ELECTIONS = join(import.meta.dirname, '../../fixtures/elections')
// One without readings says nothing: it is made to be prepared quickly.
const names = readdirSync(ELECTIONS).filter((name) => existsSync(join(ELECTIONS, name, 'readings.csv')))
const silent = (await whySilent('voices of the invented elections are not measured')) !== null

interface Sound {
  readonly clip: VoiceManifest['clips'][number]
  readonly samples: Int16Array
}

const fonts = loadShippedFonts()

async function soundsOf(election: string): Promise<readonly Sound[]> {
  const csv = join(ELECTIONS, election)
  const imported = await importSources(csv, await fonts)
  if (!imported.ok) throw new Error('fixture elections are imported')
  const voice = await keptVoice(csv, imported.value.sources)
  if (voice.type !== 'kept') throw new Error(JSON.stringify(voice))
  const packs = await Promise.all(PACKS.map(({ part, language }) => loadPack(voice.directory, part, language)))
  return packs.flatMap((pack) => {
    if (!pack.ok) throw new Error(pack.error.type)
    const { manifest, samples } = pack.value
    return manifest.clips.map((clip) => ({ clip, samples: new Int16Array(clipBytes(clip, samples).slice().buffer) }))
  })
}

/** b0 b1 b2 a1 a2 of the two filters of BS.1770 at 24,000 a second. */
const HEARING = [
  [1.4879002209623, -2.2462054681411, 0.90490912324644, -1.3902346051928, 0.5368384812604],
  [1, -2, 1, -1.9801441262289, 0.98024281785928],
] as const

/** LUFS by BS.1770, written apart from the office's own measure: blocks of 0.4 s every 0.1 s; silence and what is 10 LU below the rest is left out. */
function loudnessOf(samples: Int16Array): number {
  const heard = Float64Array.from(samples, (sample) => sample / 32_768)
  for (const [b0, b1, b2, a1, a2] of HEARING) {
    let [in1, in2, out1, out2] = [0, 0, 0, 0]
    for (let i = 0; i < heard.length; i++) {
      const fed = heard[i] as number
      const out = b0 * fed + b1 * in1 + b2 * in2 - a1 * out1 - a2 * out2
      heard[i] = out
      ;[in2, in1, out2, out1] = [in1, fed, out1, out]
    }
  }
  const size = 0.4 * SAMPLE_RATE
  const count = Math.max(1, 1 + Math.floor((heard.length - size) / (size / 4)))
  const powers = Array.from({ length: count }, (_, i) => {
    const block = heard.subarray((i * size) / 4, (i * size) / 4 + size)
    return block.reduce((sum, value) => sum + value * value, 0) / size
  })
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  // BS.1770-4, annex 1: first what nobody hears is left out (-70), then what is 10 below the mean of the rest.
  const heardBlocks = powers.filter((power) => -0.691 + 10 * Math.log10(power) > -70)
  const gate = mean(heardBlocks) / 10
  return -0.691 + 10 * Math.log10(mean(heardBlocks.filter((power) => power > gate)))
}

/** Whole numbers, so the sum is exact. */
function powerOf(samples: Int16Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return sum
}

function peakOf(samples: Int16Array): number {
  let most = 0
  for (const sample of samples) most = Math.max(most, Math.abs(sample))
  return most
}

/** Silence: hundredths of a second 40 dB below the loudest one. */
function silenceInFrontMs(samples: Int16Array): number {
  const size = SAMPLE_RATE / 100
  const powers = Array.from({ length: Math.floor(samples.length / size) }, (_, i) =>
    powerOf(samples.subarray(i * size, (i + 1) * size)),
  )
  const loudest = powers.reduce((most, power) => Math.max(most, power), 0)
  return 10 * powers.findIndex((power) => power > loudest / 10_000)
}

function stretched(samples: Int16Array, speed: Speed): Float64Array {
  const stretch = new Stretch([samples])
  const heard: number[] = []
  const frame = new Float64Array(FRAME_SAMPLES)
  for (let left = FRAME_SAMPLES; left === FRAME_SAMPLES; ) {
    left = stretch.frame(speed, frame)
    heard.push(...frame.subarray(0, left))
  }
  return Float64Array.from(heard)
}

/** One sample in three is enough for a voice. */
const THIN = 3
const RATE = SAMPLE_RATE / THIN
const PIECE = RATE / 20
const [SHORTEST, LONGEST] = [RATE / 320, Math.round(RATE / 70)]

function thinned(all: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: Math.floor(all.length / THIN) }, (_, i) => all[i * THIN] as number)
}

/** The pitch of the voice in these 50 ms, by autocorrelation, between samples by a parabola; null: no voice. */
function pitchAt(samples: Float64Array, from: number): number | null {
  if (from < 0 || from + PIECE + LONGEST >= samples.length) return null
  const one = productOf(samples, from, from)
  let other = productOf(samples, from + SHORTEST, from + SHORTEST)
  const curve = Array.from({ length: LONGEST - SHORTEST + 1 }, (_, i) => {
    const at = from + SHORTEST + i
    const likeness = productOf(samples, from, at) / Math.sqrt(one * other + 1)
    // A lag further one sample comes and one goes: whole numbers, so nothing is lost on the way but at fractions of a stretched one.
    other = Math.max(0, other + (samples[at + PIECE] as number) ** 2 - (samples[at] as number) ** 2)
    return likeness
  })
  const best = curve.indexOf(Math.max(...curve))
  const [left, middle, right] = [curve[best - 1], curve[best], curve[best + 1]]
  if (left === undefined || middle === undefined || right === undefined || middle < 0.75) return null
  return RATE / (SHORTEST + best + (left - right) / (2 * (left - 2 * middle + right)))
}

/** How far the pitch of what is heard is from that of the same place of the clip: the median over its voiced pieces. An accent glides, so places are compared, not whole names. */
function pitchOff(clip: Int16Array, speed: Speed): number {
  const [said, heard] = [thinned(clip), thinned(stretched(clip, speed))]
  const off: number[] = []
  for (let from = 0; from + PIECE < heard.length; from += PIECE / 4) {
    const place = Math.round(((from + PIECE / 2) * speed) / 100 - PIECE / 2)
    const now = pitchAt(heard, from)
    const own = now === null ? null : pitchAt(said, place)
    if (own !== null && now !== null) off.push(now / own - 1)
  }
  off.sort((a, b) => a - b)
  return Math.abs(off[Math.floor(off.length / 2)] ?? Number.NaN)
}

function productOf(samples: Float64Array, one: number, other: number): number {
  let sum = 0
  for (let i = 0; i < PIECE; i++) sum += (samples[one + i] as number) * (samples[other + i] as number)
  return sum
}

interface Measured {
  readonly loudness: number
  readonly peak: number
  readonly silentMs: number
}
/** By the hash of its samples, which `loadPack` has checked: most sentences are the same in each election. */
const known = new Map<string, Measured>()

function measured({ clip: { sha256 }, samples }: Sound): Measured {
  const before = known.get(sha256)
  if (before !== undefined) return before
  const now = { loudness: loudnessOf(samples), peak: peakOf(samples), silentMs: silenceInFrontMs(samples) }
  known.set(sha256, now)
  return now
}

describe.skipIf(silent)('the voice of an invented election', () => {
  it.each(names)(
    '%s: names, titles and digits are as loud to the ear as sentences, within 1 LU; none is clipped, none begins later than 100 ms',
    async (name) => {
      const sounds = await soundsOf(name)
      expect(sounds.length).toBeGreaterThan(300)
      for (const sound of sounds) {
        const { loudness, peak, silentMs } = measured(sound)
        expect(Math.abs(loudness + 23), `${sound.clip.id}: loudness`).toBeLessThanOrEqual(0.5)
        expect(peak, `${sound.clip.id}: peak`).toBeLessThan(32_768 * 10 ** (-1 / 20) + 1)
        expect(silentMs, `${sound.clip.id}: silence in front`).toBeLessThanOrEqual(100)
      }
    },
    240_000,
  )

  it('small: each name keeps its pitch within 1 % at every speed', async () => {
    const names = (await soundsOf('small')).filter(({ clip }) => clip.id.startsWith('name:'))
    // Sample for sample the same in both languages' packs: listened to once.
    const spoken = [...new Map(names.map((each) => [each.clip.sha256, each])).values()]
    expect(spoken.length).toBeGreaterThan(3)
    const worst = Math.max(...spoken.flatMap(({ samples }) => SPEEDS.map((speed) => pitchOff(samples, speed))))
    console.info(`pitch of names at ${SPEEDS.length} speeds: at worst ${(100 * worst).toFixed(2)} % off`)
    expect(worst).toBeLessThanOrEqual(0.01)
  })
})
