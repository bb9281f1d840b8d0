/** CNT-03, decision 032: a medium and its sheets of codes are one content, and the receipt does not depend on what came first. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PairNumber, StationId } from '#election/ids.ts'
import { CountRoom, sealedBy } from '#simulation/promises/count-room.ts'
import { type Receipt, withMedium, withPermission } from './receipt.ts'

const media = [1, 2].flatMap((pair) => [sealedBy('1', pair, 'original'), sealedBy('1', pair, 'duplicate')])
const onPaper = media.map((each) => ({ ...each, sheets: 3 }))

it('in any order: on paper came only what nobody showed itself', async () => {
  const room = await CountRoom.make()
  room.receiveReport(0)
  const receive = (shown: typeof media) =>
    shown.reduce((receipt, each) => withMedium(receipt, each).receipt, room.state.receipt)
  const carried = ({ media, seen }: Receipt) => [
    [...media].map(([key, { serial, sheets }]) => [key, serial, sheets]).sort(),
    [...seen].map(([key, each]) => [key, each.map(({ serial, sheets }) => `${serial} ${sheets}`).sort()]).sort(),
  ]
  // Nobody has the media of the first pair.
  const shown = [...media.slice(2), ...onPaper]
  const expected = carried(receive(shown))
  expect(expected[0]).toEqual([
    ['1 1', 'M-1-1-A', 3],
    ['1 2', 'M-1-2-A', null],
  ])
  fc.assert(
    fc.property(fc.shuffledSubarray(shown, { minLength: shown.length, maxLength: shown.length }), (order) => {
      expect(carried(receive(order))).toEqual(expected)
    }),
  )
})

it('LAW-14: a duplicate that was shown before it was allowed did not come on paper alone, if its sheets are read next', async () => {
  const room = await CountRoom.make()
  room.receiveReport(0)
  const stick = sealedBy('1', 1, 'duplicate')
  const seen = withMedium(room.state.receipt, stick)
  expect(seen.refusal?.type).toBe('duplicate-not-allowed')
  const pair = { station: '1' as StationId, pair: 1 as PairNumber }
  const permission = {
    ...pair,
    cause: 'lost',
    chair: '選挙 長',
    opinion: '異議なし',
    witnesses: ['立会 春子'],
  } as const
  const allowed = withPermission(seen.receipt, permission, room.made.election.electionPackage)
  const { receipt, refusal } = withMedium(allowed.ok ? allowed.value : expect.unreachable(), {
    ...stick,
    sheets: 3,
  } as never)
  expect([refusal, receipt.media.get('1 1')?.sheets]).toEqual([null, null])
})
