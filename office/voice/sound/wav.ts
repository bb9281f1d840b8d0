/** WAV, as engines and studios write it: whole numbers of 16 bits, one channel or two of which the mean is taken. */
import { SAMPLE_RATE } from '#election/voice/manifest.ts'

export interface Sound {
  readonly rate: number
  /** −1…1 */
  readonly samples: Float32Array
}

const HEADER_BYTES = 44
/** The length that a streaming program writes while it does not know the true one. */
const STREAMED = 0x7fff_0000
const PCM = 1

/** Null: no such WAV. */
export function parseWav(bytes: Uint8Array): Sound | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tag = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))
  if (bytes.length < 12 || tag(0) !== 'RIFF' || tag(8) !== 'WAVE') return null
  let format: { channels: number; rate: number } | null = null
  for (let at = 12; at + 8 <= bytes.length; ) {
    const [size, body] = [view.getUint32(at + 4, true), at + 8]
    if (tag(at) === 'fmt ') {
      if (size < 16 || body + size > bytes.length) return null
      const isOurs = view.getUint16(body, true) === PCM && view.getUint16(body + 14, true) === 16
      format = { channels: view.getUint16(body + 2, true), rate: view.getUint32(body + 4, true) }
      if (!isOurs || format.channels < 1 || format.channels > 2) return null
      if (format.rate < 8000 || format.rate > 192_000) return null
    }
    if (tag(at) === 'data') {
      if (format === null) return null
      const length = size >= STREAMED ? bytes.length - body : size
      return body + length > bytes.length ? null : { rate: format.rate, samples: mix(view, body, length, format) }
    }
    at = body + size + (size % 2)
  }
  return null
}

function mix(view: DataView, from: number, bytes: number, { channels }: { channels: number }): Float32Array {
  const samples = new Float32Array(Math.floor(bytes / 2 / channels))
  for (let i = 0; i < samples.length; i++) {
    let sum = 0
    for (let channel = 0; channel < channels; channel++) sum += view.getInt16(from + 2 * (i * channels + channel), true)
    samples[i] = sum / channels / 32_768
  }
  return samples
}

/** Three samples in a row at the edge: what was there is cut off, and no gain brings it back. */
export function hasClippedRun({ samples }: Sound): boolean {
  let run = 0
  for (const sample of samples) {
    run = Math.abs(sample) >= 0.9999 ? run + 1 : 0
    if (run === 3) return true
  }
  return false
}

/** A clip of a pack as a file that any player opens. */
export function wavOf(pcm: Uint8Array): Uint8Array {
  const wav = new Uint8Array(HEADER_BYTES + pcm.length)
  const view = new DataView(wav.buffer)
  const put = (at: number, tag: string) => wav.set(new TextEncoder().encode(tag), at)
  put(0, 'RIFF')
  view.setUint32(4, wav.length - 8, true)
  put(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, PCM, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, SAMPLE_RATE, true)
  view.setUint32(28, 2 * SAMPLE_RATE, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  put(36, 'data')
  view.setUint32(40, pcm.length, true)
  wav.set(pcm, HEADER_BYTES)
  return wav
}
