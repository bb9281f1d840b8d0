/** ISS-21, D-14, D-16, D-17, D-23: what a commission sets is in election.csv within its bounds; the usual value is not in the package. */
import { expect, it } from 'vitest'
import { settingsOf, settingsSchema, USUAL_SETTINGS } from '../settings.ts'
import { importElection } from './import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS, withFile } from './sample-files.ts'

function settingsAfter(...lines: readonly string[]): unknown {
  const files = withFile(GOOD_FILES, 'election.csv', (text) => `${text}${lines.map((line) => `${line}\n`).join('')}`)
  const result = importElection(bytesOf(files), { fonts: SAMPLE_FONTS })
  return result.ok ? result.value.sources.rules.settings : result.error.errors.map(({ code }) => code)
}

it.each([
  [['card_minutes,90'], { cardMinutes: 90 }],
  [['lamp_minutes,5', 'record_copies,3'], { lampMinutes: 5, recordCopies: 3 }],
  [['投票しないで終了は全部一度に,はい', '立会人の補助,はい'], { endsAll: true, witnessAssists: true }],
  [['card_minutes,60', 'lamp_minutes,3', 'record_copies,2', 'ends_all,no', 'witness_assists,'], undefined],
  [['card_minutes,45'], ['not-in-list']],
  [['lamp_minutes,6'], ['number-out-of-range']],
  [['lamp_minutes,1'], ['number-out-of-range']],
  [['record_copies,0'], ['number-out-of-range']],
])('%j', (lines, settings) => expect(settingsAfter(...lines)).toEqual(settings))

it('one spelling for each content: a package without them is as before, and one that spells the usual out is none', () => {
  expect(settingsOf({})).toEqual(USUAL_SETTINGS)
  expect(settingsOf({ settings: { lampMinutes: 5 } })).toEqual({ ...USUAL_SETTINGS, lampMinutes: 5 })
  expect(settingsSchema.safeParse({ cardMinutes: 90, endsAll: true }).success).toBe(true)
  for (const wrong of [
    {},
    { cardMinutes: 60 },
    { cardMinutes: 45 },
    { lampMinutes: 6 },
    { endsAll: false },
    { other: 1 },
  ])
    expect(settingsSchema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false)
})
