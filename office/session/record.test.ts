/** The record is the project: whoever changes a byte of it, or writes in another's name, is seen at the next start. */
import { expect, test } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import type { LocalMinute } from '#election/time.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type Act, readRecord, withEntry } from './record.ts'

const at = '2027-03-01T09:30' as LocalMinute
const randomness = seededRandomness('record')
const [ai, ken] = [makeSigningKey(randomness), makeSigningKey(randomness)]
const approved: Act = { type: 'approved', item: 'rules', content: 'a'.repeat(64) }

function written(...acts: readonly (readonly [Act, string, Uint8Array])[]): Uint8Array {
  return acts.reduce<Uint8Array>((record, [act, by, key]) => withEntry(record, { act, at, by }, key), new Uint8Array())
}

const begun = [{ type: 'begun', use: 'live', key: toHex(ai.publicKey) }, '青木　愛', ai.secretKey] as const
const joined = [{ type: 'joined', name: '林　健', key: toHex(ken.publicKey) }, '青木　愛', ai.secretKey] as const
const RECORD = written(begun, joined, [approved, '林　健', ken.secretKey])

test('what was written is read, in order, with who did it', () => {
  const read = readRecord(RECORD)
  expect(read).toMatchObject({
    ok: true,
    value: [
      { by: '青木　愛', act: { type: 'begun' } },
      { by: '青木　愛', act: { type: 'joined', name: '林　健' } },
      { by: '林　健', at, act: approved },
    ],
  })
})

test('a byte changed anywhere, and a byte lost at the end, is refused', () => {
  // Every fifth: three signatures are checked for each.
  for (let place = 0; place < RECORD.length; place += 5) {
    const changed = RECORD.slice()
    changed[place] = (changed[place] ?? 0) ^ 1
    expect([place, readRecord(changed).ok]).toEqual([place, false])
  }
  expect(readRecord(RECORD.slice(0, -1)).ok).toBe(false)
})

test('a line is taken out or put elsewhere: the first that does not follow is named', () => {
  const lines = new TextDecoder().decode(RECORD).split('\n')
  const without = new TextEncoder().encode(`${lines[0]}\n${lines[2]}\n`)
  expect(readRecord(without)).toEqual({ ok: false, error: { type: 'record-broken', line: 2 } })
  expect(readRecord(new TextEncoder().encode(`${lines[1]}\n`)).ok).toBe(false)
})

test('nobody writes in the name of another, and one key is one person', () => {
  const inOthersName = written(begun, joined, [approved, '林　健', ai.secretKey])
  expect(readRecord(inOthersName)).toEqual({ ok: false, error: { type: 'record-broken', line: 3 } })
  const stranger = written(begun, [approved, '林　健', ken.secretKey])
  expect(readRecord(stranger).ok).toBe(false)
  const twice: Act = { type: 'joined', name: '別名', key: toHex(ai.publicKey) }
  expect(readRecord(written(begun, [twice, '青木　愛', ai.secretKey])).ok).toBe(false)
})
