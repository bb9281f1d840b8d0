/** D-08, D-10, SCR-01: the reader of its own takes and refuses the same settings of a commission as the machines do. */
import { expect, it } from 'vitest'
import { settingsSchema, USUAL_SETTINGS } from '#election/definition/settings.ts'
import { STAFF_SCRIPT_NAMES } from '#election/definition/staff-words.ts'
import type { JsonObject } from './canonical.ts'
import { checkSettings } from './commission-settings.ts'

function isTaken(settings: JsonObject): boolean {
  try {
    checkSettings(settings)
    return true
  } catch {
    return false
  }
}

const line = 'あ'.repeat(3200)
/** Settings that differ from the usual. */
const CASES: readonly (readonly [JsonObject, boolean])[] = [
  [{ cardMinutes: 90, lampMinutes: 5, recordCopies: 1, endsAll: true, witnessAssists: true }, true],
  [{ quickReports: ['10:00', '14:00'], sendTo: '開票所', seals: false, formsConfirmed: true }, true],
  [{ countPlace: '市民体育館', countSentTo: '選挙会' }, true],
  [{ scripts: Object.fromEntries(STAFF_SCRIPT_NAMES.map((step) => [step, ['始めます。']])) }, true],
  [{ scripts: { opening: ['{election}の投票を{station}で始めます。', line] } }, true],
  [{ scripts: { handOver: ['{contests}の{count}枚です。'], askSingle: ['{contests}のみですね。'] } }, true],
  [{}, true],
  [{ cardMinutes: null }, false],
  [{ seals: 1 }, false],
  [{ scripts: null }, false],
  [{ cardMinutes: 45 }, false],
  [{ quickReports: ['14:00', '10:00'] }, false],
  [{ quickReports: ['10:00', '10:00'] }, false],
  [{ quickReports: ['25:00'] }, false],
  [{ quickReports: Array.from({ length: 25 }, (_, at) => `${10 + Math.floor(at / 6)}:${at % 6}0`) }, false],
  [{ sendTo: ' 開票所' }, false],
  [{ countPlace: '所'.repeat(801) }, false],
  [{ scripts: { opening: [] } }, false],
  [{ scripts: { opening: [''] } }, false],
  [{ scripts: { opening: Array(10).fill('始めます。') } }, false],
  [{ scripts: { opening: [`${line}あ`] } }, false],
  [{ scripts: { opening: '始めます。' } }, false],
  [{ scripts: { opening: ['{contests}を始めます。'] } }, false],
  [{ scripts: { closing: ['{time}になりました。'] } }, false],
  [{ scripts: { closing: ['｛station｝を閉じます。'] } }, false],
  [{ scripts: { overture: ['始めます。'] } }, false],
  [{ scripts: { constructor: ['始めます。'] } }, false],
  [{ forms: [{ form: 'polling-record', change: 'column', at: 'machines.serial', words: '備考', width: 60 }] }, true],
  [{ forms: [{ form: 'polling-record', change: 'seal', at: 'officer', words: '委員長' }] }, true],
  [{ forms: Array(65).fill({ form: 'a', change: 'rename', at: 'b', words: 'c' }) }, false],
  [{ forms: [] }, true],
  [{ forms: [{ form: 'a', change: 'rename', at: 'b', words: 'c', width: 60 }] }, false],
  [{ forms: [{ form: 'a', change: 'column', at: 'b.c', words: 'c' }] }, false],
  [{ forms: [{ form: 'a', change: 'column', at: 'b.c', words: 'c', width: 19 }] }, false],
  [{ forms: [{ form: 'a', change: 'erase', at: 'b', words: 'c' }] }, false],
  [{ forms: [{ form: 'A', change: 'rename', at: 'b', words: 'c' }] }, false],
  [{ forms: [{ form: 'a', change: 'rename', at: 'b.c.d', words: 'c' }] }, false],
  [{ forms: [{ form: 'a', change: 'rename', at: 'b', words: ' c' }] }, false],
  [{ forms: [{ form: 'a', change: 'rename', at: 'b', words: '{c}' }] }, false],
  [{ forms: [{ form: 'a', change: 'rename', at: 'b', words: 'c', law: 'd' }] }, false],
  [{ other: 1 }, false],
]

it.each(CASES)('%j', (said, taken) => {
  const settings = { ...USUAL_SETTINGS, ...said } as unknown as JsonObject
  expect([isTaken(settings), settingsSchema.safeParse(settings).success]).toEqual([taken, taken])
})

it.each(Object.keys(USUAL_SETTINGS))('none without %s', (name) => {
  const { [name]: _, ...left } = { ...USUAL_SETTINGS } as unknown as JsonObject
  expect([isTaken(left), settingsSchema.safeParse(left).success]).toEqual([false, false])
})
