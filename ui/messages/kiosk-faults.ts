/** Faults of the voting machine and the three answers about a vote (never a fourth). */

import * as words from '#words/kiosk.ts'
import { kioskReaderLost } from './devices.ts'
import { packageRefusals } from './package.ts'

/** Faults of the machine. None says anything of a vote: what is recorded stands beside it. */
export const kioskFaults = { ...packageRefusals, ...kioskReaderLost, ...words.kioskFaults }

/** Titles of the three answers on the fault screen. */
export const kioskAnswers = words.kioskAnswers
