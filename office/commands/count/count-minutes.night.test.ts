/** PEO 70, 83 without a screen: the clerk fills a form, and the records say it; a correction says why, and what is no minute is named. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type CountingElection, TALLY_PASSPHRASE } from '#simulation/counting/counting-election.ts'
import { writeOneStation } from '#simulation/counting/one-station.ts'
import { reportNumberOptions } from '#simulation/counting/report-numbers.ts'
import { ippyo, said } from '../ippyo-in-tests.ts'

// Each call starts a program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

let directory: string
let made: CountingElection
let numbers: readonly string[]
const at = (...names: string[]) => join(directory, ...names)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-count-minutes-'))
  made = await writeOneStation(directory, { spares: 0 })
  numbers = await reportNumberOptions(at('reports'))
})
afterAll(() => rm(directory, { recursive: true }))

async function filled(name: string, values: Readonly<Record<string, string>>, by = '書記 花子', reason = '') {
  const grounds = ['--package', at('package'), '--authority', at('machine/authority.pub')]
  const { code, out } = await said('--lang', 'ja', 'minutes-form', at(name), ...grounds)
  expect([code, out]).toEqual([0, expect.stringContaining('--minutes')])
  const form = JSON.parse(await readFile(at(name), 'utf8'))
  const places = form.fields.map((field: { place: string }) => field.place)
  expect(new Set(places).size).toBe(places.length)
  const names: readonly string[] = form.fields.map((field: { name: string }) => field.name)
  expect(Object.keys(values).filter((value) => !names.includes(value))).toEqual([])
  for (const field of form.fields) field.value = values[field.name] ?? ''
  await writeFile(at(name), JSON.stringify({ ...form, by, reason }))
  return at(name)
}

function count(minutes: string) {
  const grounds = ['--package', at('package'), '--authority', at('machine/authority.pub'), '--out', at('out')]
  const places = ['--reports', at('reports'), '--shares', at('shares'), '--passphrases-fd', '0', '--minutes', minutes]
  const paperSaid = ['--without-paper', '選挙長 見本', '--witness', '立会人 見本', ...numbers]
  const words = ['--lang', 'ja', '--json', 'count', at('media/1/1/original'), ...grounds, ...places, ...paperSaid]
  return ippyo(words, [TALLY_PASSPHRASE, ...made.passphrases.slice(0, 2)])
}

function record(name = 'counting-record'): string {
  const path = at(`out/documents/${name}.pdf`)
  return execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
}

const SAID = { 'count place': '市民体育館', 'count officer': '見本市1-1　管理 太郎', 'count began': '2002-06-23T21:30' }

it('what is no form or no minute is named before anything is counted', async () => {
  await writeFile(at('none'), '{}')
  expect(JSON.parse((await count(at('none'))).stdout).error).toEqual({
    type: 'minutes-file-unreadable',
    path: at('none'),
  })
  expect(JSON.parse((await count(await filled('unsigned', SAID, ' '))).stdout).error.type).toBe(
    'minutes-file-unreadable',
  )
  const wrong = await count(await filled('wrong', { ...SAID, 'count began': '9時半', 'meeting staff': '十人' }))
  expect(JSON.parse(wrong.stdout).error).toMatchObject({
    type: 'minutes-file-wrong',
    places: '開票録　開票を開始した日時 / 選挙録（選挙会）　事務に従事した者の数',
  })
  expect(await readdir(at('out')).catch(() => [])).toEqual([])
})

it('stands on the record; the same file again changes nothing; a correction needs its reason and says it', async () => {
  const first = await filled('first', SAID)
  for (let n = 0; n < 2; n++) {
    const counted = await count(first)
    expect(counted.code, counted.stderr).toBe(0)
    expect(record()).toContain('市民体育館')
  }
  expect(await readdir(at('out/minutes'))).toEqual(['001.json', '001.sig'])
  const other = { ...SAID, 'count place': '中央公民館' }
  const silent = await count(await filled('silent', other))
  expect([silent.code, JSON.parse(silent.stdout).error.type]).toEqual([1, 'minutes-reason-missing'])
  const corrected = await count(await filled('other', other, '書記 花子', '会場の書き違い'))
  expect(corrected.code, corrected.stderr).toBe(0)
  expect(record()).toMatch(/中央公民館.*訂正の理由会場の書き違い/)
})

it('has each election of the day with its candidates; the address of who is elected stands on its record', async () => {
  const [winner, other] = ['of mayor elected 1 address', 'of mayor elected 2 address']
  const more = { ...SAID, [winner]: '見本市北町1-1', [other]: '見本市南町2-2', 'of mayor meeting place': '市役所' }
  const counted = await count(await filled('elected', more, '書記 花子', '会場を元に戻した'))
  expect(counted.code, counted.stderr).toBe(0)
  expect(record('election-record')).toMatch(/市役所.*見本市北町1-1/)
  expect(record('election-record')).not.toContain('見本市南町2-2')
})
