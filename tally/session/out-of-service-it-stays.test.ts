/** A tally that stopped has stopped: what was under way brings no result, no passphrase is asked for, and the reason stays on the screen. */
import { expect, it } from 'vitest'
import { asDistrictRecords, asOpenedDistrict } from '#election/count/district.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import type { TallyEvent } from './event.ts'

async function stoppedWhile(pressed: 'count' | 'result'): Promise<CountRoom> {
  const room = await CountRoom.make()
  room.receiveEverything()
  if (pressed === 'result') {
    room.count()
    room.sayNoPaper()
  } else room.press({ type: 'count' })
  room.send({ type: 'fault', code: 'out-not-writable' })
  return room
}

it.each<TallyEvent>([
  { type: 'opened', opened: asOpenedDistrict([[]]) },
  { type: 'merged', records: asDistrictRecords('records', 0), shared: [] },
  { type: 'open-refused', code: 'list-does-not-hold' },
  { type: 'share-refused', index: 2, code: 'holder-ended', found: 2 },
  { type: 'unlock-refused', code: 'unlock-process-ended' },
  { type: 'unlocked' },
  { type: 'key-room-open', sealTo: '00' },
  { type: 'fault', code: 'stage-changed', about: { file: 'x' } },
])('$type comes too late', async (event) => {
  const room = await stoppedWhile('count')
  const before = room.view()
  expect(before).toMatchObject({ phase: 'out-of-service', message: { code: 'out-not-writable' } })
  expect(room.send(event).filter(({ type }) => type !== 'log')).toEqual([])
  expect(room.view()).toEqual(before)
})

it('nothing is announced, printed or typed any more; the log and the other language are there', async () => {
  const room = await stoppedWhile('result')
  expect(room.press({ type: 'announce' })).toEqual([])
  expect(room.press({ type: 'print', document: 'result-sheet' })).toEqual([])
  expect(room.press({ type: 'acknowledge' })).toEqual([])
  expect(room.view().message?.code).toBe('out-not-writable')
  expect(room.press({ type: 'show-log' })).toEqual([{ type: 'read-log' }])
  room.press({ type: 'language-chosen', language: 'en' })
  expect(room.view().language).toBe('en')
})
