import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asDistrictRecords } from '#election/count/district.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { type CountingElection, countingElection } from '#simulation/counting/counting-election.ts'
import { giveTo, sealToOf } from '#simulation/counting/give-to.ts'
import { provideShare } from '../../session/sealed-passphrase.ts'
import { type KeyRoom, openKeyRoom } from './key-room.ts'

let directory: string
let fixture: CountingElection
const rooms: KeyRoom[] = []

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-open-'))
})

afterAll(async () => {
  await Promise.all(rooms.map((room) => room.close()))
  await rm(directory, { recursive: true })
})

function room(): KeyRoom {
  const opened = openKeyRoom(fixture.election)
  rooms.push(opened)
  return opened
}

const give = (to: KeyRoom, seat: number, passphrase = fixture.passphrases[seat - 1] as string, file = seat) =>
  giveTo(to, seat, fixture.shareFiles[file - 1] as Uint8Array, passphrase)

async function recordsFile(name: string, records: readonly Uint8Array[]) {
  const path = join(directory, name)
  await writeFile(path, Buffer.concat(records))
  return asDistrictRecords(path, records.length)
}

describe.each([1, 2] as const)('k holders open the records of the whole district, of suite %i', (suite) => {
  beforeAll(async () => {
    fixture = await countingElection(secureRandomness(), { suite })
  })

  it('gives the sums of all contests, also over two openers, and counts what does not open', async () => {
    const altered = fixture.record(0, 11).map((byte, i) => (i === 100 ? byte ^ 1 : byte))
    const records = [
      ...Array.from({ length: 5 }, () => fixture.record(0, 11)),
      fixture.record(0, 12),
      fixture.record(0, null),
      fixture.record(1, 23),
      altered,
    ]
    const source = await recordsFile('records', records)
    const keys = room()
    expect(await give(keys, 3)).toEqual({ ok: true })
    expect(await give(keys, 1)).toEqual({ ok: true })
    const progress: number[] = []
    const opened = await keys.open(source, (done) => progress.push(done))
    expect(opened).toEqual({
      ok: true,
      value: {
        selections: [
          { contest: 0, selection: 11, records: 5 },
          { contest: 0, selection: 12, records: 1 },
          { contest: 0, selection: 'ended', records: 1 },
          { contest: 0, selection: 'unopened', records: 1 },
          { contest: 1, selection: 23, records: 1 },
        ],
      },
    })
    expect(progress.at(-1)).toBe(records.length)
    expect(await give(keys, 2)).toEqual({ ok: false, error: { type: 'key-process-ended' } })
  })

  it('names a wrong passphrase, a share in the wrong seat, a damaged file and a file that is no share', async () => {
    const keys = room()
    expect(await give(keys, 2, 'something else entirely')).toEqual({
      ok: false,
      error: { type: 'wrong-passphrase', index: 2 },
    })
    expect(await give(keys, 2, undefined, 3)).toEqual({ ok: false, error: { type: 'other-seat', index: 3 } })
    const damaged = new Uint8Array(fixture.shareFiles[0] as Uint8Array)
    const place = Buffer.from(damaged).indexOf('"index":1') + 8
    damaged[place] = 0x32
    expect(await giveTo(keys, 2, damaged, 'x')).toEqual({ ok: false, error: { type: 'damaged' } })
    const text = new TextEncoder().encode('shopping list')
    expect(await giveTo(keys, 1, text, 'x')).toEqual({ ok: false, error: { type: 'not-a-share' } })
  })

  it('refuses a share of another election that was put in its place', async () => {
    const other = await countingElection(secureRandomness(), { suite })
    const answer = await giveTo(room(), 1, other.shareFiles[0] as Uint8Array, other.passphrases[0] as string)
    expect(answer).toEqual({ ok: false, error: { type: 'wrong-election' } })
  })

  it('takes no passphrase that was sealed to a key process before it, or for another seat (X-C5)', async () => {
    const earlier = await sealToOf(room())
    const keys = room()
    const own = await sealToOf(keys)
    const randomness = secureRandomness()
    const holder = { index: 1, passphrase: fixture.passphrases[0] as string }
    for (const { sealed } of [
      provideShare(earlier, holder, randomness),
      provideShare(own, { ...holder, index: 2 }, randomness),
    ]) {
      const refused = { ok: false, error: { type: 'key-process-ended' } }
      expect(await keys.giveShare(1, fixture.shareFiles[0] as Uint8Array, sealed)).toEqual(refused)
    }
    expect(await give(keys, 1)).toEqual({ ok: true })
  })

  it('opens nothing with fewer shares than k', async () => {
    const keys = room()
    await give(keys, 2)
    const source = await recordsFile('few', [fixture.record(0, 11)])
    const refused = { ok: false, error: { type: 'too-few-shares', given: 1, needed: 2 } }
    expect(await keys.open(source, () => {})).toEqual(refused)
  })

  it('gives no sum at all when the file of stage 2 is cut short', async () => {
    const keys = room()
    await give(keys, 1)
    await give(keys, 2)
    const source = await recordsFile('cut', [fixture.record(0, 11), fixture.record(0, 12)])
    await writeFile(source.source, (await readFile(source.source)).subarray(0, 900))
    expect(await keys.open(source, () => {})).toEqual({ ok: false, error: { type: 'source-unreadable' } })
  })
})
