/** D-07: one dead machine stops nobody whose card was issued after it went out of use. */
import { beforeEach, expect, test } from 'vitest'
import type { ContestId, MachineId, RollNumber } from '#election/ids.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import type { Reception } from '#simulation/rooms/reception.ts'

const WHY = '見当たらない。立会人二名とも異議なし'

const opened = eachTestAtADesk({ voters: 9 })
let desk: Reception
let card: UltralightAesCard
beforeEach(async () => {
  desk = opened()
  card = await desk.serves('1')
  fails(0)
  await desk.serves('3')
})

function fails(place: 0 | 1): void {
  const { machine } = desk.day().record.kiosks[place] as { machine: MachineId }
  desk.app.send({ type: 'kiosk-marked', machine, state: 'failed', note: '電源が入らない' })
}

/** The voter stands at the desk; officer's card and PIN; the reader sees nothing. */
async function asksFor(rollNo: string): Promise<void> {
  await desk.seek(rollNo)
  await desk.authorise()
  desk.app.send({ type: 'replacement-requested', card: 'lost' })
}

test('cannot be in it: another one at once, and the card of before waits for the pair', async () => {
  await asksFor('3')
  desk.app.send({ type: 'replacement-decided', reason: WHY })
  desk.desk('checked')
  desk.app.send({ type: 'issue-requested' })
  desk.reader.tray.insert(await desk.newCard())
  await desk.settled()
  desk.desk('hand-over')
  desk.takeCard()
  desk.app.send({ type: 'handed-over' })
  await asksFor('1')
  expect(desk.day()).toMatchObject({ alarm: { code: 'replace-pair-open' }, check: { type: 'voting-card' } })
})

test('but in the next one that fails: nothing is issued, also when the officer has just decided', async () => {
  await asksFor('3')
  desk.app.send({ type: 'replacement-decided', reason: WHY })
  desk.desk('checked')
  fails(1)
  desk.app.send({ type: 'issue-requested' })
  expect(desk.day()).toMatchObject({ alarm: { code: 'replace-pair-open' }, desk: { type: 'checked' } })
})

test.each(['is among the names on the page', 'is being looked up'])('nor for who %s when it fails', async (when) => {
  desk.app.send({ type: 'voter-sought', text: '選挙', by: 'name' })
  if (when === 'is among the names on the page') await desk.settled()
  fails(1)
  await desk.settled()
  desk.app.send({ type: 'voter-chosen', rollNo: '3' as RollNumber })
  await desk.authorise()
  desk.app.send({ type: 'replacement-requested', card: 'lost' })
  const { check, alarm } = desk.day()
  const expected = when === 'is being looked up' ? 'replace-voter-first' : 'replace-pair-open'
  expect([check.type, alarm?.code]).toEqual(['voting-card', expected])
})

test('came back unvoted, and another one went out after it: at once too', async () => {
  await desk.seek('1')
  desk.app.send({ type: 'return-requested', declined: ['mayor', 'council'] as ContestId[] })
  desk.reader.tray.insert(card)
  await desk.settled()
  desk.takeCard()
  await desk.serves('1')
  await asksFor('1')
  expect(desk.day().check.type).toBe('replacing')
})

test('a program that starts again does not know it any more, and waits', async () => {
  await desk.app.stop()
  await desk.start()
  await desk.unlock()
  await asksFor('3')
  expect(desk.day().alarm?.code).toBe('replace-pair-open')
})
