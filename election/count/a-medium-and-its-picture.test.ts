/** CNT-03, decision 114: a medium and its sheets of codes are one content, and the receipt does not depend on what came first. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CountRoom, sealedBy } from '#simulation/promises/count-room.ts'
import { type Receipt, withMedium } from './receipt.ts'

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
  // Of the first pair nobody has the media.
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
