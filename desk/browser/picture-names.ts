/** The pictures that the browser specs keep: folder and name below docs/pictures/. A spec that plays such a day passes all of them. */
import type { Language } from '#ui/messages/message.ts'

/** The desk itself, on a large screen. */
export const README_PICTURES = ['readme/desk'] as const

/** The product in one picture: three places of the station in a tab. */
export function stationPictureName(language: Language): string {
  return `readme/station.${language}`
}

/** A day at the station and at the count, in each language. */
export const DAY_PICTURES = [
  'prepare',
  'declare-opening',
  'zero-check',
  'found',
  'checked',
  'hand-over',
  'matches',
  'refused',
  'choose',
  'confirm',
  'recorded',
  'take-card',
  'watch',
  'close-kiosk',
  'closed',
  'numbers',
  'receive',
  'media',
  'keys',
  'paper',
  'result',
] as const

/** The office prepares. */
export const OFFICE_PICTURES = ['steps', 'problems', 'approve', 'ceremony', 'write-media', 'hand-out'] as const

/** Only where this computer has file systems of its own to write media on. */
export const NEEDS_STICKS: readonly string[] = ['write-media']

export function rolePicture(name: string, language: Language): string {
  return `roles/${name}.${language}`
}
