/** Promise 8. Originals are counted; a duplicate only when its original is damaged or lost and the witnesses were heard. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Role } from '#election/ballot-box/layout.ts'
import type { MediumExamination } from '#election/count/receipt.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { type TallyScreenEvent, tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import { CountRoom, PLACES, sealedBy } from './count-room.ts'

const ROLES: readonly Role[] = ['original', 'duplicate']
const permission: TallyScreenEvent & { type: 'allow-duplicate' } = {
  type: 'allow-duplicate',
  station: '1' as StationId,
  pair: 1 as PairNumber,
  cause: 'damaged',
  chair: '選挙 長',
  opinion: '正本の封が破れていた',
  witnesses: ['立会 春子'],
}

/** Acts of hands at the counting centre, in any order and as often as they like. */
type Hand =
  | { readonly do: 'medium'; readonly place: number; readonly role: Role }
  | { readonly do: 'damaged'; readonly place: number; readonly role: Role }
  | { readonly do: 'allow'; readonly place: number }

const place = fc.nat({ max: PLACES.length - 1 })
const role = fc.constantFrom(...ROLES)
const hands: fc.Arbitrary<readonly Hand[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('medium' as const), place, role }),
    fc.record({ do: fc.constant('damaged' as const), place, role }),
    fc.record({ do: fc.constant('allow' as const), place }),
  ),
  { minLength: 5, maxLength: 25 },
)

function damaged(station: string, pair: number, role: Role): MediumExamination {
  const whole = sealedBy(station, pair, role)
  return { type: 'medium-damaged', medium: (whole as Extract<MediumExamination, { type: 'sealed' }>).medium }
}

async function room(): Promise<CountRoom> {
  const made = await CountRoom.make()
  made.receiveReport(0)
  made.receiveReport(1)
  return made
}

function keeps(room: CountRoom, slot: number, examination: MediumExamination): boolean {
  return room.receiveMedium(slot, examination).some((effect) => effect.type === 'keep-medium')
}

describe('promise 8: originals are counted', () => {
  it('in any order of media, damage and permissions a pair counts once, and a duplicate only when it was allowed', async () => {
    const start = await room()
    const { state } = start
    let [duplicates, replaced] = [0, 0]
    fc.assert(
      fc.property(hands, (moves) => {
        start.state = state
        const counted = new Map<number, Role>()
        const allowed = new Set<number>()
        for (const move of moves) {
          const [station, pair] = PLACES[move.place] as (typeof PLACES)[number]
          if (move.do === 'allow') {
            start.press({ ...permission, station: station as StationId, pair: pair as PairNumber })
            const refused = start.view().message?.code === 'original-is-read'
            expect(refused).toBe(counted.get(move.place) === 'original')
            if (!refused) allowed.add(move.place)
            start.press({ type: 'acknowledge' })
            continue
          }
          const examination =
            move.do === 'damaged' ? damaged(station, pair, move.role) : sealedBy(station, pair, move.role)
          const may = move.role === 'original' || allowed.has(move.place)
          // LAW-14: whatever was read first, an original that is there counts.
          const better = move.role === 'original' && counted.get(move.place) === 'duplicate'
          const counts = move.do === 'medium' && may && (better || !counted.has(move.place))
          if (counts && better) replaced++
          expect(keeps(start, 1, examination)).toBe(counts)
          if (counts) counted.set(move.place, move.role)
        }
        const held = [...start.state.receipt.media.values()]
        expect(held).toHaveLength(counted.size)
        for (const [i, [station, pair]] of PLACES.entries()) {
          const found = held.filter((medium) => medium.station === station && medium.pair === pair)
          expect(found.map((medium) => medium.role)).toEqual(counted.has(i) ? [counted.get(i)] : [])
        }
        duplicates += held.filter((medium) => medium.role === 'duplicate').length
      }),
      { numRuns: 400, seed: 8 },
    )
    // A day on which no duplicate ever counts would prove little.
    expect(Math.min(duplicates, replaced)).toBeGreaterThan(20)
  })

  it('a duplicate without permission is refused with what to do, also when its original is damaged', async () => {
    const at = await room()
    expect(keeps(at, 1, damaged('1', 1, 'original'))).toBe(false)
    expect(keeps(at, 2, sealedBy('1', 1, 'duplicate'))).toBe(false)
    expect(at.view().slots[1]?.refusal?.type).toBe('duplicate-not-allowed')
    at.press(permission)
    expect(keeps(at, 2, sealedBy('1', 1, 'duplicate'))).toBe(true)
    // Lost, they said, and it lies in the next slot: the order of reading decides nothing.
    expect(keeps(at, 1, sealedBy('1', 1, 'original'))).toBe(true)
    expect(
      at
        .view()
        .slots.map((slot) => slot.refusal?.type ?? slot.state)
        .slice(0, 2),
    ).toEqual(['accepted', 'duplicate-beside-original'])
  })

  it('the permission names the cause, the opinion of the witnesses and who they are', () => {
    expect(tallyScreenEventSchema.safeParse(permission).success).toBe(true)
    for (const missing of [{ opinion: ' ' }, { chair: ' ' }, { witnesses: [] }, { cause: 'convenient' }]) {
      expect(tallyScreenEventSchema.safeParse({ ...permission, ...missing }).success).toBe(false)
    }
  })

  it('exactly the media that count are merged', async () => {
    const at = await room()
    at.press(permission)
    const taken = [
      sealedBy('1', 1, 'duplicate'),
      damaged('1', 1, 'original'),
      sealedBy('1', 2, 'original'),
      sealedBy('1', 2, 'duplicate'),
      sealedBy('1', 2, 'original'),
      sealedBy('2', 1, 'original'),
    ]
    taken.forEach((examination, i) => {
      at.receiveMedium((i % 6) + 1, examination)
    })
    const merge = at.press({ type: 'count' }).find((effect) => effect.type === 'merge')
    expect(merge?.type === 'merge' && [...merge.serials].sort()).toEqual(['M-1-1-B', 'M-1-2-A', 'M-2-1-A'])
  })

  it('a sealed original is taken in although the report calls its pair a spare, and stops the count until it is explained', async () => {
    const at = await room()
    const told = at.state.receipt.reports.get('1' as StationId)?.pairs.find(({ pair }) => pair === 3)
    expect(told?.state).toBe('spare')
    at.receiveEverything()
    expect(keeps(at, 4, sealedBy('1', 3, 'original'))).toBe(true)
    expect(at.press({ type: 'count' })).toEqual([])
    expect(at.view().message?.code).toBe('explain-first')
    const open = at.view().missing.flatMap((item) => (item.type === 'explanation' ? [item] : []))
    expect(open[0]).toMatchObject({ code: 'sealed-but-not-started', station: '1', pair: 3 })
    at.press({ type: 'explain', doubt: open[0]?.doubt ?? '', reason: '予備機を使った', by: ['開票 管理者'] })
    const merge = at.press({ type: 'count' }).find((effect) => effect.type === 'merge')
    expect(merge?.type === 'merge' && [...merge.serials]).toContain('M-1-3-A')
  })

  it('a second original of a pair stops the count until the chair has decided', async () => {
    const at = await room()
    at.receiveEverything()
    expect(keeps(at, 4, sealedBy('1', 1, 'original', { root: 'another', serial: 'M-1-1-X' }))).toBe(false)
    expect(at.view().slots[3]?.refusal?.type).toBe('second-seal')
    expect(at.press({ type: 'count' })).toEqual([])
    expect(at.view().message?.code).toBe('explain-first')
  })
})
