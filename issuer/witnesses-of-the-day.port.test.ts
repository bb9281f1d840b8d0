/** D-02: with fewer than two witnesses nothing new is issued, and cards come back; a substitute takes a place. */
import { beforeEach, expect, test } from 'vitest'
import type { ContestId } from '#election/ids.ts'
import { eachTestAtADesk } from '#simulation/rooms/each-test-at-a-desk.ts'
import type { Reception } from '#simulation/rooms/reception.ts'

const NAMES = ['立会 春子', '立会 夏男', '立会 秋江']
const opened = eachTestAtADesk({ voters: 4 })
let desk: Reception
beforeEach(() => {
  desk = opened()
})

function leave(...witnesses: number[]): void {
  for (const witness of witnesses) desk.app.send({ type: 'witness-marked', witness, present: false })
  while (desk.day().alarm !== null) desk.app.send({ type: 'alarm-acknowledged' })
}
const present = () => desk.day().record.witnesses.present

test('with one witness left a card comes back, and nobody new gets one', async () => {
  const card = await desk.serves('1')
  leave(1, 2)
  await desk.seek('1')
  desk.app.send({ type: 'return-requested', declined: ['council'] as ContestId[] })
  desk.reader.tray.insert(card)
  await desk.settled()
  // The marks wait for the next card: it is made when the second witness is back.
  expect(desk.day()).toMatchObject({
    alarm: null,
    desk: { type: 'checked' },
    counts: { cardsIssued: 1, cardsReturned: 1 },
  })
  desk.takeCard()
  desk.app.send({ type: 'issue-requested' })
  expect(desk.day()).toMatchObject({ desk: { type: 'checked' }, alarm: { code: 'too-few-witnesses' } })
  desk.app.send({ type: 'alarm-acknowledged' })
  desk.app.send({ type: 'voter-left' })
  await desk.settled()
  await desk.seek('2')
  desk.app.send({ type: 'identity-confirmed' })
  expect(desk.day()).toMatchObject({ desk: { type: 'found' }, alarm: { code: 'too-few-witnesses' } })
})

test('a witness who goes while the card is fetched: the card stays blank', async () => {
  await desk.seek('1')
  desk.app.send({ type: 'identity-confirmed' })
  desk.app.send({ type: 'issue-requested' })
  leave(1, 2)
  desk.reader.tray.insert(await desk.newCard())
  await desk.settled()
  expect(desk.day()).toMatchObject({ desk: { type: 'checked' }, counts: { cardsIssued: 0 } })
  desk.takeCard()
  desk.app.send({ type: 'alarm-acknowledged' })
  desk.app.send({ type: 'witness-marked', witness: 1, present: true })
  desk.app.send({ type: 'issue-requested' })
  desk.reader.tray.insert(await desk.newCard())
  await desk.settled()
  expect(desk.day()).toMatchObject({ desk: { type: 'hand-over' }, counts: { cardsIssued: 1 } })
})

test('a voter of the roll takes the place, is marked when there, and a candidate may not (ROL-05)', async () => {
  leave(1)
  const substitute = (voter: string) =>
    desk.app.send({ type: 'witness-substituted', witness: 1, voter, party: '', namesake: false, seen: '' })
  substitute('no such voter')
  await desk.until((view) => view.screen === 'day' && view.alarm?.code === 'substitute-not-on-roll')
  desk.app.send({ type: 'alarm-acknowledged' })
  substitute('2')
  await desk.until((view) => view.screen === 'day' && view.record.witnesses.substitutes.length === 1)
  expect(present()).toEqual([true, false, true])
  desk.app.send({ type: 'witness-marked', witness: 1, present: true })
  expect(desk.day().record.witnesses).toMatchObject({
    names: [NAMES[0], '選挙 2郎', NAMES[2]],
    present: [true, true, true],
    substitutes: [{ left: NAMES[1], came: '選挙 2郎', until: null }],
  })
})

// ROL-05, since 2019
test('who is on another roll takes the place by the officer’s card, and a candidate of this election never does', async () => {
  leave(2)
  const substitute = (voter: string) =>
    desk.app.send({
      type: 'witness-substituted',
      ...{ witness: 2, voter, party: '', namesake: false, seen: '隣の市の選挙人名簿登録証明書' },
    })
  const candidate = desk.prepared.election.lists.at(-1)?.list.contests[0]?.candidates[0]?.name ?? ''
  substitute(candidate)
  await desk.until((view) => view.screen === 'day' && view.alarm?.code === 'substitute-is-candidate')
  desk.app.send({ type: 'alarm-acknowledged' })
  substitute('他区 三郎')
  await desk.until((view) => view.screen === 'day' && view.officer?.act.type === 'appoint-substitute')
  await desk.withCard(desk.pin, (view) => view.screen === 'day' && view.officer === null, 'appointed')
  expect(desk.day().record.witnesses.substitutes.at(-1)).toMatchObject({ left: NAMES[2], came: '他区 三郎' })
})
