/** The one object of `--json`: what the tally's last stages wrote, who was refused at the desks, and how long it took. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { RefusedAtReception } from '#simulation/people/city-roll-system.ts'
import type { ContestJson } from '#tally/services/count/result-json.ts'
import type { StationJson } from '#tally/services/reconcile/station-json.ts'
import type { Counted } from './counting-centre.ts'
import { type ExpectedResult, unlikePlanned } from './expected-result.ts'
import type { StationOutcome } from './station-day.ts'

export type DayReport = Awaited<ReturnType<typeof dayReport>>

export async function dayReport(input: {
  readonly out: string
  readonly seed: string
  readonly election: LoadedElection
  readonly outcomes: readonly StationOutcome[]
  /** By what the voters came to say, without any record. */
  readonly expected: readonly ExpectedResult[]
  /** At receptions of the city's own system, before the desk. */
  readonly atReception: readonly RefusedAtReception[]
  readonly counted: Counted
  readonly durations: Readonly<Record<string, number>>
}) {
  const { out, seed, election, outcomes, counted } = input
  const stages = join(out, 'count')
  const totals = await stage<{ contests: readonly ContestJson[] }>(join(stages, '4-counted', 'report.json'))
  const books = await stage<{ stations: readonly StationJson[] }>(join(stages, '5-reconciled', 'report.json'))
  const order = new Map(election.electionPackage.stations.map((station, index) => [station.id as string, index]))
  const place = (station: StationJson) => order.get(station.id) ?? order.size
  return {
    election: election.electionPackage.rules.id,
    seed,
    contests: totals.contests,
    expected: input.expected,
    /** Contests of which the count says something else than the people who voted. */
    unlike: unlikePlanned(input.expected, totals.contests),
    stations: [...books.stations].sort((a, b) => place(a) - place(b)),
    refused: [...outcomes.flatMap((outcome) => outcome.refused), ...input.atReception].sort((a, b) => a.line - b.line),
    /** The answers of the machines to what was done wrongly on purpose, at stations of several days. */
    mistakes: [...outcomes.flatMap((outcome) => outcome.mistakes), ...counted.mistakes],
    documents: [...outcomes.flatMap((outcome) => outcome.documents), ...counted.documents],
    /** Seconds. */
    durations: input.durations,
  }
}

/** Written by the tally a moment ago, in this run. */
async function stage<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, 'utf8')) as T
}
