/** Stages 4 and 5: totals of the district, and the books of each station without a candidate's figure (LAW-17). */
import { z } from 'zod'
import type { ContestResult } from '#election/count/contest-result.ts'
import { contestResultOf } from '#election/count/contest-result.ts'
import { ok, type Result } from '#election/result.ts'
import type { FinishedStages, TallyResult } from '../session/effect.ts'
import type { EarlierCount } from '../session/event.ts'
import { countResultJson } from './count/result-json.ts'
import { lotsIn, lotsSchema } from './lots-json.ts'
import { booksOf, paperSchema } from './paper-json.ts'
import { byDoubt, explanationsSchema } from './received-stage.ts'
import { stationJson } from './reconcile/station-json.ts'
import { readReport, reportSchema, type StageChanged, type StageFiles, writeReport } from './stage-files.ts'

const COUNTED = 'ippyo count counted 1'

const countedSchema = reportSchema({
  format: z.literal(COUNTED),
  contests: z.array(z.unknown()),
  unopened: z.number().int(),
  lost: z.array(z.unknown()),
  explanations: explanationsSchema,
  /** The paper count, and who is not eligible. */
  paper: paperSchema,
  lots: lotsSchema,
  final: z.boolean(),
})

/** May be written again and again: what people explain, type from paper and draw after the opening goes into them. */
export async function writeStages(files: StageFiles, { result }: FinishedStages): Promise<Result<void, StageChanged>> {
  const { receipt, lots, final, count } = result
  const counted = await writeReport(files, '4-counted', {
    format: COUNTED,
    contests: countResultJson(contestsOf(result)),
    unopened: count.unopened,
    lost: (receipt.lost?.lost ?? []).map(({ station, pair }) => ({ station, pair })),
    explanations: [...result.explanations.values()],
    paper: Object.fromEntries(result.paper),
    lots: Object.fromEntries(lots),
    final,
  })
  if (!counted.ok) return counted
  const stations = result.books.flatMap((books) => {
    const report = receipt.reports.get(books.station)
    return report === undefined ? [] : [stationJson(report, books)]
  })
  return writeReport(files, '5-reconciled', { format: 'ippyo count reconciled 1', stations, final })
}

function contestsOf(result: TallyResult): readonly ContestResult[] {
  return result.count.contests.map((count) => contestResultOf(count, result.paper, result.outcomes))
}

/** People's entries since the opening; figures follow again from the opened records. Null: it was not counted. */
export async function readCounted(
  files: StageFiles,
): Promise<Result<Pick<EarlierCount, 'explanations' | 'paper' | 'lots'> | null, StageChanged>> {
  const read = await readReport(files, '4-counted', countedSchema)
  if (!read.ok || read.value === null) return read as Result<null, StageChanged>
  const { explanations, paper, lots } = read.value
  return ok({ explanations: byDoubt(explanations), paper: booksOf(paper), lots: lotsIn(lots) })
}
