/** PAP: what was made may be printed, each sheet once at a time; a file for programs goes to no printer. */
import { expect, it } from 'vitest'
import { CountRoom } from '#simulation/promises/count-room.ts'
import type { CAST_VOTE_RECORDS, TallyDocument } from './screen-event.ts'

const PATH = '/out/result-sheet.pdf'

async function counted(hasPrinter = true): Promise<CountRoom> {
  const room = await CountRoom.make()
  room.receiveEverything()
  room.count()
  room.sayNoPaper()
  room.state = { ...room.state, hasPrinter }
  return room
}

function make(
  room: CountRoom,
  document: Exclude<TallyDocument, typeof CAST_VOTE_RECORDS> = 'result-sheet',
  path = PATH,
): void {
  room.press({ type: 'print', document })
  room.send({ type: 'document-made', document, path })
}

const press = (room: CountRoom, path = PATH) => room.press({ type: 'send-to-printer', path })
const stateOf = (room: CountRoom) => room.view().documents[0]?.atPrinter

it('is sent when somebody asks, holds up nothing, and two presses are one sheet', async () => {
  const room = await counted()
  make(room)
  expect(stateOf(room)).toBeNull()
  expect(press(room)).toEqual([{ type: 'send-to-printer', path: PATH, turn: 1 }])
  expect([stateOf(room), room.view().busy]).toEqual([{ type: 'printing' }, null])
  expect(press(room)).toEqual([])
  room.send({ type: 'at-printer', path: PATH, turn: 1, state: { type: 'waits', trouble: 'printer-no-paper' } })
  expect([stateOf(room), press(room)]).toEqual([{ type: 'waits', trouble: 'printer-no-paper' }, []])
  room.send({ type: 'at-printer', path: PATH, turn: 1, state: { type: 'printed' } })
  expect(stateOf(room)).toEqual({ type: 'printed' })
  expect(press(room)).toMatchObject([{ turn: 2 }])
})

it('says nothing of a sheet whose figures are others now', async () => {
  const room = await counted()
  make(room)
  press(room)
  make(room)
  room.send({ type: 'at-printer', path: PATH, turn: 1, state: { type: 'printed' } })
  expect(stateOf(room)).toBeNull()
})

it('sends only what was made here, no file for programs, and nothing where no printer is', async () => {
  const room = await counted()
  expect(press(room)).toEqual([])
  for (const document of ['csv', 'json', 'nist'] as const) make(room, document, `/out/${document}`)
  expect(['/out/csv', '/out/json', '/out/nist', '/etc/hostname'].flatMap((path) => press(room, path))).toEqual([])
  const alone = await counted(false)
  make(alone)
  expect(press(alone)).toEqual([])
  expect(alone.view().hasPrinter).toBe(false)
})

it('prints an announcement with the press that makes its paper, and never twice at a time', async () => {
  const room = await counted()
  room.announce()
  const path = '/out/announcement-001.pdf'
  const make = () => {
    room.press({ type: 'print-announcement', number: 1 })
    return room.send({ type: 'announcement-made', number: 1, path })
  }
  expect(make()).toEqual([{ type: 'send-to-printer', path, turn: 1 }])
  expect(make()).toEqual([])
  room.send({ type: 'at-printer', path, turn: 1, state: { type: 'failed', trouble: 'printer-cancelled' } })
  expect(room.view().announcements[0]?.atPrinter).toEqual({ type: 'failed', trouble: 'printer-cancelled' })
  expect(press(room, path)).toMatchObject([{ turn: 2 }])
})
