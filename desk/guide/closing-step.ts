/** The evening in the order of the issuer's own list: declaration, who is inside, ticks, kiosks, books, seals, report (CLS-01…06). */
import { mediumSerial } from '#election/ballot-box/medium-serial.ts'
import type { StationIndex } from '#election/ids.ts'
import { checkDigits } from '#election/keys/check-digits.ts'
import { isReportWritten } from '#issuer/session/day-checklist.ts'
import { CLOSING_TICKS } from '#issuer/session/screen-event.ts'
import { LOST, reportSlot } from '../station/things.ts'
import { kioskRecords, recordsTold } from './kiosk-records.ts'
import { leadKiosks } from './kiosk-step.ts'
import { cardsInCase, cardsToBring, type DayScreen, type Room, votingCards } from './room.ts'
import { type GuideStep, type GuideWord, guideStep } from './step.ts'
import { voterOnTheWay, waitingInside } from './voting-step.ts'

export function closingStep(room: Room, issuer: DayScreen): GuideStep {
  const { id } = room.issuer
  // The issuer's own clock strikes a moment later than the desk's.
  if (!isDone(issuer, 'declaration') && room.hours !== null && issuer.now < room.hours.closes)
    return guideStep('wait', 'wait-machine', id)
  if (!isDone(issuer, 'declaration')) return guideStep('declare-closing', 'declare-closing', id)
  if (!isDone(issuer, 'inside'))
    return guideStep('tick-closing', issuer.record.inside.rollNos.length === 0 ? 'fix-inside' : 'fix-listed', id)
  const isOver = isDone(issuer, 'ticks')
  const waiting = isOver ? null : waitingInside(room, issuer)
  // CLS-02: a machine that came back from a cut is needed for them.
  const machine = !isOver && (waiting ?? room.issued[0]) ? leadKiosks(room, 'open-kiosk') : null
  const inside = machine ?? voterOnTheWay(room, issuer, !issuer.record.closing.kiosksMayClose) ?? waiting
  if (inside !== null) return inside
  const count = cardsToBring(issuer)
  if (!isDone(issuer, 'ticks') && count > 0) return guideStep('tick-closing', 'bring-cards', id, { values: { count } })
  const areTicked = CLOSING_TICKS.every((tick) => issuer.record.closing.ticks[tick])
  if (!isDone(issuer, 'ticks')) return guideStep('tick-closing', areTicked ? 'tell-absentees' : 'tick-closing', id)
  if (!isDone(issuer, 'transport')) return guideStep('tick-closing', 'name-transport', id)
  if (!issuer.record.closing.kiosksMayClose) return guideStep('tick-closing', 'close-kiosks', id)
  if (issuer.record.closing.permittedAt === null) return guideStep('tick-closing', 'permit-closing', id)
  return leadKiosks(room, 'close-kiosk') ?? booksStep(room, issuer)
}

function booksStep(room: Room, issuer: DayScreen): GuideStep {
  const { id } = room.issuer
  const { closing } = issuer.record
  const say = guideStep.bind(null, 'close-station')
  if (!isDone(issuer, 'kiosks')) return tellRecords(room, issuer)
  const unsealed = unsealedMedia(issuer, room.stationIndex)
  if (unsealed.length > 0) return say('note-media', id, { values: { serials: unsealed.join('、') } })
  const { sealing, boxesReady } = closing
  if (!sealing['originals-sealed'] || !sealing['duplicates-sealed']) return say('tick-sealing', id)
  if (boxesReady === null) return say('boxes-ready', id)
  if (!sealing['ballot-box-locked']) return say('lock-ballot-box', id)
  if (closing.ticketsCounted === null) return say('enter-tickets', id, { values: { count: issuer.ticketsExpected } })
  if (closing.cardsInCase === null)
    return say('enter-case', id, { values: { count: cardsInCase(votingCards(room), issuer.counts) } })
  if (!isDone(issuer, 'difference')) return guideStep('trouble', 'explain-difference', id)
  return writeStep(room, issuer, issuer.record.reports.correcting === '' ? 'write-report' : 'write-corrected')
}

/** MED-06: signed, and on no medium: before the keys go into their envelopes. A stick that is lost leads on: then the paper goes alone. */
export function unwrittenReport(room: Room, issuer: DayScreen): GuideStep | null {
  const isLost = room.media.some(({ role, place }) => role === 'report' && place === LOST)
  return isLost || isReportWritten(issuer.record) ? null : writeStep(room, issuer, 'write-signed')
}

function writeStep(room: Room, issuer: DayScreen, word: GuideWord): GuideStep {
  const { id } = room.issuer
  if (issuer.report.type === 'writing') return guideStep('wait', 'wait-machine', id)
  const stick = room.media.find(({ role }) => role === 'report')
  const slot = reportSlot(id)
  const isAway = stick !== undefined && stick.place !== slot && stick.place !== LOST
  if (isAway) return guideStep('close-station', 'bring-report-back', id, { points: [stick.id, slot] })
  return guideStep('close-station', word, id)
}

function tellRecords(room: Room, issuer: DayScreen): GuideStep {
  const { id } = room.issuer
  const head = room.issuer.view?.head
  const { kiosks } = issuer.record
  const machines = kiosks.map(({ machine, serial }) => ({ id: machine, serial }))
  for (const [machine, { records, seal }] of kioskRecords(room.kiosks, machines)) {
    const pair = kiosks.find((kiosk) => kiosk.machine === machine)?.pair
    if (pair === undefined || !issuer.openMachines.some((open) => open === machine)) continue
    const told = head === undefined || head === null ? '' : recordsTold(head, records)
    const number = seal === null ? '–' : `${seal} ${checkDigits(seal, pair)}`
    return guideStep('close-station', 'enter-records', id, { values: { machine, records: told, seal: number } })
  }
  return guideStep('close-station', 'look-at-closing', id)
}

/** Numbers of media that are not noted as sealed, in the order of the page: 「1-K1 S1-P1-O」. */
function unsealedMedia({ record }: DayScreen, station: StationIndex): readonly string[] {
  const roles = ['original', 'duplicate'] as const
  return record.kiosks
    .filter(({ wasStarted }) => wasStarted)
    .flatMap(({ machine, pair }) =>
      roles
        .filter(
          (role) => !record.closing.media.some((each) => each.machine === machine && each.role === role && each.sealed),
        )
        .map((role) => `${machine} ${mediumSerial(station, pair, role)}`),
    )
}

function isDone({ closing }: DayScreen, step: DayScreen['closing'][number]['step']): boolean {
  return closing.find((each) => each.step === step)?.done === true
}
