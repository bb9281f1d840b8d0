/** The table to practise at: one stick a slot, labels that stay, a page that shows what is typed as it was typed, and answers nobody else. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { CardTray } from '#hardware/card-reader/simulator/card-tray.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { Hands } from './hands.ts'
import { panelPage, pressSchema } from './panel.ts'
import { servePanel } from './panel-server.ts'
import { PracticeTable } from './table.ts'

const SMALL = new URL('../../fixtures/elections/small', import.meta.url).pathname
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-practice-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const randomness = secureRandomness()
let homes = 0

function newTable() {
  homes += 1
  const home = join(scratch, String(homes))
  const table = new PracticeTable(home, SMALL)
  return { home, table, hands: new Hands(home, table, new CardTray(randomness), randomness) }
}

const whereIs = (table: PracticeTable) =>
  Object.fromEntries(table.sticks.flatMap(({ id, slot }) => (slot === null ? [] : [[slot, id]])))

test('the sample lies on its stick as a rehearsal; every slot is empty', () => {
  const { table } = newTable()
  expect(readFileSync(join(table.sample, 'election.csv'), 'utf8')).toMatch(/^rehearsal,yes$/m)
  expect([whereIs(table), existsSync(table.place('files'))]).toEqual([{}, false])
})

test('a stick is in one slot, a slot has one stick, and what is written there lies on the stick', () => {
  const { table } = newTable()
  table.put('holder-1', 'holder')
  writeFileSync(join(table.place('holder'), 'share-1.json'), '{}')
  table.put('holder-2', 'holder')
  expect([whereIs(table), readdirSync(table.place('holder'))]).toEqual([{ holder: 'holder-2' }, []])
  table.put('holder-2', 'media')
  expect(whereIs(table)).toEqual({ media: 'holder-2' })
  table.take('media')
  expect([whereIs(table), existsSync(table.place('media'))]).toEqual([{}, false])
  expect(table.sticks.find(({ id }) => id === 'holder-1')?.holds).toEqual(['share-1.json'])
})

test('another day everything is where it was, and the sample is not brought over what was changed', () => {
  const { home, table } = newTable()
  table.put('files', 'files')
  table.label('medium-1', '  S1-P1-O ')
  writeFileSync(join(table.sample, 'election.csv'), 'mine')
  const again = new PracticeTable(home, SMALL)
  expect(whereIs(again)).toEqual({ files: 'files' })
  expect(again.sticks.find(({ id }) => id === 'medium-1')?.label).toBe('S1-P1-O')
  expect(readFileSync(join(again.sample, 'election.csv'), 'utf8')).toBe('mine')
})

test('cards come from a pile: laid, taken away, and the next one is another', async () => {
  const { hands } = newTable()
  expect(hands.view().card).toBeNull()
  await hands.press({ press: 'lay-card' })
  await hands.press({ press: 'lay-card' })
  expect(hands.view().card).toBe(2)
  await hands.press({ press: 'take-card' })
  await hands.press({ press: 'take-card' })
  expect(hands.view().card).toBeNull()
})

test('without a stick with kits the technician makes no keys, and says so', async () => {
  const { hands, table } = newTable()
  await hands.press({ press: 'make-keys' })
  expect(panelPage(hands.view(), 'ja')).toContain('▲ キットがありません')
  table.put('files', 'files')
  mkdirSync(join(table.place('files'), 'kits'))
  writeFileSync(join(table.place('files'), 'kits', '1.json'), '{}')
  await hands.press({ press: 'make-keys' })
  expect(panelPage(hands.view(), 'en')).toContain('▲ The machines refused this kit')
})

test('the page says in both languages that it is for practice, and shows a label as it was written', () => {
  const { hands, table } = newTable()
  table.label('medium-1', '<b>&"')
  for (const language of LANGUAGES) {
    const page = panelPage(hands.view(), language)
    expect(page).toContain(language === 'ja' ? '本番には使いません' : 'not for an election')
    expect(page).not.toContain('<b>')
    expect(page).toContain('&#60;b&#62;&#38;&#34;')
  }
})

test('it answers under its own address alone, to its own page alone, and takes no other press', async () => {
  const { hands, table } = newTable()
  const panel = await servePanel(randomness, hands)
  const page = `${panel.address}/ja`
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(page, { method: 'POST', body: new URLSearchParams(body), headers, redirect: 'manual' })
  try {
    expect((await fetch(page)).status).toBe(200)
    const { origin } = new URL(page)
    for (const path of ['/', `/${'0'.repeat(32)}/ja`]) expect((await fetch(`${origin}${path}`)).status).toBe(404)
    expect((await post('press=put&stick=files&slot=files', { origin: 'http://127.0.0.1:1' })).status).toBe(404)
    for (const body of ['press=put&stick=../..&slot=files', 'press=put&stick=files&slot=own', 'press=erase'])
      expect((await post(body)).status).toBe(303)
    expect(whereIs(table)).toEqual({})
    expect((await post('press=put&stick=files&slot=files', { origin })).status).toBe(303)
    expect(whereIs(table)).toEqual({ files: 'files' })
    expect(pressSchema.safeParse({ press: 'take-card', more: '1' }).success).toBe(false)
  } finally {
    await panel.close()
  }
})
