/** ELG-01 at a real desk: the row is kept on disk and medium before a card, counted once, and on paper in the evening. */
import { execFileSync } from 'node:child_process'
import { cp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { parseStationReport } from '#election/count/station-report.ts'
import { REGISTRATION_CONDITIONS } from '#election/roll/order-row.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import { must } from '#simulation/rooms/must.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, writeReport } from '#simulation/rooms/reception-evening.ts'

const theDesk = eachTestAtADesk({ voters: 3 })
let desk: Reception

beforeEach(() => {
  desk = theDesk()
})

const ENTRIES = {
  kind: 'decision',
  conditions: [],
  clerk: '',
  by: '新見市選挙管理委員会 第1号',
  date: '平成14年6月20日',
  name: '決定 花子',
  kana: 'ケッテイ ハナコ',
  sex: 'F',
  birthDate: '昭和35年4月2日',
  address: '本町2-2',
} as const

async function types(changes: Partial<Record<keyof typeof ENTRIES, string>> = {}): Promise<void> {
  await desk.seek('nobody of the roll')
  expect(desk.desk('refused').notice.code).toBe('not-on-roll')
  desk.app.send({ type: 'ways-requested' })
  desk.app.send({ type: 'order-typed', entries: { ...ENTRIES, ...changes } as typeof ENTRIES })
  await desk.until(
    (view) => view.screen === 'day' && (view.officer !== null || view.desk.type !== 'by-order' || !view.desk.working),
  )
}

/** @returns the number under which the voter stands */
async function enters(): Promise<string> {
  await types()
  await desk.officer()
  await desk.until((view) => view.screen === 'day' && view.desk.type === 'found', 'the voter found')
  return desk.desk('found').voter.rollNo
}

async function givesACard(): Promise<void> {
  desk.app.send({ type: 'identity-confirmed' })
  desk.app.send({ type: 'issue-requested' })
  desk.reader.tray.insert(await desk.newCard())
  await desk.settled()
  expect(desk.day().desk.type).toBe('hand-over')
  desk.takeCard()
  desk.app.send({ type: 'handed-over' })
}

test('one card, counted as a woman of the day and on no roll; the same person is refused a second row', async () => {
  const number = await enters()
  await givesACard()
  expect(desk.day().counts).toMatchObject({ cardsIssued: 1, ticketsHeld: 1, ticketsReissued: 0 })
  expect(desk.day().counts.contests[0]).toMatchObject({ men: 0, women: 1 })
  await desk.seek(number)
  expect(desk.desk('refused').notice.code).toBe('already-voted')
  desk.app.send({ type: 'order-removal-requested' })
  expect(desk.day().alarm?.code).toBe('order-row-used')
  desk.app.send({ type: 'alarm-acknowledged' })
  await types({ name: '決定花子', kana: 'けってい　はなこ' })
  expect(desk.day()).toMatchObject({ officer: null, desk: { failure: { code: 'stands-on-roll', values: { number } } } })
  desk.app.send({ type: 'voter-left' })
  await types({ name: '選挙 1郎', birthDate: '1960-04-01' })
  expect(desk.day().desk).toMatchObject({ failure: { code: 'stands-on-roll', values: { number: '1' } } })
  desk.app.send({ type: 'voter-left' })
  await types({ birthDate: '1990-01-01', name: '年少 一子', kana: 'ネンショウ' })
  expect(desk.day().desk).toMatchObject({ failure: { code: 'under-age' } })
})

test('ELG-11: registered on the day: nobody before all five conditions and both names; then one card, and its own row on paper', async () => {
  const called = { ...ENTRIES, kind: 'registration', by: '選管 電話子', clerk: '受付 三郎' } as const
  const conditions = [...REGISTRATION_CONDITIONS]
  await desk.seek('nobody of the roll')
  desk.app.send({ type: 'ways-requested' })
  desk.app.send({ type: 'order-typed', entries: { ...called, conditions: conditions.slice(1) } })
  expect(desk.day()).toMatchObject({
    alarm: { code: 'way-incomplete' },
    officer: null,
    record: { roll: { byOrder: [] } },
  })
  desk.app.send({ type: 'alarm-acknowledged' })
  desk.app.send({ type: 'order-typed', entries: { ...called, conditions } })
  await desk.until((view) => view.screen === 'day' && view.officer !== null, 'the officer asked')
  await desk.officer()
  await desk.until((view) => view.screen === 'day' && view.desk.type === 'found', 'the voter found')
  await givesACard()
  closeAsRecorded(desk, 1)
  await writeReport(desk)
  const report = must(parseStationReport(new Uint8Array(await readFile(join(desk.room, 'reports', '2.json')))))
  expect(report.differenceReason).toContain('補正登録の通知により名簿の外から加えた人：1人')
})

test('a restart and a spare issuer know row and card; a row without a card is removed there (ISS-20)', async () => {
  const number = await enters()
  await givesACard()
  await desk.app.stop()
  await desk.start()
  await desk.unlock()
  await desk.seek(number)
  expect(desk.desk('refused').notice.code).toBe('already-voted')
  desk.app.send({ type: 'voter-left' })
  await types({ name: '取消 一郎', kana: 'トリケシ' })
  await desk.officer()
  await desk.until((view) => view.screen === 'day' && view.desk.type === 'found', 'the second one found')
  const other = desk.desk('found').voter.rollNo
  const image = join(desk.room, 'medium-as-it-was')
  await cp(join(desk.room, 'take-over'), image, { recursive: true })
  await desk.app.stop()
  for (const place of ['take-over', 'machines/2-I1']) await rm(join(desk.room, place), { recursive: true })
  await cp(image, join(desk.room, 'take-over'), { recursive: true })
  await desk.start('2-I2')
  desk.reader.tray.insert(desk.operatorCard)
  desk.app.send({ type: 'pin-entered', pin: PREPARED_PIN })
  await desk.until((view) => view.screen === 'take-over')
  desk.reader.tray.remove()
  desk.app.send({ type: 'take-over-confirmed', tickets: 1, reason: '' })
  await desk.until((view) => view.screen === 'day')
  await desk.seek(number)
  expect(desk.desk('refused').notice.code).toBe('already-voted')
  desk.app.send({ type: 'voter-left' })
  await desk.seek(other)
  desk.app.send({ type: 'order-removal-requested' })
  await desk.officer()
  expect(desk.day().record.roll.byOrder.map(({ rollNo }) => rollNo)).toEqual([number])
  await desk.seek(other)
  expect(desk.desk('refused').notice.code).toBe('not-on-roll')
})

test('the evening: a voter of the day beside the electors, a number in the report, a name in the record, a form filled (DOC-20)', async () => {
  const { electors } = desk.day()
  await enters()
  await givesACard()
  const textOf = (name: string) =>
    execFileSync('pdftotext', ['-raw', join(desk.room, 'documents', `${name}.pdf`), '-'], { encoding: 'utf8' })
  const print = async (paper: 'court-decision' | 'polling-record', version: number) => {
    desk.app.send({ type: 'paper-requested', paper })
    const made = () => desk.day().paperOffers.find(({ name }) => name === paper)?.made
    await desk.until(
      () =>
        made()?.version === version &&
        desk.day().papers.some(({ name, state }) => name === paper && state.type === 'kept'),
    )
  }
  await print('court-decision', 1)
  expect(textOf('court-decision-2')).not.toContain('決定 花子')
  closeAsRecorded(desk, 1)
  await writeReport(desk)
  const report = must(parseStationReport(new Uint8Array(await readFile(join(desk.room, 'reports', '2.json')))))
  expect(report).toMatchObject({
    registered: 3,
    eligible: 3,
    differenceReason: expect.stringContaining('名簿の外から加えた人：1人'),
  })
  expect(desk.day().electors).toEqual(electors)
  await print('court-decision', 2)
  expect(textOf('court-decision-2-version-2')).toContain('決定 花子')
  await print('polling-record', 1)
  expect(textOf('polling-record-2')).toContain('決定 花子')
})
