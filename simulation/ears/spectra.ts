/** For tests: makes short spectra of a sound, so that the same words are found again at another speed and loudness. */
import { SAMPLE_RATE } from '#election/voice/manifest.ts'

const WINDOW = 512
const BANDS = 24
const LOWEST_HZ = 100
const HIGHEST_HZ = 8000
/** Bands that are 40 dB below the loudest band of their window are not compared. */
const FLOOR = 1e-4
/** A window that is 90 dB quieter than the loudest of its surroundings is silence: in the pauses of a name the voice is 60 dB down. */
const SILENCE = 1e-9
const SURROUNDINGS_MS = 300

export interface Spectra {
  /** For each window the logarithms of its bands, with mean 0. */
  readonly shapes: readonly Float64Array[]
  readonly silent: readonly boolean[]
}

export function spectraOf(samples: ArrayLike<number>, hop: number): Spectra {
  const count = Math.max(0, Math.floor((samples.length - WINDOW) / hop) + 1)
  const energies = new Float64Array(count)
  const shapes = Array.from({ length: count }, (_, i) => {
    const bands = bandsAt(samples, i * hop)
    energies[i] = bands.reduce((sum, band) => sum + band, 0)
    return shapeOf(bands)
  })
  const around = Math.round((SURROUNDINGS_MS * SAMPLE_RATE) / 1000 / hop)
  const silent = Array.from(energies, (energy, i) => {
    const loudest = energies.subarray(Math.max(0, i - around), i + around + 1).reduce((a, b) => Math.max(a, b), 0)
    return energy <= loudest * SILENCE
  })
  return { shapes, silent }
}

/** The mean shape of all sounds of a voice. */
export function typicalOf(voice: readonly Spectra[]): Float64Array {
  const sum = new Float64Array(BANDS)
  let count = 0
  for (const { shapes, silent } of voice) {
    shapes.forEach((shape, i) => {
      if (silent[i]) return
      count++
      for (let band = 0; band < BANDS; band++) sum[band] = (sum[band] as number) + (shape[band] as number)
    })
  }
  return sum.map((value) => value / Math.max(1, count))
}

/** The differences of the shapes from the typical one, each of length 1. */
export function apart({ shapes, silent }: Spectra, typical: Float64Array): Spectra {
  const own = shapes.map((shape) => {
    const rest = new Float64Array(BANDS)
    let square = 0
    for (let band = 0; band < BANDS; band++) {
      const value = (shape[band] as number) - (typical[band] as number)
      rest[band] = value
      square += value * value
    }
    const length = Math.sqrt(square) || 1
    for (let band = 0; band < BANDS; band++) rest[band] = (rest[band] as number) / length
    return rest
  })
  return { shapes: own, silent }
}

/** Compares two windows of spectra that `apart` made. 0: the same shape; 1: nothing in common. */
export function difference(a: Spectra, i: number, b: Spectra, j: number): number {
  if (a.silent[i] || b.silent[j]) return a.silent[i] && b.silent[j] ? 0 : 0.7
  const [one, other] = [a.shapes[i], b.shapes[j]]
  if (one === undefined || other === undefined) return 1
  let product = 0
  for (let band = 0; band < BANDS; band++) product += (one[band] as number) * (other[band] as number)
  return 1 - product
}

const HANN = Float64Array.from({ length: WINDOW }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / WINDOW))
/** The band of each bin of the transform; -1: the bin is in no band. */
const BAND_OF = Array.from({ length: WINDOW / 2 }, (_, bin) => {
  const hertz = (bin * SAMPLE_RATE) / WINDOW
  if (hertz < LOWEST_HZ || hertz >= HIGHEST_HZ) return -1
  return Math.floor((BANDS * Math.log(hertz / LOWEST_HZ)) / Math.log(HIGHEST_HZ / LOWEST_HZ))
})

const REAL = new Float64Array(WINDOW)
const IMAGINARY = new Float64Array(WINDOW)
const COSINES = Float64Array.from({ length: WINDOW / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / WINDOW))
const SINES = Float64Array.from({ length: WINDOW / 2 }, (_, i) => -Math.sin((2 * Math.PI * i) / WINDOW))

function bandsAt(samples: ArrayLike<number>, at: number): Float64Array {
  for (let i = 0; i < WINDOW; i++) REAL[i] = (samples[at + i] as number) * (HANN[i] as number)
  IMAGINARY.fill(0)
  transform(REAL, IMAGINARY)
  const bands = new Float64Array(BANDS)
  for (let bin = 0; bin < BAND_OF.length; bin++) {
    const band = BAND_OF[bin] as number
    const [real, imaginary] = [REAL[bin] as number, IMAGINARY[bin] as number]
    if (band >= 0) bands[band] = (bands[band] as number) + real * real + imaginary * imaginary
  }
  return bands
}

function shapeOf(bands: Float64Array): Float64Array {
  const loudest = bands.reduce((a, b) => Math.max(a, b), 0)
  const logs = bands.map((band) => Math.log10(band / (loudest || 1) + FLOOR))
  const mean = logs.reduce((a, b) => a + b, 0) / BANDS
  return logs.map((log) => log - mean)
}

/** Fast Fourier transform in place (Cooley and Tukey). */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i < j) {
      const [a, b] = [real[i] as number, imaginary[i] as number]
      real[i] = real[j] as number
      imaginary[i] = imaginary[j] as number
      real[j] = a
      imaginary[j] = b
    }
  }
  for (let half = 1; half < size; half *= 2) {
    for (let k = 0; k < half; k++) {
      const turn = (k * size) / (2 * half)
      const [cosine, sine] = [COSINES[turn] as number, SINES[turn] as number]
      for (let i = k; i < size; i += 2 * half) {
        const [a, b] = [real[i + half] as number, imaginary[i + half] as number]
        const turnedReal = a * cosine - b * sine
        const turnedImaginary = a * sine + b * cosine
        real[i + half] = (real[i] as number) - turnedReal
        imaginary[i + half] = (imaginary[i] as number) - turnedImaginary
        real[i] = (real[i] as number) + turnedReal
        imaginary[i] = (imaginary[i] as number) + turnedImaginary
      }
    }
  }
}
