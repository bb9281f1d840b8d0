/** At the counting centre: originals are carried over, zero, reports, media, shares, count, papers. */
import { mediumSerial } from '#election/ballot-box/medium-serial.ts'
import type { TallyView } from '#tally/session/view.ts'
import type { MediumView } from '../session/view.ts'
import { atTally, LOST, reportSlot } from '../station/things.ts'
import type { Room } from './room.ts'
import { type GuideStep, type GuideWord, guideStep, type StepMore } from './step.ts'
import { messageOf } from './trouble-step.ts'

export function countStep(room: Room): GuideStep {
  const { id, view } = room.tally
  if (view === null) return guideStep('wait', 'wait', id)
  const left = kioskStillHeld(room)
  if (left !== null) return left
  if (view.message !== null) return guideStep('trouble', answerOf(view), id, { machine: messageOf(view) })
  if (view.busy !== null) return guideStep('wait', 'wait-machine', id)
  if (view.result !== null) return resultStep(room, view)
  // Mixed before a holder comes; the last holder's work opens it.
  const { mixed } = view
  const opening = mixed === null ? guideStep('mix', 'mix', id) : shareStep(room, view, mixed.records)
  return carryStep(room) ?? receiveStep(room, view) ?? opening ?? guideStep('wait', 'wait-machine', id)
}

/** Two people typed, and the dialog that compares them has its own button. */
function answerOf({ sheet, paperSheet, message }: TallyView): GuideWord {
  const isCompared = (sheet ?? paperSheet) != null && message?.code.endsWith('typed-differ')
  return isCompared ? 'tally-says-again' : 'tally-says'
}

/** The officer's card, forgotten on a machine that is closed. */
function kioskStillHeld(room: Room): GuideStep | null {
  const card = room.cards.find(({ kind, place }) => kind === 'operator' && place.startsWith('reader:'))
  if (card === undefined) return null
  return guideStep('close-kiosk', 'take-operator-card', card.place.slice('reader:'.length), {
    points: [card.id, 'case'],
  })
}

function carryStep(room: Room): GuideStep | null {
  const left = mediaToCarry(room.started, room.media)
  const [medium] = left
  const slot = room.tallySlots.find((each) => !room.media.some(({ place }) => place === each))
  if (medium === undefined || slot === undefined) return carryReport(room)
  const values = { serial: medium.serial, count: left.length }
  return guideStep('carry-media', 'carry-media', room.tally.id, { values, points: [medium.id, slot] })
}

/** By hand, as everything that goes to the counting centre. A medium that is lost leads on: the tally then says what is missing. */
function carryReport({ media, tally }: Room): GuideStep | null {
  const stick = media.find(({ role }) => role === 'report')
  const slot = reportSlot(tally.id)
  if (stick === undefined || stick.place === slot || stick.place === LOST) return null
  return guideStep('carry-media', 'carry-report', tally.id, { points: [stick.id, slot] })
}

/** @param machines that voted. @returns their originals, as far as somebody knows where they are */
export function mediaToCarry(machines: readonly string[], media: readonly MediumView[]): readonly MediumView[] {
  return media.filter(
    ({ id, role, place }) =>
      role === 'original' &&
      place !== LOST &&
      !atTally(place) &&
      machines.some((machine) => id.startsWith(`${machine}-`)),
  )
}

function receiveStep(room: Room, view: TallyView): GuideStep | null {
  const say = (word: GuideWord, more?: StepMore) => guideStep('receive', word, room.tally.id, more)
  if (view.phase === 'choose-mode' && view.machineKey === 'locked') {
    return say('open-tally-key', { values: { passphrase: room.tallyPassphrase } })
  }
  if (view.phase === 'choose-mode') return say('begin-count')
  if (view.phase === 'zero-check') return say('confirm-zero')
  if (view.phase !== 'receive') return guideStep('wait', 'wait', room.tally.id)
  if (view.stations.some((station) => station.arrival === null)) return say('receive-station')
  const isReportMissing = view.stations.some((station) => station.report === 'missing')
  const isReportLost = room.media.some(({ role, place }) => role === 'report' && place === LOST)
  if (isReportMissing && isReportLost) return guideStep('trouble', 'report-lost', room.tally.id)
  if (isReportMissing || isCorrected(room, view)) return say('read-reports')
  if (view.stations.some((station) => station.comparison === 'differs'))
    return guideStep('trouble', 'report-differs', room.tally.id)
  if (view.stations.some((station) => station.comparison === null)) return say('compare-report')
  if (view.slots.some((slot) => slot.state === 'present')) return say('read-media')
  // A medium that was just put in is not missing: the machine looks at its slots now and then.
  const lying = room.media.filter(({ place, role }) => atTally(place) && role !== 'report').length
  if (lying > view.slots.filter((slot) => slot.state !== 'empty').length) return say('wait-machine')
  const missing = view.missing.find((item) => item.type === 'medium')
  if (missing !== undefined) {
    const station = room.stationIndex
    const serials = (['original', 'duplicate'] as const).map((role) => mediumSerial(station, missing.pair, role))
    const isLost = room.media.filter(({ serial, place }) => serials.includes(serial) && place === LOST)
    return guideStep('trouble', isLost.length === 2 ? 'declare-loss' : 'medium-missing', room.tally.id)
  }
  return view.missing.length === 0 ? null : guideStep('trouble', 'explain-count', room.tally.id)
}

/** The station has signed another version since its report was read. */
function isCorrected({ issuer }: Room, { stations }: TallyView): boolean {
  if (issuer.view?.screen !== 'day' || issuer.view.report.type !== 'written') return false
  const { digits } = issuer.view.report
  return stations.every((station) => station.reportFingerprint !== digits)
}

function shareStep(room: Room, view: TallyView, records: number): GuideStep | null {
  const isFilled = (index: number) => view.seats.some((seat) => seat.index === index && seat.state === 'filled')
  const count = view.threshold - view.seats.filter((seat) => seat.state === 'filled').length
  if (count <= 0) return null
  const open = room.shares.filter(({ index }) => !isFilled(index))
  const share = open.find(({ given }) => given) ?? open[0]
  if (share === undefined) return null
  const more = { values: { count, index: share.index, records }, points: [`share:${share.index}`] }
  return guideStep('give-shares', share.given ? 'agree-and-type' : 'lay-share', room.tally.id, more)
}

function resultStep(room: Room, view: TallyView): GuideStep {
  const { id } = room.tally
  const paper = view.missing.find((item) => item.type === 'paper')
  if (paper !== undefined) {
    const contest = view.result?.contests.find((each) => each.id === paper.contest)?.title ?? paper.contest
    const isSent = view.result?.sent.some((each) => each.contest === paper.contest) === true
    return guideStep('join-paper', isSent ? 'type-paper' : 'say-no-paper', id, { values: { contest } })
  }
  if (view.missing.some((item) => item.type === 'lot')) return guideStep('trouble', 'draw-lot', id)
  if (view.missing.length > 0) return guideStep('trouble', 'explain-count', id)
  if (view.correction !== null) {
    return guideStep('trouble', 'announce-correction', id, { values: { number: view.nextAnnouncement ?? '' } })
  }
  const sheet = view.documents.find((document) => document.document === 'result-sheet')
  // CNT-12: the chair may show the figures before the papers are made, and need not.
  const held = view.result?.contests.find(({ state }) => state === 'joined-outcome')
  if (sheet === undefined && held !== undefined)
    return guideStep('print', 'print-held-back', id, { values: { contest: held.title } })
  if (sheet === undefined) return guideStep('print', 'print', id)
  const again = room.hours === null ? 'npm start -- --use rehearsal' : 'npm start'
  const values = { again, path: sheet.path }
  const bundle = view.bundle ?? '—'
  return guideStep('finished', 'finished-check', id, { values: { ...values, ...room.toCheck, bundle } })
}
