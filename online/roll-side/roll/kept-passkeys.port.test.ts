/** Lines of the acts that bring a passkey: a reader takes each by the rule of T29, or none at all. */

import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import type { LocalMinute } from '#election/time.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type Act, readActs, writeAct } from './acts.ts'

const randomness = seededRandomness('kept passkeys')
const people = Array.from({ length: 4 }, () => makeSigningKey(randomness))
const keyOf = (person: number) => toHex(people[person]?.publicKey ?? new Uint8Array(32))
const idOf = (n: number) => n.toString(16).padStart(32, '0')
const passkey = (n: number) => ({ id: idOf(n), key: 'a1' })

/** `asker`: who asked for it before. */
type Wanted = Act & { readonly asker?: number | undefined }
type Said = readonly [by: number, act: Wanted]

function inTurn([by, act]: Said): readonly Said[] {
  if (act.asker === undefined || (act.type !== 'joined' && act.type !== 'enrolled')) return [[by, act]]
  const { key, passkey: made = passkey(0) } = act
  const asked: Act =
    act.type === 'joined'
      ? { type: 'join-asked', name: act.name, key, passkey: made }
      : { type: 'passkey-asked', key, passkey: made }
  return [
    [act.asker, asked],
    [by, act],
  ]
}

/** @param said who signs, and what */
function isRead(...said: readonly Said[]): boolean {
  const lines: string[] = []
  for (const [by, { asker, ...act }] of said.flatMap(inTurn)) {
    const last = lines.at(-1)
    const link = last === undefined ? null : createHash('sha256').update(last).digest()
    const signer = people[by] ?? makeSigningKey(randomness)
    lines.push(writeAct({ act, at: '2026-11-01T09:00' as LocalMinute, link }, signer))
  }
  return readActs(lines) !== null
}
const joined = (person: number, n: number, asker?: number): Wanted => ({
  ...{ type: 'joined', name: `person ${person}`, key: keyOf(person), duty: 'office', passkey: passkey(n) },
  asker,
})
const enrolled = (person: number, n: number, closes: readonly number[] = [], asker?: number): Wanted => ({
  ...{ type: 'enrolled', key: keyOf(person), passkey: passkey(n), closes: closes.map(idOf) },
  asker,
})
const BEGUN: readonly Said[] = [
  [0, { type: 'begun', key: keyOf(0) }],
  [0, enrolled(0, 1)],
  [0, joined(1, 2)],
  [0, joined(2, 3, 1)],
]

describe('passkeys in the acts', () => {
  test('the first one by its owner, with each who joins, a spare, a new one by two others', () => {
    expect(isRead(...BEGUN)).toBe(true)
    expect(isRead(...BEGUN, [2, enrolled(2, 4)], [0, enrolled(2, 5, [3, 4], 1)], [2, enrolled(2, 6)])).toBe(true)
    const late: readonly Said[] = [
      [0, { type: 'begun', key: keyOf(0) }],
      [0, enrolled(0, 1)],
    ]
    expect(
      isRead(...late, [0, { type: 'joined', name: 'b', key: keyOf(1), duty: 'office' }], [0, enrolled(1, 2)]),
    ).toBe(true)
  })

  test.each<[string, number, Wanted]>([
    ['by one other alone', 0, enrolled(2, 4, [3])],
    ['by one other, who is two', 0, enrolled(2, 4, [3], 0)],
    ['by the owner and one other', 0, enrolled(2, 4, [3], 2)],
    ['and the old one stays', 0, enrolled(2, 4, [], 1)],
    ['and another’s is closed', 0, enrolled(2, 4, [2], 1)],
    ['with a number that somebody has', 0, enrolled(2, 1, [3], 1)],
    ['for somebody who never joined', 0, enrolled(3, 4, [], 1)],
    ['with somebody who never joined', 0, enrolled(2, 4, [3], 3)],
    ['of who joins, with a number that somebody has', 0, joined(3, 2, 1)],
  ])('a new passkey %s is no act', (_, by, act) => {
    expect(isRead(...BEGUN, [by, act])).toBe(false)
  })

  test('a third of the same owner, and one of who has left, are none', () => {
    expect(isRead(...BEGUN, [2, enrolled(2, 4)], [2, enrolled(2, 5)])).toBe(false)
    const left: Said = [0, { type: 'left', key: keyOf(2) }]
    expect(isRead(...BEGUN, left, [0, enrolled(2, 4, [3], 1)])).toBe(false)
    expect(isRead(...BEGUN, left, [0, enrolled(1, 4, [2], 2)])).toBe(false)
  })
})
