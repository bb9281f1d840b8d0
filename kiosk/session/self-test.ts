/** The self-test, line by line: what is looked at before anybody votes, and what may be said of it. */
import type { LocalDate } from '#election/time.ts'
import type { VoiceRefusal } from '#election/voice/voice.ts'
import type { Fault, VoiceDeviceLost } from './codes.ts'

export const CHECK_LINES = [
  'machine',
  'package',
  'software',
  'clock',
  'display',
  'card-reader',
  'keypad',
  'headphones',
  'voice',
  'original',
  'duplicate',
] as const
export type CheckLine = (typeof CHECK_LINES)[number]
export type CheckState = 'waiting' | 'running' | 'good' | 'absent' | BadLine | VoicelessLine

export interface BadLine {
  readonly bad: Fault
  /** For the places in the words: a file of the package, a version, this machine. Nothing of a voter. */
  readonly values?: Readonly<Record<string, string | number>>
}

export function isBad(state: CheckState): state is BadLine {
  return typeof state === 'object' && 'bad' in state
}

/** Nobody votes by voice here; everybody else does as ever. */
interface VoicelessLine {
  readonly voiceless: VoiceRefusal | { readonly type: VoiceDeviceLost }
}

/** `whole`: each word that a voter may hear is there, in every language. */
export type VoicePack = 'whole' | VoiceRefusal

/** Self-test, line by line. */
export interface Starting {
  readonly type: 'starting'
  readonly lines: Readonly<Record<CheckLine, CheckState>>
  /** PRE-04: the voting date whose morning is waited for, with no medium looked at; null: none. */
  readonly waitsFor: LocalDate | null
  /** Left on since the eve: that date has come, and media that are not in yet are waited for (WX7). */
  readonly morning: LocalDate | null
  /** The date under which the package was asked last what may be done; null: not yet. */
  readonly asked: LocalDate | null
  /** null until the media were admitted. */
  readonly untouched: boolean | null
}
