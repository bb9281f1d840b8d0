/** Clips one after the other; only what came to its end counts as heard. */
import { useEffect, useState } from 'react'
import type { ClipRow } from '../session/view.ts'

export interface ClipPlayer {
  /** `clipKey` of what sounds now. */
  readonly playing: string | null
  readonly heard: ReadonlySet<string>
  /** The last one did not sound. */
  readonly failed: boolean
  play(clips: readonly ClipRow[]): void
  stop(): void
  /** Somebody doubts it: sound ends, and it is to be heard once more. */
  forget(clip: ClipRow): void
}

export const clipKey = ({ id, content }: ClipRow) => `${id} ${content}`

export function useClipPlayer(): ClipPlayer {
  const [audio] = useState(() => new Audio())
  const [playing, setPlaying] = useState<string | null>(null)
  const [heard, setHeard] = useState<ReadonlySet<string>>(new Set())
  const [failed, setFailed] = useState(false)
  // Who turns to another page hears no more of this one.
  useEffect(() => () => silence(audio), [audio])

  const stop = () => {
    silence(audio)
    setPlaying(null)
  }
  const play = ([clip, ...rest]: readonly ClipRow[]) => {
    setFailed(false)
    if (clip === undefined) return stop()
    const fail = () => {
      setFailed(true)
      stop()
    }
    audio.onended = () => {
      setHeard((before) => new Set([...before, clipKey(clip)]))
      play(rest)
    }
    audio.onerror = fail
    audio.src = `/clip/${clip.sha256}.wav`
    setPlaying(clipKey(clip))
    // A press on another clip, or on stop, ends this one: that is no failure.
    audio.play().catch((error: Error) => error.name === 'AbortError' || fail())
  }
  const forget = (clip: ClipRow) => {
    stop()
    setHeard((before) => new Set([...before].filter((key) => key !== clipKey(clip))))
  }
  return { playing, heard, failed, play, stop, forget }
}

function silence(audio: HTMLAudioElement): void {
  audio.onended = null
  audio.onerror = null
  audio.pause()
}
