/**
 * The voter's headphones (AUD-05). What is played goes to them and to no loudspeaker, and nobody keeps it: no log, no file, no
 * buffer that outlives it.
 */

/** Of every clip: one channel of 16-bit samples. */
export const SAMPLES_PER_SECOND = 24_000

/** Percent of the clip's own speed, pitch unchanged. Eight steps, each the same ratio for the ear: a quarter of an octave. */
export const SPEEDS = [50, 59, 71, 84, 100, 119, 141, 168, 200] as const
export type Speed = (typeof SPEEDS)[number]
export const FIRST_SPEED: Speed = 100

/**
 * Decibels of the clip's own level, in even steps. Nothing is ever louder than the clip, so nothing is clipped; how loud 0 is on
 * the ear, the office sets once at the device: 100 dB sound pressure at most, and the first volume is then 65.
 */
export const VOLUMES = [-80, -75, -70, -65, -60, -55, -50, -45, -40, -35, -30, -25, -20, -15, -10, -5, 0] as const
export type Volume = (typeof VOLUMES)[number]
export const FIRST_VOLUME: Volume = -35

export type HeadphonesEvent =
  | { readonly type: 'connected' }
  /** Whatever played is silent within 100 ms, and its playing never ends. */
  | { readonly type: 'disconnected' }
  /** Heard to the last sample of its last clip. Never told of a playing that was interrupted, stopped or lost. */
  | { readonly type: 'ended'; readonly playing: number }

export interface Headphones {
  /** The listener is told the connection at once, then each event. */
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
