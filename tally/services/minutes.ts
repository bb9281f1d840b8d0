/** The entries for 開票録 and 選挙録, each as it was made: `<out>/minutes/`. They are there before the count is opened, and stay. */
import type { z } from 'zod'
import { keptMinutes, MINUTES_BYTES_MAX, type MinutesEntry } from '#election/count/minutes.ts'
import { KeptSeries } from './kept-series.ts'
import type { StageFiles } from './stage-files.ts'

export class KeptMinutes extends KeptSeries<MinutesEntry, z.output<typeof keptMinutes.schema>> {
  constructor(out: string, files: Pick<StageFiles, 'signer'>, electionId: () => string) {
    super(
      { folder: 'minutes', use: 'count-minutes', bytesMax: MINUTES_BYTES_MAX, format: keptMinutes },
      out,
      files,
      electionId,
    )
  }
}
