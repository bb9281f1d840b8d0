/** FLT-07, 公職選挙法 57: the polls of the day are never opened. Nobody votes, no opening follows, and the report says so to the count. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { parseStationReport } from '#election/count/station-report.ts'
import { happeningsOf } from '#issuer/services/papers/happenings.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import { PREPARED_PIN } from '#simulation/rooms/prepared-cards.ts'
import type { Reception } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, endTheDay, sealEverything, writeReport } from '#simulation/rooms/reception-evening.ts'
import { wordsOfIssuer } from '#simulation/scenarios/scenario.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'

const WHY = '大雨で避難指示。選挙管理委員会の指示'
const theDesk = eachTestAtADesk({ voters: 4, until: 'unlocked' })
let desk: Reception

beforeEach(() => {
  desk = theDesk()
})

function witnesses(...present: number[]): void {
  desk.app.send({ type: 'witnesses-named', appointed: 3, names: ['立会 春子', '立会 夏男', '立会 秋江'], parties: [] })
  for (const witness of present) desk.app.send({ type: 'witness-marked', witness, present: true })
}

async function postpone(): Promise<void> {
  witnesses(0, 2)
  desk.app.send({ type: 'cards-received', count: 20 })
  desk.app.send({ type: 'postponement-requested', reason: WHY })
  await desk.officer()
}

test('only with the officer’s card and two witnesses, and with a way back until then', async () => {
  expect(wordsOfIssuer(desk.app.view())).toContain(issuerScreen.postponeUnopened.ja)
  witnesses(0)
  desk.app.send({ type: 'postponement-requested', reason: WHY })
  expect(desk.day()).toMatchObject({ stage: 'preparing', officer: null, alarm: { code: 'too-few-witnesses' } })
  desk.app.send({ type: 'alarm-acknowledged' })
  witnesses(0, 2)
  desk.app.send({ type: 'postponement-requested', reason: WHY })
  expect(wordsOfIssuer(desk.app.view())).toContain(issuerScreen.postponeUnopenedWords.ja)
  desk.app.send({ type: 'operation-cancelled' })
  expect(desk.day()).toMatchObject({ stage: 'preparing', officer: null, record: { postponed: null } })
})

test('no opening follows, nobody gets a card, and the screen says what to tell the people', async () => {
  await postpone()
  const { record } = desk.day()
  expect(record).toMatchObject({
    stage: 'closing',
    openedAt: null,
    closedAt: null,
    postponed: { at: '2002-06-23T06:40', reason: WHY },
  })
  const words = wordsOfIssuer(desk.app.view())
  expect(words).toContain(issuerScreen.speechPostponed.ja)
  expect(happeningsOf(record).join()).toContain('投票を始めずに延期（繰延投票）')
  desk.app.send({ type: 'clock-confirmed' })
  desk.clock.set('2002-06-23T07:00')
  desk.app.send({ type: 'opening-declared' })
  expect(desk.day()).toMatchObject({ record: { openedAt: null }, alarm: { code: 'already-closed' } })
  desk.app.send({ type: 'alarm-acknowledged' })
  await desk.seek('1')
  expect(desk.day().desk.type).toBe('ready')
  expect(desk.day().counts.cardsIssued).toBe(0)
})

test('the day is closed and reported, with no machine used and not one voter; the key is erased at its end', async () => {
  await postpone()
  closeAsRecorded(desk, 0)
  await writeReport(desk)
  expect(desk.day().report.type).toBe('written')
  const report = parseStationReport(new Uint8Array(await readFile(join(desk.room, 'reports', '2.json'))))
  expect(report).toMatchObject({
    ok: true,
    value: {
      differenceReason: `繰延投票：${WHY}`,
      cards: { issued: 0 },
      contests: [
        { issued: 0, returned: 0, recordsTold: 0 },
        { issued: 0, returned: 0, recordsTold: 0 },
      ],
    },
  })
  expect(report.ok && report.value.pairs.map(({ state }) => state)).not.toContain('started')
  sealEverything(desk)
  await endTheDay(desk)
  expect(desk.day().signingKey).toBe('erased')
})

test('after a restart it still is postponed, and the machine counts as used', async () => {
  await postpone()
  await desk.app.stop()
  await desk.start()
  desk.app.send({ type: 'retire-requested' })
  desk.reader.tray.insert(desk.operatorCard)
  desk.app.send({ type: 'pin-entered', pin: PREPARED_PIN })
  await desk.until((view) => view.screen === 'retiring' && view.failure !== null, 'no unused machine')
  desk.reader.tray.remove()
})
