/** The count: station reports, media, key holders, result – through the tally's own screen events. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { containers } from '#election/count/arrival.ts'
import type { Station } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { addMinutes, type LocalMinute } from '#election/time.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { noPaper } from '#simulation/counting/no-paper.ts'
import { until } from '#simulation/doors/door.ts'
import { playTally } from '#simulation/office/play-tally.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type RunningTally, startTally } from '#tally/app.ts'
import { tallyDocuments } from '#tally/session/screen-event.ts'
import { provideShare, unlockMachine } from '#tally/session/sealed-passphrase.ts'
import type { TallyView } from '#tally/session/view.ts'
import type { electionDayWords } from '#ui/messages/election-day.ts'
import { DayClock, presentClock } from './day-clock.ts'
import type { PlayedPeople } from './rehearsal-people.ts'

type CountPhase = keyof typeof electionDayWords & `count_${string}`

export interface CountInput {
  readonly out: string
  /** Where `count/` with its stages and `documents/` with the papers go. */
  readonly into: string
  readonly election: LoadedElection
  readonly secrets: PlayedPeople
  readonly seed: string
  readonly onPhase: (phase: CountPhase) => void
}

export interface Counted {
  readonly view: TallyView
  readonly documents: readonly string[]
  /** What the tally said when it was to count with the boxes of early voting alone; none where there is none. */
  readonly mistakes: readonly string[]
}

/** @throws Error with the tally's own code when it refuses */
export async function count(input: CountInput): Promise<Counted> {
  const { out, election } = input
  const { electionPackage } = election
  const { rules, machines } = electionPackage
  const evening = addMinutes(`${rules.date}T${rules.closes}` as LocalMinute, 60)
  mkdirSync(input.into, { recursive: true })
  const office = join(out, 'office')
  const { officePassphrase } = input.secrets
  const asked = { directory: office, office, officePassphrase, electionPackage, randomness: secureRandomness() }
  const passphrase = await playTally(asked)
  const tally = await startTally(
    {
      package: join(out, 'package'),
      machine: office,
      // Originals of the machines in use; duplicates stay in their sealed box (LAW-14).
      media: machines
        .filter((machine) => machine.kind === 'kiosk' && !machine.spare)
        .map((machine) => join(out, 'media', machine.station, String(machine.pair), 'original')),
      reports: join(out, 'reports'),
      shares: office,
      out: input.into,
      shell: 'none',
    },
    electionPackage.use === 'fixture'
      ? { clock: new DayClock(evening), randomness: seededRandomness(input.seed, 'tally') }
      : { clock: presentClock(), randomness: secureRandomness() },
  )
  try {
    const mistakes = await receive(tally, passphrase, input)
    await openAndCount(tally, input)
    await sayThereIsNoPaper(tally)
    // A tie waits for the lot of the election chair (TC-50), which nobody draws here: then no result is printed (CNT-08).
    if (tally.view().result?.final === true) await printAll(tally)
    else input.onPhase('count_lot')
    const view = tally.view()
    return { view, documents: view.documents.map((printed) => printed.path), mistakes }
  } finally {
    await tally.stop()
  }
}

async function receive(
  tally: RunningTally,
  passphrase: string,
  { onPhase, election }: CountInput,
): Promise<readonly string[]> {
  onPhase('count_zero')
  await seen(tally, 'the start', (view) => view.phase === 'choose-mode')
  tally.send(unlockMachine(await keyRoomOf(tally), passphrase, secureRandomness()))
  await seen(tally, 'the key', (view) => view.machineKey === 'open')
  tally.send({ type: 'choose-mode', mode: 'count' })
  await seen(tally, 'the zero check', (view) => view.phase === 'zero-check')
  tally.send({ type: 'confirm-zero', witnesses: ['立会 一', '立会 二'] })
  await seen(tally, 'receiving', (view) => view.phase === 'receive' && view.busy === null)
  onPhase('count_lists')
  const whole = containers.map((container) => ({ container, sealed: true, locked: true, label: '' }))
  const arrives = ({ id: station }: Station) =>
    tally.send({ type: 'receive-station', station, clerk: '開票 係', differing: [], containers: whole })
  const { stations } = election.electionPackage
  // The boxes of early voting lie there since the evening before.
  const early = stations.filter(({ earlyVoting }) => earlyVoting)
  early.forEach(arrives)
  const mistakes = early.length === 0 ? [] : [countsTooEarly(tally)]
  stations.filter(({ earlyVoting }) => !earlyVoting).forEach(arrives)
  onPhase('count_reports')
  tally.send({ type: 'receive-reports' })
  await seen(tally, 'station reports', (view) => view.busy === null && view.stations.every(hasReport))
  // X-A5: here as at a real count, the printed sheet of each station is looked at; in this play it bears what was signed.
  for (const { id, reportFingerprint: number } of tally.view().stations) {
    if (number !== null) tally.send({ type: 'compare-report', station: id, number, same: true })
  }
  await seen(tally, 'the reports compared', (view) => view.stations.every(({ comparison }) => comparison === 'same'))
  onPhase('count_media')
  tally.send({ type: 'read-media' })
  await seen(tally, 'the media', (view) => view.busy === null && view.slots.every((slot) => slot.state === 'accepted'))
  return mistakes
}

/** CNT-08: nothing is counted before the stations of election day have closed and their boxes are there. */
function countsTooEarly(tally: RunningTally): string {
  tally.send({ type: 'count' })
  const { message } = tally.view()
  assert(message !== null, 'the tally waits for the stations of election day')
  tally.send({ type: 'acknowledge' })
  return message.code
}

async function openAndCount(tally: RunningTally, { secrets, election, onPhase }: CountInput): Promise<void> {
  onPhase('count_keys')
  const sealTo = await keyRoomOf(tally)
  for (const holder of secrets.holders.slice(0, election.electionPackage.countingKey.threshold)) {
    tally.send(provideShare(sealTo, holder, secureRandomness()))
    await seen(tally, 'a share', (view) => view.busy === null && seatFilled(view, holder.index))
  }
  onPhase('count_open')
  tally.send({ type: 'count' })
  await seen(tally, 'the result', (view) => view.busy === null && view.result !== null)
}

/** CNT-07: in this play nobody votes on paper; the chair says so for each contest. */
async function sayThereIsNoPaper(tally: RunningTally): Promise<void> {
  for (const event of noPaper(tally.view())) tally.send(event)
  await seen(tally, 'machine and paper', (view) => !view.missing.some(({ type }) => type === 'paper'))
}

function keyRoomOf(tally: RunningTally): Promise<string> {
  return until(
    tally,
    'the key process',
    (view) => view.sealTo ?? undefined,
    (view) => view.phase,
  )
}

async function printAll(tally: RunningTally): Promise<void> {
  for (const document of tallyDocuments) {
    tally.send({ type: 'print', document })
    await seen(
      tally,
      'the documents',
      (view) => view.busy === null && view.documents.some((printed) => printed.document === document),
    )
  }
}

function hasReport(station: TallyView['stations'][number]): boolean {
  return station.report === 'received'
}

function seatFilled(view: TallyView, index: number): boolean {
  return view.seats.some((seat) => seat.index === index && seat.state === 'filled')
}

function seen(tally: RunningTally, name: string, found: (view: TallyView) => boolean): Promise<true> {
  return until(
    tally,
    name,
    (view) => {
      if (view.message !== null)
        throw new Error(`the tally says ${view.message.code}: ${JSON.stringify(view.message.about)}`)
      return found(view) || undefined
    },
    (view) => `${view.phase}, busy ${view.busy}`,
  )
}
