/** Words of the desk: what lies there, what hands can do, and the tour. */
import * as words from '#words/desk.ts'
import type { Text } from './message.ts'

export const deskWords = words.deskWords

export const deskKeys = words.deskKeys

/** PN532 commands (user manual §7), in words for the magnifier. */
export const deskWire: Readonly<Record<number, Text>> = words.deskWire
