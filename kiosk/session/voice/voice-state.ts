/** A kiosk's knowledge of its voice between two events. */
import type { ClipId } from '#election/ids.ts'
import { FIRST_SPEED, FIRST_VOLUME, type Speed, type Volume } from '#election/voice/steps.ts'
import type { Language } from '#ui/messages/message.ts'

/** `tells`: the facts that the voter has heard when the last clip is over. */
export interface Sentence {
  /** Left out: the voter's. */
  readonly language?: Language
  readonly clips: readonly ClipId[]
  /** Said only when nothing else is to be said so soon; left out: at once. */
  readonly afterMs?: number
  readonly tells: 'the-name' | 'that-a-press-records' | null
}

export interface Voice {
  /** Number of the newest sentence: an end of an older one means nothing. */
  readonly said: number
  /** The sentence that is being said, and the next ones. */
  readonly now: Sentence | null
  readonly next: readonly Sentence[]
  readonly speed: Speed
  readonly volume: Volume
  /** On the page that records: what the voter has heard of it. */
  readonly heard: 'nothing' | 'that-a-press-records' | 'the-name'
  /** On the page that records: how often ○ came before its words were over. */
  readonly hasty: number
  /** The voter's last press was on the glass. */
  readonly byFinger: boolean
}

export const SILENT: Voice = {
  said: 0,
  now: null,
  next: [],
  speed: FIRST_SPEED,
  volume: FIRST_VOLUME,
  heard: 'nothing',
  hasty: 0,
  byFinger: false,
}
