/** O-18: what the test authority signs is DER, as a real one signs: a strict reader of a judge takes it. X.690, by a walk of its own. */
import { beforeAll, expect, it } from 'vitest'
import { makeTestAuthority, type TestAuthority } from './authority.ts'

const AT = Date.UTC(2026, 10, 20) / 1000
const SET = 0x31
const BOOLEAN = 0x01
const CONSTRUCTED = 0x20
let authority: TestAuthority

beforeAll(async () => {
  authority = await makeTestAuthority(AT)
})

/** Names each place that DER writes otherwise; none for a value that is DER. */
function faultsIn(bytes: Uint8Array, from = 0, to = bytes.length): readonly string[] {
  const faults: string[] = []
  let at = from
  while (at < to) {
    const tag = bytes[at] ?? 0
    const { length, head } = lengthAt(bytes, at + 1)
    if (length === null) return [`${at}: a length that is not the shortest`]
    const [body, end] = [at + 1 + head, at + 1 + head + length]
    if (end > to) return [`${at}: longer than what it is in`]
    if (tag === BOOLEAN && ![0x00, 0xff].includes(bytes[body] ?? 1)) faults.push(`${at}: a boolean`)
    if ((tag & CONSTRUCTED) !== 0) faults.push(...faultsIn(bytes, body, end))
    if (tag === SET) {
      let before: Uint8Array | null = null
      for (const member of membersOf(bytes, body, end)) {
        if (before !== null && Buffer.compare(before, member) > 0) faults.push(`${at}: a set out of order`)
        before = member
      }
    }
    at = end
  }
  return faults
}

function membersOf(bytes: Uint8Array, from: number, to: number): readonly Uint8Array[] {
  const members: Uint8Array[] = []
  for (let at = from; at < to; ) {
    const { length, head } = lengthAt(bytes, at + 1)
    const end = at + 1 + head + (length ?? to)
    members.push(bytes.subarray(at, end))
    at = end
  }
  return members
}

function lengthAt(bytes: Uint8Array, at: number): { readonly length: number | null; readonly head: number } {
  const first = bytes[at] ?? 0
  if (first < 0x80) return { length: first, head: 1 }
  const count = first & 0x7f
  const length = [...bytes.subarray(at + 1, at + 1 + count)].reduce((sum, byte) => sum * 256 + byte, 0)
  const isShortest = count > 0 && bytes[at + 1] !== 0 && length >= 0x80
  return { length: isShortest ? length : null, head: 1 + count }
}

it('each certificate, answer about one and revocation list is DER', async () => {
  const { certificates, root } = authority
  const { good } = certificates
  const made = [root, authority.authority, ...Object.values(certificates)]
  const said = [await authority.statusOf(good, AT), await authority.revocationList(AT)]
  expect([...made, ...said].flatMap((der) => faultsIn(der))).toEqual([])
})

it('and the walk sees a set that is out of order', () => {
  const [one, two] = [
    [0x02, 0x01, 0x01],
    [0x02, 0x01, 0x02],
  ] as const
  expect(faultsIn(Uint8Array.of(SET, 6, ...one, ...two))).toEqual([])
  expect(faultsIn(Uint8Array.of(SET, 6, ...two, ...one))).toEqual(['0: a set out of order'])
})
