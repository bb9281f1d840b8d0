/** ISS-21, D-14, D-16, D-17, D-23: what a commission sets is in election.csv within its bounds; the package has the usual value of all that it does not say. */
import { expect, it } from 'vitest'
import { settingsSchema, USUAL_SETTINGS } from '../settings.ts'
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
  [['オンラインの立会い,はい'], { witnessOverLine: true }],
  [['card_minutes,60', 'lamp_minutes,3', 'record_copies,2', 'ends_all,no', 'witness_assists,'], {}],
  [['投票速報の時刻,14:00;午前10時、18:30'], { quickReports: ['10:00', '14:00', '18:30'] }],
  [['送致先,開票所'], ['unknown-key']],
  [
    ['send_to,見本市開票所', 'seals,no', 'forms_confirmed,yes'],
    { sendTo: '見本市開票所', seals: false, formsConfirmed: true },
  ],
  [['開票所の場所,市民体育館', '開票録の送致先,選挙会'], { countPlace: '市民体育館', countSentTo: '選挙会' }],
  [['quick_reports,', 'send_to,', 'seals,yes', 'forms_confirmed,no', 'count_place,', 'count_sent_to,'], {}],
  [['quick_reports,10:00;25:00'], ['not-a-time']],
  [['quick_reports,10:00;10時'], ['duplicate-value']],
  [[`quick_reports,${Array(25).fill('10:00').join(';')}`], ['too-long']],
  [[`send_to,${'所'.repeat(101)}`], ['too-long']],
  [['card_minutes,45'], ['not-in-list']],
  [['lamp_minutes,6'], ['number-out-of-range']],
  [['lamp_minutes,1'], ['number-out-of-range']],
  [['record_copies,0'], ['number-out-of-range']],
])('%j', (lines, said) =>
  expect(settingsAfter(...lines)).toEqual(Array.isArray(said) ? said : { ...USUAL_SETTINGS, ...said }),
)

const [heading, first, second] = (GOOD_FILES['stations.csv'] ?? '').split('\n')

const NOTHING = { place: '', lastTurnout: [], headphones: true }

function stationsAfter(place: string, turnout: string, headphones: string): unknown {
  const rows = [
    `${heading},投票所の場所,前回の投票率,ヘッドホン`,
    `${first},${place},${turnout},${headphones}`,
    `${second},,,`,
  ]
  const result = importElection(bytesOf({ ...GOOD_FILES, 'stations.csv': `${rows.join('\n')}\n` }), {
    fonts: SAMPLE_FONTS,
  })
  if (!result.ok) return result.error.errors.map(({ code }) => code)
  return result.value.sources.stations.map(({ place, lastTurnout, headphones }) => ({ place, lastTurnout, headphones }))
}

it.each([
  [['中央1番地', '61.5;60.23', 'なし'], { place: '中央1番地', lastTurnout: [6150, 6023], headphones: false }],
  [['', '６１％;', 'yes'], { ...NOTHING, lastTurnout: [6100, null] }],
  [['', ';100', ''], { ...NOTHING, lastTurnout: [null, 10_000] }],
  [['', ';', ''], NOTHING],
  [['', '61.5', ''], ['not-in-list']],
  [['', '61.5;60.234', ''], ['not-a-number']],
  [['', '61.5;100.01', ''], ['number-out-of-range']],
  [['', '', 'maybe'], ['not-in-list']],
  [['地'.repeat(101), '', ''], ['too-long']],
] as const)('a station: %j', ([place, turnout, headphones], said) => {
  expect(stationsAfter(place, turnout, headphones)).toEqual(Array.isArray(said) ? said : [said, NOTHING])
})

it('a package has every setting, each within its bounds', () => {
  const { seals: _, ...without } = USUAL_SETTINGS
  expect(settingsSchema.safeParse(USUAL_SETTINGS).success).toBe(true)
  for (const wrong of [without, ...[{ cardMinutes: 45 }, { lampMinutes: 6 }, { other: 1 }].map(changed)])
    expect(settingsSchema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false)
})

function changed(by: object): object {
  return { ...USUAL_SETTINGS, ...by }
}
