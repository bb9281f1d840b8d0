/** H2: a card whose row this host cannot open gets no permit and stops no gate: the page asks again, while people look at the row. */
import { expect, it } from 'vitest'
import type { CardPerson } from '#election/online/card/person.ts'
import { boxIdOf } from '#election/online/ids.ts'
import { ok } from '#election/result.ts'
import type { LocalDate } from '#election/time.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { hostKey } from '../host-key.ts'
import { CardCheck, type CheckParts } from './card-check.ts'
import { TRY_AGAIN } from './one-touch.ts'

const randomness = seededRandomness('a row that does not open', 'gate')
const person: CardPerson = { name: '試験花子', birth: '1970-04-01' as LocalDate, address: '見本市' }

it.each(['vote', 'status'] as const)('asked for %s', async (purpose) => {
  const noted: string[] = []
  const behind = { bound: null, rollNo: '1-1', sealed: randomness.bytes(80), isHeld: false, mark: 'none' }
  const parts = {
    key: hostKey(new Uint8Array(32).fill(3), new Map()),
    variants: new Map(),
    roll: {
      whose: async () => ok({ ...behind, box: boxIdOf(randomness.bytes(16)), style: 1 }),
      note: async (_code: Uint8Array, what: string) => ok(noted.push(what)),
    },
  } as unknown as CheckParts
  const touched = {
    code: randomness.bytes(32),
    purpose,
    sessionKey: new Uint8Array(65),
    declaration: new Uint8Array(1),
  }
  const signed = ok({
    person,
    certificate: new Uint8Array(1),
    signature: new Uint8Array(1),
    revocation: { source: new Uint8Array(1) },
  })
  expect(await new CardCheck(parts, touched).settle(signed as never)).toEqual(TRY_AGAIN)
  // The voter did nothing wrong: nothing is counted against the code.
  expect(noted).toEqual([])
})
