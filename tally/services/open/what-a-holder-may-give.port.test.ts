/** A holder's process names what it does not take: wrong words, another file, another election. The share that fits opens its part. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
} from '#simulation/counting/counting-election.ts'
import { SMALL_STATIONS, sealedDistrict, smallVotes } from '#simulation/counting/sealed-district.ts'
import { provideShare } from '../../session/sealed-passphrase.ts'
import type { ListPlace } from '../mix/list-messages.ts'
import { mixList } from '../mix/mix-list.ts'
import { HolderRoom } from './holder-room.ts'

const randomness = secureRandomness()
/** The number in `smallVotes`. */
const RECORDS = 5
let directory: string
let made: CountingElection
let place: ListPlace
const rooms: HolderRoom[] = []

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-holder-'))
  made = await countingElection(randomness, { stations: SMALL_STATIONS })
  await writeCountingElection(made, directory)
  place = await sealedDistrict(made, directory, randomness, smallVotes(made))
  for (const mixers of [0, 1]) await mixList(group, { ...place, mixers }, randomness, () => {})
  place = { ...place, mixers: 2 }
})

afterAll(async () => {
  await Promise.all(rooms.map((room) => room.close()))
  await rm(directory, { recursive: true })
})

function room(): HolderRoom {
  const opened = new HolderRoom({ place, machine: join(directory, 'machine') })
  rooms.push(opened)
  return opened
}

async function sealToOf(to: HolderRoom): Promise<string> {
  const sealTo = await to.sealTo
  assert(sealTo !== null, 'the holder process has started')
  return sealTo
}

async function give(
  to: HolderRoom,
  index: number,
  { passphrase = made.passphrases[index - 1] ?? '', file = made.shareFiles[index - 1] as Uint8Array } = {},
) {
  const { sealed } = provideShare(await sealToOf(to), { index, passphrase }, randomness)
  return to.give({ type: 'share', file, folder: directory, index, sealed, records: RECORDS }, () => {})
}

const refused = (refusal: object) => ({ type: 'share-refused', refusal })

it('names a wrong passphrase, a share in the wrong seat, a damaged file and a file that is no share; then takes the right one', async () => {
  const holder = room()
  expect(await give(holder, 2, { passphrase: 'something else entirely' })).toEqual(
    refused({ type: 'wrong-passphrase', index: 2 }),
  )
  const another = made.shareFiles[2] as Uint8Array
  expect(await give(holder, 2, { file: another })).toEqual(refused({ type: 'other-seat', index: 3 }))
  const damaged = new Uint8Array(made.shareFiles[0] as Uint8Array)
  damaged[Buffer.from(damaged).indexOf('"index":1') + 8] = 0x32
  expect(await give(holder, 2, { file: damaged })).toEqual(refused({ type: 'damaged' }))
  const text = new TextEncoder().encode('shopping list')
  expect(await give(holder, 2, { file: text })).toEqual(refused({ type: 'not-a-share' }))
  expect(await give(holder, 2)).toMatchObject({ type: 'written' })
})

it('refuses a share of another election that was put in its place', async () => {
  const other = await countingElection(randomness)
  const answer = await give(room(), 1, {
    file: other.shareFiles[0] as Uint8Array,
    passphrase: other.passphrases[0] ?? '',
  })
  expect(answer).toEqual(refused({ type: 'wrong-election' }))
})

it('takes no passphrase that was sealed to a process before it, or for another seat (X-C5)', async () => {
  const earlier = await sealToOf(room())
  const holder = room()
  const own = await sealToOf(holder)
  const words = { index: 1, passphrase: made.passphrases[0] ?? '' }
  for (const { sealed } of [
    provideShare(earlier, words, randomness),
    provideShare(own, { ...words, index: 2 }, randomness),
  ]) {
    const request = { type: 'share', file: made.shareFiles[0] as Uint8Array, folder: directory, index: 1 } as const
    expect(await holder.give({ ...request, sealed, records: RECORDS }, () => {})).toEqual(
      refused({ type: 'key-process-ended' }),
    )
  }
  expect(await give(holder, 1)).toMatchObject({ type: 'written' })
})
