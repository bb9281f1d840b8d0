/** The record is the project: whoever changes a byte of it, or writes in another's name, is seen at the next start. */
import { expect, test } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { DESKS_MAX } from '#election/definition/desks.ts'
import type { RollNumber } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import type { LocalMinute } from '#election/time.ts'
import { tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { mediaOf } from './media.ts'
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

test('D-24: each medium of a station with many desks is put, looked at and handed out without, and the record is read again', () => {
  const desks = Array.from({ length: DESKS_MAX }, (_, desk) => {
    const rollNo = `${desk}` as RollNumber
    return { from: rollNo, to: rollNo }
  })
  const media = mediaOf([{ ...tinyStation, desks }]).map(({ medium }) => medium)
  const acts: Act[] = media.flatMap((medium) => [
    { type: 'medium-put', medium },
    { type: 'medium-checked', medium },
  ])
  const without = { parts: media, why: '届かない', decidedBy: '委員長' }
  acts.push({ type: 'handed-out', station: '1', to: '投票管理者', without })
  const record = written(begun, ...acts.map((act) => [act, '青木　愛', ai.secretKey] as const))
  expect(media).toContain('S1-T2')
  expect(readRecord(record)).toMatchObject({ ok: true, value: { length: 1 + acts.length } })
})

test('a line that the next start could not read is never written', () => {
  const wrong: readonly Act[] = [
    { type: 'medium-put', medium: 'T' },
    { type: 'roll-changes-taken', dayLists: [{ station: '\u0001'.repeat(3000), number: 1, sha256: 'a'.repeat(64) }] },
  ]
  for (const act of wrong) expect(() => written(begun, [act, '青木　愛', ai.secretKey])).toThrow('record')
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
