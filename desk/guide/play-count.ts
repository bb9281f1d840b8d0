/** The counting centre's part of the tour: zero check, reports, media, shares, count, documents. */
import { unreachable } from '#election/assert.ts'
import { containers } from '#election/count/arrival.ts'
import type { RunningApp } from '#shell/running-app.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { paperSaid } from '#simulation/counting/paper-said.ts'
import { until } from '#simulation/doors/door.ts'
import { isOffered } from '#tally/session/papers-offered.ts'
import { type TallyScreenEvent, tallyDocuments } from '#tally/session/screen-event.ts'
import { provideShare, unlockMachine } from '#tally/session/sealed-passphrase.ts'
import type { TallyView } from '#tally/session/view.ts'
import { runningOf } from '../station/seat.ts'
import type { DeskStation } from '../station/station.ts'
import { LOST, REPORT_MEDIUM, reportSlot, TABLE } from '../station/things.ts'
import { mediaToCarry } from './count-step.ts'

type Tally = RunningApp<TallyView, TallyScreenEvent>

export async function playCount(
  station: DeskStation,
  step: 'receive' | 'mix' | 'give-shares' | 'join-paper' | 'print',
): Promise<void> {
  const tally = runningOf(station.tally)
  switch (step) {
    case 'receive':
      return receive(tally, station.prepared.tallyPassphrase)
    case 'mix':
      tally.send({ type: 'count' })
      return seen(tally, 'the mixed list', (view) => view.mixed !== null)
    case 'give-shares':
      return giveShares(tally, station)
    case 'join-paper':
      return joinPaper(tally)
    case 'print':
      for (const document of tallyDocuments.filter((each) => isOffered(tally.view(), each))) {
        tally.send({ type: 'print', document })
        await seen(tally, 'a document', (view) => view.documents.some((printed) => printed.document === document))
      }
      return
    default:
      return unreachable(step)
  }
}

async function receive(tally: Tally, passphrase: string): Promise<void> {
  if (tally.view().machineKey === 'locked')
    tally.send(unlockMachine(await keyRoomOf(tally), passphrase, secureRandomness()))
  await seen(tally, 'the key', (view) => view.machineKey === 'open')
  if (tally.view().phase === 'choose-mode') tally.send({ type: 'choose-mode', mode: 'count' })
  await seen(tally, 'the zero check', (view) => view.phase === 'zero-check' || view.phase === 'receive')
  if (tally.view().phase === 'zero-check') tally.send({ type: 'confirm-zero', witnesses: ['立会 一', '立会 二'] })
  await seen(tally, 'receiving', (view) => view.phase === 'receive')
  const whole = containers.map((container) => ({ container, sealed: true, locked: true, label: '' }))
  for (const { id, arrival } of tally.view().stations) {
    if (arrival === null)
      tally.send({ type: 'receive-station', station: id, clerk: '開票 係', differing: [], containers: whole })
  }
  tally.send({ type: 'receive-reports' })
  await seen(tally, 'the reports', (view) => view.stations.every((station) => station.report === 'received'))
  for (const { id, reportFingerprint: number } of tally.view().stations) {
    if (number !== null) tally.send({ type: 'compare-report', station: id, number, same: true })
  }
  tally.send({ type: 'read-media', again: true })
  await seen(tally, 'the media', (view) => view.missing.length === 0)
}

async function giveShares(tally: Tally, station: DeskStation): Promise<void> {
  const { threshold, seats } = tally.view()
  const filled = seats.filter((seat) => seat.state === 'filled').length
  const holders = station.prepared.people.holders.filter(
    ({ index }) => seats.find((seat) => seat.index === index)?.state !== 'filled',
  )
  for (const { index, passphrase } of holders.slice(0, threshold - filled)) {
    station.shares.give(index, true)
    station.changed()
    // Each holder has a process of their own, and agrees to the number on the screen.
    const sealTo = await keyRoomOf(tally)
    const records = tally.view().mixed?.records
    tally.send(provideShare(sealTo, { index, passphrase, records }, secureRandomness()))
    const isGiven = (view: TallyView) => view.seats.some((seat) => seat.index === index && seat.state === 'filled')
    // The last share opens the list at once, and no seat stays filled.
    await seen(tally, 'a share', (view) => view.result !== null || isGiven(view))
  }
}

function keyRoomOf(tally: Tally): Promise<string> {
  return until(
    tally,
    'the key process',
    (view) => view.sealTo ?? undefined,
    (view) => view.phase,
  )
}

async function seen(tally: Tally, name: string, found: (view: TallyView) => boolean): Promise<void> {
  await until(
    tally,
    name,
    (view) => {
      if (view.message !== null) throw new Error(`the tally says ${view.message.code}`)
      return (view.busy === null && found(view)) || undefined
    },
    (view) => `${view.phase}, busy ${view.busy}`,
  )
}

/** As the reports of the desk say. */
async function joinPaper(tally: Tally): Promise<void> {
  for (const event of paperSaid(tally.view())) tally.send(event)
  await seen(tally, 'machine and paper', (view) => !view.missing.some(({ type }) => type === 'paper'))
}

export function carryOriginals(station: DeskStation, started: readonly string[]): void {
  const slots = station.tally.plan.slots.flatMap(({ id, role }) => (role === 'any' ? [id] : []))
  for (const medium of mediaToCarry(started, station.media.views())) {
    const taken = new Set(station.media.views().map((each) => each.place))
    const free = slots.find((slot) => !taken.has(slot))
    if (free === undefined) continue
    station.media.move(medium.id, TABLE)
    station.media.move(medium.id, free)
  }
  const isLost = station.media.views().some(({ id, place }) => id === REPORT_MEDIUM && place === LOST)
  if (!isLost) station.media.move(REPORT_MEDIUM, reportSlot(station.tally.plan.id))
}
