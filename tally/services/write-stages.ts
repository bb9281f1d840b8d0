/** Stages 4 and 5: totals of the district, and the books of each station without a candidate's figure (LAW-17). */

import type { ContestResult } from '#election/count/contest-result.ts'
import { contestResultOf } from '#election/count/contest-result.ts'
import type { FinishedStages, TallyResult } from '../session/effect.ts'
import { countResultJson } from './count/result-json.ts'
import { stationJson } from './reconcile/station-json.ts'
import { type StageFiles, writeReport } from './stage-files.ts'

export async function writeStages(files: StageFiles, { result }: FinishedStages): Promise<void> {
  const contests = countResultJson(contestsOf(result))
  const { unopened } = result.count
  const lost = (result.receipt.lost?.lost ?? []).map(({ station, pair }) => ({ station, pair }))
  await writeReport(files.counted, { format: 'ippyo count counted 1', contests, unopened, lost, final: result.final })
  const stations = result.books.flatMap((books) => {
    const report = result.receipt.reports.get(books.station)
    return report === undefined ? [] : [stationJson(report, books)]
  })
  await writeReport(files.reconciled, { format: 'ippyo count reconciled 1', stations, final: result.final })
}

function contestsOf(result: TallyResult): readonly ContestResult[] {
  return result.count.contests.map((count) => contestResultOf(count, result.outcomes))
}
