/** The numbers on a station's media, as they were written at the office, and what people read off them (CLS-06). */
import { mediumSerial } from '#election/ballot-box/medium-serial.ts'
import { type ActCode, type Notice, notice } from './codes.ts'
import type { DayRecord, IssuerFacts, MediumNote } from './state.ts'

/** Null: it is the number of this machine's medium of this kind. */
export function mediumRefusal(
  { stationIndex }: IssuerFacts,
  { kiosks }: DayRecord,
  { machine, role, serial }: Pick<MediumNote, 'machine' | 'role' | 'serial'>,
): Notice<ActCode> | null {
  const media = kiosks.flatMap((kiosk) =>
    (['original', 'duplicate'] as const).map((kind) => ({
      machine: kiosk.machine,
      kind,
      serial: mediumSerial(stationIndex, kiosk.pair, kind),
    })),
  )
  // Each ends with a letter; on a label nobody distinguishes O from zero.
  const typed = plainSerial(serial).replace(/0$/, 'O')
  const whose = media.find((medium) => plainSerial(medium.serial) === typed)
  if (whose === undefined) return notice('medium-unknown', { serial })
  return whose.machine === machine && whose.kind === role
    ? null
    : notice(`medium-is-${whose.kind}`, { serial, machine: whose.machine })
}

/** As it is typed: small letters, full width, any dash, blanks. */
export function plainSerial(serial: string): string {
  return serial
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash}ー]/gu, '')
}
