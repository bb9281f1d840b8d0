/** The steps of the morning, in the order of the issuer's own list: clock, cards, witnesses, declaration, zero checks, sheet (OPN-01…07). */
import { BESIDE_RECHECK_TICKS, RECHECK_TICKS } from '#issuer/session/day-names.ts'
import { isTicked } from '#issuer/session/day-ticks.ts'
import { WITNESSES_MIN } from '#issuer/session/witnesses.ts'
import { leadKiosks } from './kiosk-step.ts'
import { type DayScreen, type Room, votingCards } from './room.ts'
import { type GuideStep, guideStep } from './step.ts'

/** @returns null when the station is open */
export function openingStep(room: Room, issuer: DayScreen): GuideStep | null {
  const { record } = issuer
  if (record.stage === 'closing' || record.stage === 'closed') return null
  if (record.openedAt !== null && record.sheetSigned !== null && isDone(issuer, 'inner-lid')) return null
  return beforeDeclaration(room, issuer) ?? afterDeclaration(room, issuer)
}

function beforeDeclaration(room: Room, issuer: DayScreen): GuideStep | null {
  const { hours, now } = room
  const { id } = room.issuer
  const { record } = issuer
  if (!isDone(issuer, 'clock')) return guideStep('prepare-station', 'confirm-clock', id)
  if (record.cardsReceived === null)
    return guideStep('prepare-station', 'enter-cards', id, { values: { count: votingCards(room) } })
  if (record.witnesses.names.length < WITNESSES_MIN) return guideStep('prepare-station', 'name-witnesses', id)
  if (!isDone(issuer, 'witnesses')) return guideStep('prepare-station', 'mark-witnesses', id)
  if (isDone(issuer, 'declaration')) return null
  if (record.openedAt !== null) return guideStep('declare-opening', 'ring-bell', id)
  if (!isDone(issuer, 'media')) return guideStep('prepare-station', 'tick-media', id)
  if (!isDone(issuer, 'fronts')) return guideStep('prepare-station', 'tick-fronts', id)
  if (!isDone(issuer, 'recheck')) {
    // As many as the page shows (P9); some of them bind nothing.
    const count = [...BESIDE_RECHECK_TICKS, ...RECHECK_TICKS].filter((tick) => !isTicked(record, tick)).length
    return guideStep('prepare-station', 'tick-recheck', id, { values: { count } })
  }
  if (hours !== null && now < hours.opens) {
    const time = hours.opens.slice(11)
    return guideStep('clock-to-opening', 'clock-to-opening', null, { values: { time }, points: [`clock:${time}`] })
  }
  // The issuer's own clock reaches the hour a moment later than the desk's.
  if (hours !== null && room.issuer.view !== null && room.issuer.view.now < hours.opens)
    return guideStep('wait', 'wait-machine', id)
  return guideStep('declare-opening', 'declare-opening', id)
}

function afterDeclaration(room: Room, issuer: DayScreen): GuideStep | null {
  const { id } = room.issuer
  const step = leadKiosks(room, 'open-kiosk')
  if (step !== null) return step
  const undecided = issuer.record.kiosks.filter((kiosk) => kiosk.state === 'waiting')
  if (!isDone(issuer, 'kiosks'))
    return guideStep('sign-sheet', 'mark-kiosks', id, { values: { machines: namesOf(undecided) } })
  if (!isDone(issuer, 'sheet')) return guideStep('sign-sheet', 'print-sheet', id)
  if (!isDone(issuer, 'signature')) return guideStep('sign-sheet', 'sign-sheet', id)
  return isDone(issuer, 'inner-lid') ? null : guideStep('sign-sheet', 'lock-inner-lid', id)
}

function isDone({ opening }: DayScreen, step: DayScreen['opening'][number]['step']): boolean {
  return opening.find((each) => each.step === step)?.done === true
}

function namesOf(kiosks: readonly { readonly machine: string }[]): string {
  return kiosks.map((kiosk) => kiosk.machine).join('・')
}
