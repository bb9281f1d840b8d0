/** PEO 70, 83: what people say for the records beyond the count: before it or after it, kept first, and never corrected in silence. */
import { expect, it } from 'vitest'
import type { MinutesFields } from '#election/count/minutes.ts'
import type { LocalMinute } from '#election/time.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import type { TallyEvent } from './event.ts'
import { withLog } from './log-of.ts'
import { resultOf } from './questions.ts'
import type { TallyScreenEvent } from './screen-event.ts'

const write = (fields: MinutesFields, reason = ''): TallyScreenEvent => {
  return { type: 'write-minutes', by: '書記 花子', reason, fields: { ...fields } }
}

/** Presses, and plays the disk. */
function said(room: CountRoom, fields: MinutesFields, reason = ''): void {
  // Papers of what stood there before go first (CNT-11).
  const effect = room.press(write(fields, reason)).at(-1)
  if (effect?.type !== 'keep-minutes') expect.unreachable(room.view().message?.code)
  expect(room.view()).toMatchObject({ busy: 'minutes', minutes: { entries: room.state.minutes.map(() => ({})) } })
  room.send({ type: 'minutes-kept', entry: effect.entry })
}

const PLACE = { 'count place': '市民体育館', 'count began': '2002-06-23T21:30' }

it('before anything is counted, and it is there in the result', async () => {
  const room = await CountRoom.make()
  said(room, PLACE)
  expect(room.view().minutes).toMatchObject({ fields: PLACE, entries: [{ number: 1, by: '書記 花子', reason: '' }] })
  room.receiveEverything()
  room.count()
  room.sayNoPaper()
  expect(resultOf(room.state)?.minutes).toMatchObject([{ fields: PLACE }])
})

it('takes away the records that were printed of what stood there before, and no other paper', async () => {
  const room = await CountRoom.make()
  room.receiveEverything()
  room.count()
  room.sayNoPaper()
  const made = ['result-sheet', 'counting-record', 'election-record', 'joined-record', 'elected-notices'] as const
  for (const document of made) {
    room.press({ type: 'print', document })
    room.send({ type: 'document-made', document, path: `${document}.pdf` })
  }
  expect(room.view().minutes.printed).toBe(true)
  expect(room.press(write(PLACE))).toEqual([])
  expect(room.view()).toMatchObject({ message: { code: 'minutes-reason-missing' }, busy: null })
  said(room, PLACE, '印刷の後で分かった')
  expect(room.view().documents.map(({ document }) => document)).toEqual(['result-sheet'])
  expect(room.view().minutes.printed).toBe(false)
})

it('is logged by its number, without a word of it', async () => {
  const room = await CountRoom.make()
  const logged = (fields: MinutesFields, reason = '') => {
    const [effect] = room.press(write(fields, reason))
    if (effect?.type !== 'keep-minutes') return expect.unreachable()
    const [before, event] = [room.state, { type: 'minutes-kept', entry: effect.entry } satisfies TallyEvent]
    const effects = room.send(event)
    return withLog(before, event, { state: room.state, effects }).effects
  }
  const entry = (number: number, corrects: boolean) => [
    { type: 'log', entries: [{ minute: room.state.now, event: { type: 'minutes-written', number, corrects } }] },
  ]
  expect(logged(PLACE)).toEqual(entry(1, false))
  expect(logged({ ...PLACE, 'count place': '公民館' }, '書き違い')).toEqual(entry(2, true))
})

it('needs the key of this machine, and one thing at a time', async () => {
  const room = await CountRoom.make()
  room.state = { ...room.state, machineKey: 'locked' }
  expect(room.press(write(PLACE))).toEqual([])
  expect(room.view().message?.code).toBe('tally-locked')
  room.state = { ...room.state, machineKey: 'open', busy: 'media' }
  expect(room.press(write(PLACE))).toEqual([])
  expect(room.view().message?.code).toBe('busy')
  room.state = { ...room.state, busy: null, phase: 'out-of-service' }
  expect(room.press(write(PLACE))).toEqual([])
})

it('is offered what is known: zero check, final announcement, configuration; nothing that somebody said', async () => {
  const room = await CountRoom.make()
  room.state = { ...room.state, minutesConfigured: { 'count place': '市民体育館' } }
  const { zeroCheck } = room.state
  expect(room.view().minutes.known).toEqual({
    'count place': '市民体育館',
    'count began': zeroCheck?.at,
    ...Object.fromEntries((zeroCheck?.witnesses ?? []).map((name, i) => [`count witness ${i + 1} name`, name])),
  })
  room.receiveEverything()
  room.count()
  room.sayNoPaper()
  room.send({ type: 'minute', now: '2002-06-23T23:10' as LocalMinute })
  expect(room.view().minutes.known).not.toHaveProperty('count read-out')
  room.announce()
  said(room, { 'count place': '公民館', 'count witness 2 name': '立会 夏男' })
  expect(room.view().minutes.known).toEqual({
    'count began': zeroCheck?.at,
    'count read-out': '2002-06-23T23:10',
    'meeting read-out': '2002-06-23T23:10',
  })
  // Known is not said: it stands on no paper.
  expect(Object.keys(resultOf(room.state)?.minutes[0]?.fields ?? {})).toEqual(['count place', 'count witness 2 name'])
})

it('asks of each election what its record needs: its elected when they are known', async () => {
  const room = await CountRoom.make()
  const contests = () => room.view().minutes.contests.map(({ id, elected }) => [id, elected])
  expect(contests()).toEqual([
    ['mayor', []],
    ['council', []],
  ])
  room.receiveEverything()
  room.count()
  expect(contests()).toEqual([
    ['mayor', []],
    ['council', []],
  ])
  room.sayNoPaper()
  expect(contests()).toEqual([
    ['mayor', [1]],
    ['council', [1]],
  ])
  expect(room.press(write({ 'of mayor elected 99 address': '見本町' }))).toEqual([])
  expect(room.view().message?.code).toBe('minutes-malformed')
  said(room, { 'of mayor elected 1 address': '見本町', 'of council meeting place': '第二会議室' })
})
