/**
 * The voter's headphones (AUD-05). Sound goes to them and to no loudspeaker, and nobody keeps it: no log, no file, no buffer that outlives
 * it.
 */
import type { Speed, Volume } from '#election/voice/steps.ts'
import type { DeviceLoss } from '../device-loss.ts'

export type HeadphonesEvent =
  | { readonly type: 'connected' }
  /** Anything that played is silent within 100 ms, and its playing never ends. */
  | { readonly type: 'disconnected'; readonly why: DeviceLoss }
  /** Heard to the last sample of its last clip. Never sent for a playing that was interrupted, stopped or lost. */
  | { readonly type: 'ended'; readonly playing: number }

export interface Headphones {
  /** The listener gets the connection at once, then each event. */
  watch(listener: (event: HeadphonesEvent) => void): () => void
  /**
   * A sentence: its clips one after the other without a gap, in place of what plays now. The samples are read while they play.
   * Returns the number of this playing; it is greater than every one before. While disconnected it is silent and never ends.
   */
  play(clips: readonly Int16Array[]): number
  /** At once, in the middle of a word too. */
  setSpeed(speed: Speed): void
  setVolume(volume: Volume): void
  /** Silence. */
  stop(): void
  close(): Promise<void>
}
