/** 不在者投票用外封筒の表示 of each station: labels with the code that the designated station's desk reads, and the list of them. */
import { envelopeLabelsOf, envelopesCsv, envelopesOnPaper } from '#documents/office/absentee-envelopes.ts'
import { assert } from '#election/assert.ts'
import { ok, type Result } from '#election/result.ts'
import { eachStationsRoll } from './each-stations-roll.ts'
import type { RollsOnPaperError, RollsOnPaperInput } from './rolls-on-paper.ts'

export interface MadeEnvelopes {
  readonly files: readonly string[]
  readonly envelopes: number
  /** Whose number in the roll is none that a code can hold: the desk finds them by hand. */
  readonly withoutCode: number
}

/** @param only voters of this station; null: of each that is open on election day. A station without absentee papers has no file. */
export async function makeAbsenteeEnvelopes(
  input: RollsOnPaperInput,
  only: string | null,
): Promise<Result<MadeEnvelopes, RollsOnPaperError>> {
  const { electionPackage } = input.election
  const made = { envelopes: 0, withoutCode: 0 }
  const files = await eachStationsRoll(input, { only, name: 'absentee' }, async ({ station, rows, head, fonts }) => {
    const labels = envelopeLabelsOf({ electionPackage, station, rows })
    if (labels.length === 0) return {}
    const drawn = await envelopesOnPaper({ head, station, labels }, fonts)
    assert(drawn.ok, 'absentee envelopes: a letter that no font has is 〓')
    made.envelopes += labels.length
    made.withoutCode += labels.filter(({ code }) => code === null).length
    return { csv: envelopesCsv(station, labels), pdf: drawn.value.pdf }
  })
  return files.ok ? ok({ files: files.value, ...made }) : files
}
