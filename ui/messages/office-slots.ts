/**
 * The refusals of the office's slots, for the person in front of them: whose stick lies there, what is safe, which hand does what.
 * The number below the words is for the technician (docs/trouble-numbers.md); commands say the same to a technician (put.ts).
 */
import * as words from '#words/office.ts'

const media = words.media

const shares = words.shares

const files = words.files

export const officeSlotRefusals = { ...media, ...shares, ...files } as const
