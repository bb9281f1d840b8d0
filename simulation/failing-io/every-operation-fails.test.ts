/** A slice of lane `failing-io`: one operation of each part in every way. `npm run prove -- --only failing-io` does all. */
import { expect, test } from 'vitest'
import { lane } from '#simulation/prove/failing-io.ts'
import { OPERATIONS } from './variants.ts'

const EXAMPLES = [
  ['the write by which the machine remembers that it opens the pair', 39],
  ['a write of the kiosk while a voter records', 216],
  ['a read of the tally', OPERATIONS.kiosk + 5],
  ['the commit by which the issuer fills its books for the first time', OPERATIONS.kiosk + OPERATIONS.receive + 1],
  [
    'a write of the take-over medium, after which people sit down at the spare issuer',
    OPERATIONS.kiosk + OPERATIONS.receive + 983,
  ],
  // The commit that ends an issue: fixtures/planted/1-unfinished-issue-is-handed-over.patch waits for it.
  ['a commit of the issuer in the middle of an issue', OPERATIONS.kiosk + OPERATIONS.receive + 982],
] as const

for (const [name, seed] of EXAMPLES) {
  test(`${name} fails in every way, once and for ever: what people were told holds`, async () => {
    const said: string[] = []
    const ask = { fromSeed: seed, seeds: 1, until: performance.now() + 60_000, say: (line: string) => said.push(line) }
    const result = await lane.run(ask)
    expect(result.violations, said.join('\n')).toEqual([])
    expect(result.counted).toBeGreaterThanOrEqual(12)
  }, 120_000)
}

test('the room for the operations of each part is enough: its last one is never reached', async () => {
  const { kiosk, receive, issuer } = OPERATIONS
  const ends = [kiosk, kiosk + receive, kiosk + receive + issuer]
  for (const end of ends) {
    const result = await lane.run({ fromSeed: end - 1, seeds: 1, until: performance.now() + 60_000, say: () => {} })
    expect(result.counted).toBe(0)
    expect(result.violations).toEqual([])
  }
}, 120_000)
