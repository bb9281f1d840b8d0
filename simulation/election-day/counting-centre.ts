/** The count: station reports, media, key holders, result – through the tally's own screen events. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { addMinutes, type LocalMinute } from '#election/time.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  compareReports,
  type DrivenTally,
  drive,
  joinPaper,
  receiveStations,
  startCounting,
} from '#simulation/counting/drive-tally.ts'
import { stationReceived } from '#simulation/counting/receive-stations.ts'
import { playTally } from '#simulation/office/play-tally.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type RunningTally, startTally } from '#tally/app.ts'
import { isOffered } from '#tally/session/papers-offered.ts'
import { tallyDocuments } from '#tally/session/screen-event.ts'
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

export type Counted = Awaited<ReturnType<typeof count>>

/** @throws Error with the tally's own code when it refuses */
export async function count(input: CountInput) {
  const { out, election } = input
  const { electionPackage } = election
  const { rules, machines } = electionPackage
  const evening = addMinutes(`${rules.date}T${rules.closes}` as LocalMinute, 60)
  mkdirSync(input.into, { recursive: true })
  const office = join(out, 'office')
  const { officePassphrase } = input.secrets
  const { use } = electionPackage
  const at = { directory: office, office, package: join(out, 'package') }
  const passphrase = await playTally({ ...at, officePassphrase, use, randomness: secureRandomness() })
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
    use === 'fixture'
      ? { clock: new DayClock(evening), randomness: seededRandomness(input.seed, 'tally') }
      : { clock: presentClock(), randomness: secureRandomness() },
  )
  const driven = drive(tally, secureRandomness(), true)
  try {
    const mistakes = await receive(driven, passphrase, input)
    await openAndCount(driven, input)
    // In this play nobody votes on paper.
    const { result } = await joinPaper(driven)
    assert(result !== null, 'the tally has a result')
    // A tie waits for the lot of the election chair (TC-50), which nobody draws here: then no result is printed (CNT-08).
    const offered = tallyDocuments.filter((each) => isOffered(tally.view(), each))
    if (result.final) for (const document of offered) await driven.act({ type: 'print', document })
    else input.onPhase('count_lot')
    const view = tally.view()
    return { view, documents: view.documents.map((printed) => printed.path), mistakes }
  } finally {
    await tally.stop()
  }
}

async function receive(
  driven: DrivenTally,
  passphrase: string,
  { onPhase, election }: CountInput,
): Promise<readonly string[]> {
  onPhase('count_zero')
  await startCounting(driven, passphrase)
  onPhase('count_lists')
  // The boxes of early voting lie there since the evening before.
  const early = election.electionPackage.stations.filter(({ earlyVoting }) => earlyVoting)
  for (const { id } of early) await driven.act(stationReceived(id))
  const mistakes = early.length === 0 ? [] : [countsTooEarly(driven.tally)]
  await receiveStations(driven)
  onPhase('count_reports')
  await driven.act({ type: 'receive-reports' })
  // X-A5: here as at a real count, the printed sheet of each station is looked at; in this play it bears what was signed.
  await compareReports(driven)
  onPhase('count_media')
  const { slots, stations } = await driven.act({ type: 'read-media' })
  assert(
    stations.every(({ comparison }) => comparison === 'same') && slots.every(({ state }) => state === 'accepted'),
    'each report is compared, and each medium accepted',
  )
  return mistakes
}

/** CNT-08: nothing is counted before the stations of election day have closed and their boxes are there. */
function countsTooEarly(tally: RunningTally): string {
  tally.send({ type: 'count' })
  const { message } = tally.view()
  assert(message !== null, 'the tally waits for the stations of election day')
  return message.code
}

async function openAndCount(driven: DrivenTally, { secrets, election, onPhase }: CountInput): Promise<void> {
  // Mixed before a holder comes; the last holder opens it.
  await driven.act({ type: 'count' })
  onPhase('count_keys')
  const holders = secrets.holders.slice(0, election.electionPackage.countingKey.threshold)
  for (const { index, passphrase } of holders) await driven.give(index, passphrase)
  onPhase('count_open')
}
