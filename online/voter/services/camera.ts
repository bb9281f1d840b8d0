/** The device's camera for one look at the letter. A picture is in the page's memory until the next one, and nowhere else; the code ends it. */
import { decodeQR } from 'qr/decode.js'
import type { CameraTrouble } from '../session/state.ts'

export type CameraSaw =
  | { readonly type: 'camera-read'; readonly text: string }
  | { readonly type: 'camera-failed'; readonly why: CameraTrouble }

const LOOK_EVERY_MS = 150
/** Somebody who went away does not leave it on. */
const LOOK_FOR_MS = 60_000
/** A square of the middle, as it is shown: a code of a letter that fills a third of it has four pixels a module and more. */
const SIDE = 480
const WISHED = { audio: false, video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } } }

export function hasCamera(): boolean {
  return navigator.mediaDevices?.getUserMedia !== undefined
}

/** @returns how it is closed at once; then nothing more is said */
export function lookForCode(video: HTMLVideoElement, say: (saw: CameraSaw) => void): () => void {
  const closing = new AbortController()
  void look(video, closing.signal).then((saw) => {
    if (!closing.signal.aborted) say(saw)
  })
  return () => closing.abort()
}

async function look(video: HTMLVideoElement, closing: AbortSignal): Promise<CameraSaw> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia(WISHED)
    const close = () => closed(stream, video)
    closing.addEventListener('abort', close)
    try {
      // Closed while the browser was still asking.
      if (closing.aborted) return NOTHING
      video.srcObject = stream
      await video.play()
      return await firstCode(video, stream, closing)
    } finally {
      close()
    }
  } catch (error) {
    return { type: 'camera-failed', why: troubleOf(error) }
  }
}

function closed(stream: MediaStream, video: HTMLVideoElement): void {
  for (const track of stream.getTracks()) track.stop()
  video.srcObject = null
}

const NOTHING = { type: 'camera-failed', why: 'nothing-read' } as const

async function firstCode(video: HTMLVideoElement, stream: MediaStream, closing: AbortSignal): Promise<CameraSaw> {
  const canvas = document.createElement('canvas')
  canvas.width = SIDE
  canvas.height = SIDE
  const context = canvas.getContext('2d', { willReadFrequently: true })
  const end = performance.now() + LOOK_FOR_MS
  while (context !== null && !closing.aborted && performance.now() < end) {
    // Pulled out, or taken back in the browser's own menu.
    if (!stream.active) return { type: 'camera-failed', why: 'camera-busy' }
    const text = codeOn(video, context)
    if (text !== null) return { type: 'camera-read', text }
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS))
  }
  return NOTHING
}

/** Null: no code on this picture. */
function codeOn(video: HTMLVideoElement, context: CanvasRenderingContext2D): string | null {
  const { videoWidth: width, videoHeight: height } = video
  const side = Math.min(width, height)
  if (side === 0) return null
  context.drawImage(video, (width - side) / 2, (height - side) / 2, side, side, 0, 0, SIDE, SIDE)
  try {
    return decodeQR(context.getImageData(0, 0, SIDE, SIDE))
  } catch {
    // It throws for each picture without a code.
    return null
  }
}

/** By the names of the W3C's Media Capture and Streams. */
function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'camera-refused'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'no-camera' : 'camera-busy'
}
