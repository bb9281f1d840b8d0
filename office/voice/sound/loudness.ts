/**
 * How loud a clip is to an ear: ITU-R BS.1770 for one channel, in LUFS. Blocks of 400 ms, each a quarter further on, weighted as ears hear;
 * pauses are gated away. A clip shorter than a block is a block with silence after it: what is over sooner is heard as less.
 */

/** Coefficients of a filter of second order; a0 is 1. */
export interface Biquad {
  readonly b: readonly [number, number, number]
  readonly a: readonly [number, number]
}

const BLOCK_S = 0.4
const STEP_S = 0.1
/** BS.1770-4, annex 1: of a sine of 997 Hz the weighting and this offset make 0. */
const OFFSET_DB = -0.691
const SILENT_LUFS = -70
const GATE_LU = -10

/** Null: nothing is loud enough to be heard. */
export function lufsOf(samples: Float32Array, rate: number): number | null {
  const powers = blockPowers(weighted(samples, rate), rate)
  const heard = powers.filter((power) => toLufs(power) > SILENT_LUFS)
  if (heard.length === 0) return null
  const gate = toLufs(mean(heard)) + GATE_LU
  return toLufs(mean(heard.filter((power) => toLufs(power) > gate)))
}

/** The two filters of annex 1 at any rate, from the analogue ones that its table at 48,000 was made of. */
export function kWeighting(rate: number): readonly [shelf: Biquad, highPass: Biquad] {
  return [shelf(rate), highPass(rate)]
}

/** A head lifts what is above 1.5 kHz by 4 dB. */
function shelf(rate: number): Biquad {
  const k = Math.tan((Math.PI * 1681.974450955533) / rate)
  const q = 0.7071752369554196
  const high = 10 ** (3.999843853973347 / 20)
  const band = high ** 0.4996667741545416
  const a0 = 1 + k / q + k * k
  return {
    b: [(high + (band * k) / q + k * k) / a0, (2 * (k * k - high)) / a0, (high - (band * k) / q + k * k) / a0],
    a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0],
  }
}

/** Sound below speech counts little. */
function highPass(rate: number): Biquad {
  const k = Math.tan((Math.PI * 38.13547087602444) / rate)
  const q = 0.5003270373238773
  const a0 = 1 + k / q + k * k
  return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] }
}

function weighted(samples: Float32Array, rate: number): Float64Array {
  return kWeighting(rate).reduce(filtered, Float64Array.from(samples))
}

function filtered(samples: Float64Array, { b, a }: Biquad): Float64Array {
  const out = new Float64Array(samples.length)
  let [x1, x2, y1, y2] = [0, 0, 0, 0]
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i] as number
    const y = b[0] * x + b[1] * x1 + b[2] * x2 - a[0] * y1 - a[1] * y2
    ;[x1, x2, y1, y2] = [x, x1, y, y1]
    out[i] = y
  }
  return out
}

function blockPowers(samples: Float64Array, rate: number): readonly number[] {
  const [length, step] = [Math.round(BLOCK_S * rate), Math.round(STEP_S * rate)]
  const powers: number[] = []
  for (let from = 0; from === 0 || from + length <= samples.length; from += step) {
    let sum = 0
    for (const sample of samples.subarray(from, from + length)) sum += sample * sample
    powers.push(sum / length)
  }
  return powers
}

const toLufs = (power: number) => OFFSET_DB + 10 * Math.log10(power)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
