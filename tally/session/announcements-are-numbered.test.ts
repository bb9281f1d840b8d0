/** An announcement stays as it was made: numbered, with its minute, once; a correction is another announcement (令84, CNT-07). */
import { expect, it } from 'vitest'
import type { PairNumber, StationId } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { CountRoom, declarationOf } from '#simulation/promises/count-room.ts'

async function counted(): Promise<CountRoom> {
  const room = await CountRoom.make({ records: 4 })
  room.receiveEverything()
  room.count()
  return room
}

it('is kept before it is seen, and the same figures are no second announcement', async () => {
  const room = await counted()
  expect(room.view().nextAnnouncement).toBeNull()
  room.sayNoPaper()
  expect(room.view()).toMatchObject({ nextAnnouncement: 1, announcements: [] })
  room.send({ type: 'minute', now: '2002-06-23T22:41' as LocalMinute })
  // CNT-12: which figures leave is written down first.
  const [written, effect, ...more] = room.press({ type: 'announce' })
  expect([written?.type, effect?.type, more]).toEqual(['write-stages', 'announce', []])
  // The disk has not answered: nobody sees it, and nothing else is begun.
  expect(room.view()).toMatchObject({ announcements: [], busy: 'announcing' })
  if (effect?.type === 'announce') room.send({ ...effect, type: 'announced' })
  expect(room.view()).toMatchObject({
    announcements: [{ number: 1, at: '2002-06-23T22:41', final: true }],
    nextAnnouncement: null,
    busy: null,
  })
  room.send({ type: 'minute', now: '2002-06-23T22:42' as LocalMinute })
  expect(room.press({ type: 'announce' })).toEqual([])
  expect(room.view().message?.code).toBe('announced-already')
})

it('pressed again before the disk has answered, it is not made twice', async () => {
  const room = await counted()
  room.sayNoPaper()
  const effect = room.press({ type: 'announce' }).at(-1)
  expect([room.press({ type: 'announce' }), room.view().message?.code]).toEqual([[], 'busy'])
  // With the answer nobody is asked to wait any more.
  if (effect?.type === 'announce') room.send({ ...effect, type: 'announced' })
  expect(room.view()).toMatchObject({ busy: null, message: null, announcements: [{}] })
})

it('LAW-17: the hall is told that machines are missing from the figures where they are, and only there', async () => {
  const room = await counted()
  room.sayNoPaper()
  expect(room.announce().without).toBe(false)
  const lost = declarationOf({ station: '1' as StationId, pair: 3 as PairNumber, recordsTold: null })
  room.state = { ...room.state, receipt: { ...room.state.receipt, lost } }
  // The same figures with other words are another announcement.
  expect(room.announce()).toMatchObject({ number: 2, without: true })
})

it('a later one leaves the earlier as it was, and each is printed as it was kept', async () => {
  const room = await counted()
  room.press({ type: 'tell-machine', contest: 'mayor', ballots: 10, chair: '選挙 長' })
  const first = room.announce()
  expect(first.contests).toMatchObject([{ id: 'mayor', of: 'machine', candidates: [{ outcome: 'open' }, {}] }])
  room.sayNoPaper()
  room.send({ type: 'minute', now: '2002-06-23T23:10' as LocalMinute })
  const second = room.announce()
  expect(second).toMatchObject({ number: 2, at: '2002-06-23T23:10', final: true })
  expect(room.view().announcements[0]).toEqual({ ...first, paper: null, atPrinter: null })
  expect(room.press({ type: 'print-announcement', number: 1 })).toMatchObject([
    { type: 'print-announcement', announcement: first },
  ])
  room.send({ type: 'announcement-made', number: 1, path: '/out/documents/announcement-001.pdf' })
  expect(room.view().announcements.map(({ paper }) => paper)).toEqual(['/out/documents/announcement-001.pdf', null])
  expect(room.press({ type: 'print-announcement', number: 3 })).toEqual([])
})
