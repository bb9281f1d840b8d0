/** SCR-01: a municipality's own words come in scripts.csv, step by step, with no place that would be read out as it is. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { placesOf } from '#ui/messages/message.ts'
import { STAFF_SCRIPTS } from '#ui/messages/staff-scripts.ts'
import { placesOfStep, STAFF_SCRIPT_NAMES } from '../staff-words.ts'
import { importElection } from './import-election.ts'
import { bytesOf, GOOD_FILES, SAMPLE_FONTS } from './sample-files.ts'

function wordsAfter(...rows: readonly string[]): unknown {
  const files = { ...GOOD_FILES, 'scripts.csv': ['場面,言葉', ...rows, ''].join('\n') }
  const result = importElection(bytesOf(files), { fonts: SAMPLE_FONTS })
  if (result.ok) return result.value.sources.rules.settings?.scripts
  return result.error.errors.map(({ line, column, code }) => `${line} ${column} ${code}`)
}

it.each([
  [
    ['opening,{election}を{station}で始めます。', 'opening,始めます。'],
    { opening: ['{election}を{station}で始めます。', '始めます。'] },
  ],
  [
    ['投票の終わり,終わりです。', 'カードを渡すとき,{contests}です。'],
    { end: ['終わりです。'], handOver: ['{contests}です。'] },
  ],
  [
    ['不在者投票の受理（指定投票区）,受理します。', '不在者投票の受理(指定投票区),異議はありませんか。'],
    { absentee: ['受理します。', '異議はありませんか。'] },
  ],
  // The template as it is: no step has words.
  [STAFF_SCRIPT_NAMES.map((step) => `${step},`), {}],
  [['overture,始めます。'], ['2 step not-in-list']],
  [[',始めます。'], ['2 step empty-cell']],
  [['opening,{contests}を始めます。'], ['2 words unknown-place']],
  [
    ['closing,{選挙}を閉じます。', 'closing,｛station｝を閉じます。'],
    ['2 words unknown-place', '3 words unknown-place'],
  ],
  [[`end,${'あ'.repeat(401)}`], ['2 words too-long']],
  [Array<string>(10).fill('end,終わりです。'), ['11 words too-long']],
])('%j', (rows, words) => expect(wordsAfter(...rows)).toEqual(words))

it.each(STAFF_SCRIPT_NAMES)('%s: the usual words have the places of their step, and no other', (step) => {
  expect(placesOf(STAFF_SCRIPTS[step].ja.join(''))).toEqual(placesOfStep(step))
})

it('the page of the package names every step with its places: a reader refuses others', () => {
  const page = readFileSync(new URL('../../../docs/formats/package.md', import.meta.url), 'utf8')
  const [, list = ''] = /^\*Steps\* and their places: ([\s\S]*?)\.\n\n/m.exec(page) ?? []
  const [withPlaces = '', without = ''] = list.split(/without\s+a\s+place/)
  const named = [...`${withPlaces}${without}`.matchAll(/`([A-Za-z]+)`/g)].map(([, step = '']) => step)
  expect(named.toSorted()).toEqual([...STAFF_SCRIPT_NAMES].toSorted())
  for (const step of STAFF_SCRIPT_NAMES) {
    const places = placesOfStep(step).map((place) => ` \`{${place}}\``)
    expect(list.includes(`\`${step}\`${places.join('')}`), step).toBe(true)
    expect(without.includes(`\`${step}\``)).toBe(places.length === 0)
  }
})
