/** The small line below a refusal: its number and its code, and the facts that its words leave to the technician. */
import { placesOf, type RefusalText, type Values } from '#ui/messages/message.ts'
import type { OfficeRoomCode } from '../session/codes.ts'
import { isSlotTrouble, slotNumber } from '../session/slot-troubles.ts'

export function technicianLine(code: OfficeRoomCode, { ja: { title, next } }: RefusalText, about: Values): string {
  const said = placesOf(`${title}${next}`)
  const facts = Object.entries(about).flatMap(([name, value]) => (said.includes(name) ? [] : [`${name}: ${value}`]))
  return [...(isSlotTrouble(code) ? [slotNumber(code)] : []), ...facts].join(' · ')
}
