/** LAW-14: an original that gives nothing to count leads to its duplicate first, and asks for nothing more once that one is in. */
import { describe, expect, it } from 'vitest'
import type { Role } from '#election/ballot-box/layout.ts'
import type { UncountableMedium } from '#election/count/medium-refusal.ts'
import type { MediumExamination } from '#election/count/receipt.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { CountRoom, sealedBy } from '#simulation/promises/count-room.ts'
import { nextStepOf } from './next-step.ts'

const place = { station: '1' as StationId, pair: 1 as PairNumber }
const serials = { original: 'M-1-1-A', duplicate: 'M-1-1-B' } as const
const uncounted = (type: UncountableMedium, role: Role): MediumExamination => ({
  type,
  medium: { ...place, role, serial: serials[role] },
})
const duplicate = sealedBy('1', 1, 'duplicate')

async function roomWith(...examined: readonly MediumExamination[]): Promise<CountRoom> {
  const room = await CountRoom.make()
  room.receiveReport(0)
  for (const [i, each] of examined.entries()) room.receiveMedium(i + 1, each)
  return room
}

function allow(room: CountRoom): void {
  const said = { chair: '開票 管', opinion: '異議なし', witnesses: ['立会 春子'] }
  room.press({ type: 'allow-duplicate', ...place, cause: 'damaged', ...said })
}

const told = (room: CountRoom, slot: number) => {
  const { refusal, pairNow } = room.view().slots[slot - 1] ?? expect.unreachable()
  return [refusal?.type ?? null, pairNow]
}

describe.each(['not-closed', 'medium-damaged', 'medium-altered', 'truncated', 'oversize'] as const)(
  'an original that is %s',
  (type) => {
    it('asks for its duplicate, and for nothing once that one is in', async () => {
      const room = await roomWith(uncounted(type, 'original'))
      expect(told(room, 1)).toEqual([type, null])
      expect(room.view().message?.code).toBe(type)
      expect(nextStepOf(room.view())).toEqual({ type: 'slot', slot: 1 })
      allow(room)
      expect(told(room, 1)).toEqual([type, 'duplicate-allowed'])
      room.receiveMedium(2, duplicate)
      expect(told(room, 1)).toEqual([type, 'received'])
      expect(told(room, 2)).toEqual([null, null])
      expect(room.view().message).toBeNull()
      expect(nextStepOf(room.view())).toEqual({ type: 'insert', count: 1 })
      expect(room.view().missing).not.toContainEqual({ type: 'medium', ...place })
    })
  },
)

it('its words go with it out of sight when media are read again', async () => {
  const room = await roomWith(uncounted('not-closed', 'original'))
  allow(room)
  room.receiveMedium(2, duplicate)
  room.press({ type: 'read-media' })
  room.send({ type: 'media-read' })
  expect(room.view().message).toBeNull()
})

it('a message about a medium does not stand over the next reading', async () => {
  const room = await roomWith(uncounted('not-closed', 'original'))
  expect(room.view().message).not.toBeNull()
  room.press({ type: 'read-media' })
  expect(room.view().message).toBeNull()
})

describe('nobody closed it', () => {
  it('the duplicate alone leads to the original', async () => {
    expect(told(await roomWith(uncounted('not-closed', 'duplicate')), 1)).toEqual(['duplicate-not-closed', null])
  })

  it.each([
    ['original', 'duplicate'],
    ['duplicate', 'original'],
  ] as const)('both, the %s first: only now another machine closes them', async (first, second) => {
    const room = await roomWith(uncounted('not-closed', first), uncounted('not-closed', second))
    expect([told(room, 1), told(room, 2)]).toEqual([
      ['pair-not-closed', null],
      ['pair-not-closed', null],
    ])
  })

  it('a medium of another pair is no partner', async () => {
    const other = { ...uncounted('not-closed', 'duplicate') } as Extract<MediumExamination, { medium: unknown }>
    const medium = { ...other.medium, pair: 2 as PairNumber, serial: 'M-1-2-B' }
    const room = await roomWith(uncounted('not-closed', 'original'), { type: 'not-closed', medium })
    expect([told(room, 1), told(room, 2)]).toEqual([
      ['not-closed', null],
      ['duplicate-not-closed', null],
    ])
  })

  it('a duplicate that nobody closed needs nothing where its original is in', async () => {
    const room = await roomWith(sealedBy('1', 1, 'original'), uncounted('not-closed', 'duplicate'))
    expect(told(room, 2)).toEqual(['duplicate-not-closed', 'received'])
    expect(room.view().message).toBeNull()
  })
})

it('a second seal of a pair that is in by its other medium is still a question for the chair', async () => {
  const room = await roomWith(sealedBy('1', 1, 'original'), sealedBy('1', 1, 'duplicate', { root: 'another root' }))
  expect(told(room, 2)).toEqual(['second-seal', null])
  expect(room.view().message?.code).toBe('second-seal')
})
