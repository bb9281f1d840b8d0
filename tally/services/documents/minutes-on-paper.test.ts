/** 開票録 and 選挙録 say what people said for them, in the law's words; what nobody said stays a line for the pen, and no correction is silent. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type MinutesEntry, type MinutesField, minutesFields } from '#election/count/minutes.ts'
import type { LocalMinute } from '#election/time.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import type { TallyResult } from '../../session/effect.ts'
import { resultOf } from '../../session/questions.ts'
import type { TallyDocument } from '../../session/screen-event.ts'
import { Printer } from './print.ts'

const RECORDS = ['counting-record', 'election-record', 'joined-record'] as const

let out: string
let result: TallyResult
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'ippyo-minutes-'))
  const room = await CountRoom.make()
  room.receiveEverything()
  room.count()
  room.sayNoPaper()
  result = resultOf(room.state) ?? expect.unreachable()
})
afterAll(() => rm(out, { recursive: true }))

async function textOf(document: TallyDocument, minutes: readonly MinutesEntry[]): Promise<string> {
  const printed = await new Printer(out).print(document, { ...result, minutes })
  const path = printed.ok ? printed.value : expect.unreachable()
  return execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
}

/** In every place words of its own, and what the paper makes of them. */
function everything(): readonly { readonly name: string; readonly value: string; readonly onPaper: string }[] {
  return minutesFields.map((field, i) => ({ name: field.name, ...fieldSaid(field, i) }))
}

function fieldSaid({ kind, paper }: MinutesField, i: number) {
  const two = String(i % 60).padStart(2, '0')
  const [day, hour] = paper === 'count' ? [23, 21] : [24, 20]
  switch (kind) {
    case 'words':
      return { value: `記載${i}号`, onPaper: `記載${i}号` }
    case 'minute':
      return {
        value: `2002-06-${day}T${hour}:${two}`,
        onPaper: `6月${day}日（${day === 23 ? '日' : '月'}）${hour}時${two}分`,
      }
    case 'time':
      return { value: `${hour - 3}:${two}`, onPaper: `${hour - 3}時${two}分` }
    case 'number':
      return { value: String(7000 + i), onPaper: `7,${String(i).padStart(3, '0')}` }
  }
}

const entry = (number: number, fields: Readonly<Record<string, string>>, reason = ''): MinutesEntry => {
  return { number, at: `2002-06-25T1${number}:05` as LocalMinute, by: `書記 ${number}郎`, reason, fields }
}

it.each(RECORDS)('%s: every place that belongs to it', async (document) => {
  const all = everything()
  const text = await textOf(document, [entry(1, Object.fromEntries(all.map(({ name, value }) => [name, value])))])
  const belongs = (name: string) => {
    // PEO 79: there is no report of a counting officer where the count is joined to the meeting.
    if (name === 'meeting received') return document === 'election-record'
    return document === 'joined-record' || name.startsWith(document === 'counting-record' ? 'count ' : 'meeting ')
  }
  for (const { name, onPaper } of all) expect([name, text.includes(onPaper)]).toEqual([name, belongs(name)])
  const witness = document === 'counting-record' ? '開票立会人' : '選挙立会人'
  // A printed name is no signature: a line for each.
  expect(text).toContain(`${witness}10署名`)
  expect(text).not.toContain(`${witness}11署名`)
})

it.each(RECORDS)('%s: what nobody said is for the pen', async (document) => {
  const empty = await textOf(document, [])
  expect(empty).not.toMatch(/記載事項の入力|記載\d+号/)
  expect(empty).toContain(document === 'counting-record' ? '開票立会人4署名' : '選挙立会人4署名')
  const place = document === 'counting-record' ? 'count place' : 'meeting place'
  const some = await textOf(document, [entry(1, { [place]: '市民体育館' })])
  expect(some).toContain('市民体育館')
  expect(some.replace('市民体育館', '').startsWith(empty.slice(0, 60))).toBe(true)
})

it.each(RECORDS)('%s: who said it, and each correction with its reason', async (document) => {
  const place = document === 'counting-record' ? 'count place' : 'meeting place'
  const text = await textOf(document, [
    entry(1, { [place]: '市民体育館' }),
    entry(2, { [place]: '中央公民館' }, '会場の書き違い'),
  ])
  expect(text).toContain('書記1郎が入力した（平成14年6月25日（火）11時05分）。')
  expect(text).toContain('書記2郎が訂正した（平成14年6月25日（火）12時05分）。訂正の理由会場の書き違い')
  expect(text).toContain('中央公民館')
  expect(text).not.toContain('市民体育館')
})
