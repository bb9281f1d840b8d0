/** Words about the voice pack: what is wrong with it or with a clip, what was made. */
import * as words from '#words/office.ts'
import type { RefusalCatalogue } from './message.ts'

type VoiceCode = 'readings-refused' | 'voice-refused' | 'voice-missing' | 'voice-damaged' | 'voice-incomplete' | 'voice-not-approved'

export const voiceRefusals = words.voiceRefusals satisfies RefusalCatalogue<VoiceCode>

/** Faults of one clip, in a line of the table. */
export const clipDoubtWords = words.clipDoubtWords

export const voiceWords = words.voiceWords
