/** A slice of the lane `online-box`: the real database answers as the model does, also when several people act at once (docs/decisions/040). */
import { describe, expect, test } from 'vitest'
import { ADMINISTRATOR } from '#online/database/cluster.ts'
import { lane } from '#simulation/prove/online-box.ts'
import { leftOut, openBoxRoom, whyNoDatabase } from './box-room.ts'

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

// Random elections meet the moment by chance; here the second act always comes while the first one is not committed.
describe.skipIf(whyNoDatabase !== null)(`two acts on one box at once${leftOut}`, () => {
  const bytes = (length: number, filling: number) => Buffer.alloc(length, filling)
  const [box, handle] = [bytes(16, 1), bytes(16, 2)]
  const cast = (by: number) => ({
    text: "SELECT box.put(1, $1, 1::smallint, $2, '2100-01-01', $3, $4, ARRAY[$5::bytea]) AS answer",
    values: [box, bytes(16, by), bytes(32, by), bytes(523, by), bytes(32, by)],
  })
  const hold = { text: 'SELECT box.hold_for(1, $1, $2, false) AS answer', values: [handle, bytes(16, 9)] }

  test.each([
    ['a cast after a cast', 'collector', cast(3), 'collector', cast(4), 'voted'],
    ['a hold after a cast', 'collector', cast(3), 'holder', hold, 'voted'],
    ['a cast after a hold', 'holder', hold, 'collector', cast(4), 'held'],
  ] as const)('%s waits for it, and is judged on what it left', async (_, first, one, second, other, answer) => {
    const room = await openBoxRoom()
    try {
      const administrator = await room.enter(ADMINISTRATOR)
      const hours = ['2000-01-01', '2099-01-01']
      await administrator.query('SELECT box.add_election(1, $1, $2, $3, false, $4)', [
        ...[bytes(8, 5), ...hours, [bytes(32, 6), bytes(32, 7)]],
      ])
      await administrator.query("SELECT box.add_boxes(1, $1, $2, '{1}')", [[box], [handle]])
      const [early, late] = [await room.enter(first), await room.enter(second)]
      await early.query('BEGIN')
      await early.query(one)
      let isOver = false
      const answered = late.query<{ answer: string }>(other).finally(() => {
        isOver = true
      })
      const waiting = "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND usename = $1"
      while (!isOver && (await administrator.query(waiting, [second])).rows.length === 0);
      await early.query('COMMIT')
      expect((await answered).rows).toEqual([{ answer }])
    } finally {
      await room.close()
    }
  })
})
