/** DOC-02 … 20 at a real desk: when each may be made, what is counted, and that names wait for the evening. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { StationPaperName } from '#documents/station/paper-names.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, writeReport } from '#simulation/rooms/reception-evening.ts'
import { mindedAt } from '#ui/messages/staff-scripts.ts'

const forms = [{ form: 'declaration', change: 'seal', at: 'voter', words: '係長' } as const]
const settings = { sendTo: '見本市開票所', scripts: { opening: ['{station}を開きます。'] }, forms }
const theDesk = eachTestAtADesk({ voters: 3, settings })
let desk: Reception

beforeEach(() => {
  desk = theDesk()
})

const fileOf = (name: string) => join(desk.room, 'documents', `${name}.pdf`)
const textOf = (name: string) => execFileSync('pdftotext', ['-raw', fileOf(name), '-'], { encoding: 'utf8' })
const madeOf = (paper: StationPaperName) => desk.day().paperOffers.find(({ name }) => name === paper)?.made

async function print(paper: StationPaperName, version: number, copies: number): Promise<void> {
  desk.app.send({ type: 'paper-requested', paper })
  const isMade = () => madeOf(paper)?.version === version && madeOf(paper)?.copies === copies
  const isThere = () => desk.day().papers.some(({ name, state }) => name === paper && state.type === 'kept')
  await desk.until(() => isMade() && isThere(), `${paper} ${version} ${copies}`)
}

test('the second one is marked as a reprint, also after the program was ended in between', async () => {
  await print('declaration', 1, 1)
  expect(textOf('declaration-2')).not.toContain('再印刷')
  await print('declaration', 1, 2)
  expect(textOf('declaration-2')).toContain('再印刷（2回目の印刷）')
  await desk.app.stop()
  await desk.start()
  await desk.unlock()
  await print('declaration', 1, 3)
  expect(textOf('declaration-2')).toContain('再印刷（3回目の印刷）')
})

test('a form that the town changed is in the package, and the desk prints by it', async () => {
  await print('declaration', 1, 1)
  const text = textOf('declaration-2').replaceAll(/\s/g, '')
  expect(text).toContain('選挙人署名係長印')
  expect(text).not.toContain('この版にない')
})

test('the sheet and the report that are printed again say so', async () => {
  desk.app.send({ type: 'confirmation-sheet-requested' })
  await desk.until((view) => view.screen === 'day' && view.record.sheet === 'printed', 'the sheet')
  desk.app.send({ type: 'confirmation-sheet-requested' })
  const copies = (paper: string) => desk.day().record.papers.find(({ name }) => name === paper)?.copies
  await desk.until(() => copies('confirmation-sheet') === 2, 'the second sheet')
  expect(textOf('confirmation-sheet-2')).toContain('再印刷（2回目の印刷）')
  closeAsRecorded(desk, 0)
  await writeReport(desk)
  await desk.until(() => copies('station-report') === 1, 'the report')
  expect(textOf('station-report-2')).not.toContain('再印刷')
  await writeReport(desk)
  await desk.until(() => copies('station-report') === 2, 'the second report')
  expect(textOf('station-report-2')).toContain('再印刷（2回目の印刷）')
})

test('what says something else is a new version beside the old one', async () => {
  desk.clock.set('2002-06-23T08:00')
  await print('turnout', 1, 1)
  desk.clock.set('2002-06-23T09:00')
  await print('turnout', 2, 1)
  expect(textOf('turnout-2-version-2')).toContain('第2版（第1版までに代わる）')
  expect(textOf('turnout-2')).not.toContain('9時00分まで')
})

test('PRX-02: who was helped stands on paper in the evening, in the order of the roll, and nowhere before', async () => {
  for (const [voter, assistants] of [
    ['3', ['補助 春', '補助 夏']],
    ['1', ['補助 秋', '補助 冬']],
  ] as const) {
    await desk.serves(voter, assistants)
  }
  desk.app.send({ type: 'paper-requested', paper: 'proxy-record' })
  desk.app.send({ type: 'paper-requested', paper: 'polling-record' })
  desk.app.send({ type: 'paper-looked-at', paper: 'polling-record' })
  await desk.until((view) => view.screen === 'day' && view.shown !== null, 'the draft')
  expect(JSON.stringify(desk.day().shown)).toContain('下書き（閉鎖前）')
  expect([existsSync(fileOf('proxy-record-2')), existsSync(fileOf('polling-record-2'))]).toEqual([false, false])
  closeAsRecorded(desk, 2)
  await writeReport(desk)
  await print('polling-record', 1, 1)
  const text = textOf('polling-record-2').replaceAll(/\s/g, '')
  expect(text).not.toContain('下書き')
  const annex = text.slice(text.indexOf('別紙操作の補助'))
  const said = ['選挙1郎', '補助秋', '補助冬', '選挙3郎', '補助春', '補助夏'].map((name) => annex.indexOf(name))
  expect(said).toEqual([...said].sort((a, b) => a - b))
  expect(Math.min(...said)).toBeGreaterThan(0)
  expect(text).toContain('うち投票機による投票者数202')
  expect(text).toContain('差なし')
  expect(text).toContain('送致先見本市開票所')
})

test('a look counts nothing, turns its pages, and goes with the next page of the desk', async () => {
  desk.app.send({ type: 'paper-looked-at', paper: 'polling-record' })
  await desk.until((view) => view.screen === 'day' && view.shown !== null, 'a page')
  const { pages } = desk.day().shown ?? { pages: 0 }
  desk.app.send({ type: 'paper-page-turned', page: pages - 1 })
  desk.app.send({ type: 'paper-page-turned', page: pages })
  expect(desk.day().shown?.page).toBe(pages - 1)
  desk.app.send({ type: 'tab-chosen', tab: 'vote' })
  expect([desk.day().shown, madeOf('polling-record')]).toEqual([null, null])
})

test('a place for papers that cannot be written is said, and nothing is counted', async () => {
  await desk.app.stop()
  await desk.start('2-I1', { out: '/dev/null/papers' })
  await desk.unlock()
  desk.app.send({ type: 'paper-requested', paper: 'fault-report' })
  await desk.until((view) => view.screen === 'day' && view.alarm?.code === 'paper-not-made', 'the alarm')
  expect(madeOf('fault-report')).toBe(null)
})

test("what staff say is on paper: the municipality's words where it has its own, else those of the rules", async () => {
  const { head } = desk.app.view()
  expect(head?.settings.scripts).toEqual({ opening: ['{station}を開きます。'] })
  await print('staff-words', 1, 1)
  const said = textOf('staff-words-2').replace(/\s/g, '')
  expect(said).toContain(`「${head?.stationName}を開きます。」`)
  expect(said).not.toContain('入口を開いて投票を開始いたします')
  expect(said).toContain('「投票所閉鎖の時刻になりましたから、投票所の入口を閉じます。」')
  // PRX-04: how the name is asked for, and what is never said first.
  expect(said).toContain('「どの候補者に投票するのですか。」・まわりに聞こえない声で聞く。')
  for (const line of mindedAt('askName').ja) expect(said).toContain(line)
})
