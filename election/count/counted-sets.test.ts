import { expect, it } from 'vitest'
import type { Contest, Station } from '#election/definition/definition.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import { countedSets } from './counted-sets.ts'
import { type AcceptedMedium, pairKey } from './receipt.ts'

const ORDER_LESS_ONE = group.scalar(-1n)
const election = {
  contests: [{ bit: 1 }, { bit: 0 }] as unknown as readonly Contest[],
  stations: [
    { id: 'north', index: 1 },
    { id: 'south', index: 12 },
  ] as unknown as readonly Station[],
}
const medium = (station: string, pair: number, blinds: readonly bigint[]) =>
  ({
    station,
    pair,
    sealed: {
      sets: { page: new Uint8Array([pair]), blinds: blinds.map((blind) => group.scalar(blind)) },
    },
  }) as unknown as AcceptedMedium

const receiptOf = (media: readonly AcceptedMedium[]) => ({
  media: new Map(media.map((each) => [pairKey(each), each])),
  online: null,
})

it('the blinds of all counted seals are summed by list, and their pages named by station and pair', () => {
  const media = [medium('south', 3, [5n, ORDER_LESS_ONE, 0n]), medium('north', 2, [7n, 3n, 0n])]
  expect(countedSets(receiptOf(media), election, null)).toEqual({
    blinds: [
      { room: 0, sum: 12n },
      { room: 1, sum: 2n },
    ],
    seals: [
      { name: 'seals/1-2.bin', bytes: new Uint8Array([2]) },
      { name: 'seals/12-3.bin', bytes: new Uint8Array([3]) },
    ],
  })
  expect(countedSets(receiptOf(media.toReversed()), election, null)).toEqual(
    countedSets(receiptOf(media), election, null),
  )
})
