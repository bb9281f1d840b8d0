/** The state as counting staff and witnesses read it: whose election it is, what is held, how far each stage and each station is. */
import { expect, it } from 'vitest'
import { asDistrictRecords } from '#election/count/district.ts'
import type { MediumExamination } from '#election/count/receipt.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { CountRoom, PLACES, sealedBy } from '#simulation/promises/count-room.ts'
import { initialState } from './state.ts'
import { viewOf } from './view-of.ts'

const TITLES = ['見本市長選挙', '見本市議会議員一般選挙']
const IN_ENGLISH = ['Mihon mayoral election', 'Mihon city council election']
const medium = (place: number) => sealedBy(...(PLACES[place] as [string, number]), 'original')

it('no election before one is loaded, and then this one: its use, its day, its list', async () => {
  const none = viewOf(initialState(2, '2002-06-23T21:30' as never))
  expect([none.head, none.contests, none.held, none.stations]).toEqual([null, [], [], []])
  const room = await CountRoom.make()
  const { list, fingerprint, electionPackage } = room.made.election
  const { title, municipality, date } = electionPackage.rules
  const own = { listVersion: list.version, fingerprint, approvers: [], software: null }
  const head = { use: 'fixture', title, municipality, date, ...own }
  expect(room.view().head).toEqual(head)
  expect(room.view().contests.map((each) => each.title)).toEqual(TITLES)
})

it('who works in English reads the English titles, on every part of the screen; papers keep their own', async () => {
  const room = await CountRoom.make()
  room.press({ type: 'language-chosen', language: 'en' })
  room.receiveReport(0)
  room.receiveMedium(1, medium(0))
  const shown = JSON.stringify({ ...room.view(), head: null })
  for (const title of IN_ENGLISH) expect(shown).toContain(title)
  for (const title of TITLES) expect(shown).not.toContain(title)
  expect(room.made.election.electionPackage.contests.map(({ title }) => title)).toEqual(TITLES)
})

it('TC-49: it holds nothing of any contest at the zeros, and then what each medium brought', async () => {
  const room = await CountRoom.make()
  const held = () => room.view().held
  const each = (records: number) => TITLES.map((title) => ({ title, records }))
  expect(held()).toEqual(each(0))
  room.receiveReport(0)
  room.receiveMedium(1, medium(0))
  expect(held()).toEqual(each(2))
  room.receiveMedium(2, medium(1))
  expect(held()).toEqual(each(4))
})

it('CLS-03: a pair that was closed without the permission is named beside what is missing', async () => {
  const room = await CountRoom.make()
  const [permitted, unpermitted] = [medium(0), medium(1)]
  if (unpermitted.type !== 'sealed') throw new Error('a sealed medium')
  room.receiveReport(0)
  room.receiveMedium(1, permitted)
  expect(room.view().unpermitted).toEqual([])
  room.receiveMedium(2, { ...unpermitted, sealed: { ...unpermitted.sealed, unpermitted: true } })
  const { station, pair } = unpermitted.medium
  expect(room.view().unpermitted).toEqual([{ station, pair }])
})

it('one stage runs at a time, none before its turn, and what is done stays done', async () => {
  const room = await CountRoom.make({ told: 9 })
  const stages = () => room.view().stages.map(({ stage, state }) => `${stage} ${state}`)
  const upTo = (done: number, then: 'running' | 'waiting') =>
    ['received', 'merged', 'opened', 'counted', 'reconciled'].map((stage, i) => {
      if (i < done) return `${stage} done`
      return `${stage} ${i === done ? then : 'waiting'}`
    })
  expect(stages()).toEqual(upTo(0, 'waiting'))
  for (const reading of ['receive-reports', 'read-media'] as const) {
    room.press({ type: reading })
    expect([reading, ...stages()]).toEqual([reading, ...upTo(0, 'running')])
    room.state = { ...room.state, busy: null }
  }
  room.receiveEverything()
  expect(stages()).toEqual(upTo(1, 'waiting'))
  // A paper that is looked for again is no stage of the count.
  room.press({ type: 'receive-reports' })
  expect(stages()).toEqual(upTo(1, 'waiting'))
  room.state = { ...room.state, busy: null }
  room.press({ type: 'count' })
  expect(stages()).toEqual(upTo(1, 'running'))
  room.send({ type: 'merged', records: asDistrictRecords('records', 12), shared: [] })
  expect(stages()).toEqual(upTo(1, 'running'))
  room.send({ type: 'mixed', mixed: { records: 12, refused: 0, mixers: 2, second: null } })
  expect(stages()).toEqual(upTo(2, 'waiting'))
  for (const seat of [1, 3]) room.giveShare(seat)
  expect(stages()).toEqual(upTo(2, 'running'))
  room.send({ type: 'open-refused', code: 'list-does-not-hold' })
  expect(stages()).toEqual(upTo(1, 'waiting'))

  const other = await CountRoom.make({ told: 9 })
  other.receiveEverything()
  other.count()
  const shown = () => other.view().stages.map(({ stage, state }) => `${stage} ${state}`)
  // CNT-05: the books of station 1 do not balance.
  expect(shown()).toEqual(upTo(4, 'waiting'))
  const [doubt] = other.view().doubts
  other.press({ type: 'explain', doubt: doubt?.id ?? '', reason: 'went home with the card', by: ['長'] })
  expect(shown()).toEqual(upTo(5, 'waiting'))
})

it('a station: what its report asks for, what came of it, and its books when all of it is here', async () => {
  const room = await CountRoom.make({ told: 9 })
  const seen = () => room.view().stations.map(({ pairs, books, reason }) => [pairs.expected, pairs.read, books, reason])
  const nothing = [0, 0, 'waiting', null]
  expect(seen()).toEqual([nothing, nothing])
  room.receiveReport(0)
  room.receiveReport(1)
  expect(seen()).toEqual([
    [2, 0, 'waiting', null],
    [1, 0, 'waiting', null],
  ])
  room.receiveMedium(1, medium(0))
  room.receiveMedium(2, medium(2))
  expect(seen()).toEqual([
    [2, 1, 'waiting', null],
    [1, 1, 'balanced', null],
  ])
  room.receiveMedium(3, medium(1))
  expect(seen()[0]).toEqual([2, 2, 'explain', 'books'])
  const [doubt] = room.view().doubts
  room.press({ type: 'explain', doubt: doubt?.id ?? '', reason: 'went home with the card', by: ['長'] })
  expect(seen()[0]).toEqual([2, 2, 'explained', null])
})

it('CNT-03: the seals that the chair chooses from stand at that doubt, and at no other of the same pair', async () => {
  const room = await CountRoom.make()
  room.receiveReport(0)
  const seals = () => room.view().doubts.map(({ code, seals: shown }) => [code, shown.map(({ serial }) => serial)])
  const torn = sealedBy('1', 1, 'original')
  if (torn.type !== 'sealed') throw new Error('it is sealed')
  const lost: MediumExamination = { ...torn, sealed: { ...torn.sealed, lostPages: 1 } }
  room.receiveMedium(1, lost)
  expect(seals()).toEqual([['pages-lost', []]])
  room.receiveMedium(2, sealedBy('1', 1, 'original', { serial: 'M-1-1-X', root: 'another root' }))
  expect(seals()).toContainEqual(['pages-lost', []])
  expect(seals()).toContainEqual(['pair-contested', ['M-1-1-A', 'M-1-1-X']])
})

it('what is remembered of an earlier view is what would be worked out anew, whatever happens in between', async () => {
  const room = await CountRoom.make({ told: 9 })
  let compared = 0
  const send = room.send.bind(room)
  room.send = (event) => {
    const effects = send(event)
    const { receipt } = room.state
    // Nothing is remembered of these: they are nobody's yet.
    const anew = { ...room.state, receipt: { ...receipt, media: new Map(receipt.media) } }
    expect(room.view()).toEqual(viewOf(anew))
    compared++
    return effects
  }
  room.receiveReport(0)
  room.receiveReport(1)
  room.receiveMedium(1, medium(0))
  room.receiveMedium(2, sealedBy('1', 1, 'original', { serial: 'M-1-1-X', root: 'another root' }))
  const [seal] = room.view().doubts.flatMap(({ seals }) => seals)
  const place = { station: '1' as StationId, pair: 1 as PairNumber }
  room.press({ type: 'choose-seal', ...place, seal: seal?.name ?? '', reason: 'as written', by: ['長'] })
  room.receiveMedium(3, medium(1))
  room.receiveMedium(4, medium(2))
  for (const shared of [true, false]) room.send({ type: 'marks-compared', station: place.station, shared })
  room.send({ type: 'shares-seen', indexes: [1, 2, 3], aside: [] })
  room.count()
  const [doubt] = room.view().doubts.filter(({ explained }) => !explained)
  room.press({ type: 'explain', doubt: doubt?.id ?? '', reason: 'went home with the card', by: ['長'] })
  room.sayNoPaper()
  expect([room.view().result?.final, compared > 30]).toEqual([true, true])
})
