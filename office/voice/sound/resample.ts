/** From the engine's rate to the pack's, by a windowed sinc: frequencies above the new band are removed before they could fold back. */

/** Zero crossings on each side: stop band below −70 dB. */
const CROSSINGS = 24

export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples
  const result = new Float32Array(Math.floor((samples.length * to) / from))
  const reach = Math.ceil(CROSSINGS / cutoffOf(from, to))
  // The place between two samples comes back every `to` samples at the latest: one set of weights for each.
  const weights = new Map<number, Float32Array>()
  for (let i = 0; i < result.length; i++) {
    const [centre, phase] = [Math.floor((i * from) / to), (i * from) % to]
    const own = weights.get(phase) ?? weightsAt(phase / to, reach, cutoffOf(from, to))
    weights.set(phase, own)
    const first = centre - reach
    let sum = 0
    for (let k = Math.max(0, -first); k < own.length && first + k < samples.length; k++) {
      sum += (samples[first + k] as number) * (own[k] as number)
    }
    result[i] = sum
  }
  return result
}

/** Below the lower of both Nyquist frequencies, with a little room for the slope. */
function cutoffOf(from: number, to: number): number {
  return 0.95 * Math.min(1, to / from)
}

function weightsAt(between: number, reach: number, cutoff: number): Float32Array {
  return Float32Array.from({ length: 2 * reach + 1 }, (_, k) => {
    const distance = k - reach - between
    const x = Math.PI * cutoff * distance
    const phase = Math.min(Math.PI, Math.abs((Math.PI * distance) / reach))
    const blackman = 0.42 + 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase)
    return cutoff * (x === 0 ? 1 : Math.sin(x) / x) * blackman
  })
}
