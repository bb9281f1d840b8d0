/** A slice of the lane `online-box`: the real database answers as the model does, also when several people act at once (docs/decisions/040). */
import { describe, expect, test } from 'vitest'
import { lane } from '#simulation/prove/online-box.ts'
import { leftOut, whyNoDatabase } from './box-room.ts'

describe.skipIf(whyNoDatabase !== null)(`database and model${leftOut}`, () => {
  test('random elections, and each answer that a cast can get was given', async () => {
    const said: string[] = []
    const { violations, details } = await lane.run({
      fromSeed: 0,
      seeds: lane.sliceSeeds,
      until: Number.POSITIVE_INFINITY,
      say: (line) => said.push(line),
    })
    expect(violations, said.join('\n')).toEqual([])
    const afterClose = ['closed', 'not-open', 'wrong-style', 'held', 'voted']
    const answers = ['recorded', 'same', 'no-box', 'permit-expired', 'permit-used', 'copied', ...afterClose]
    for (const answer of answers) expect(details, answer).toHaveProperty(`put: ${answer}`)
  })
})
