/**
 * LAW-17: what a holder's process refuses (H1 to H6), whatever the counting computer gives it. Each case changes the files as a computer
 * could that is in somebody else's hands; nothing here asks the tally what it remembers.
 */
import { copyFile, cp, mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { concat, uint } from '#election/bytes.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import { openShare, parseShareFile } from '#election/keys/share-file.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
} from '#simulation/counting/counting-election.ts'
import { SMALL_STATIONS, sealedDistrict, smallVotes } from '#simulation/counting/sealed-district.ts'
import type { ListPlace } from '../mix/list-messages.ts'
import { mixList } from '../mix/mix-list.ts'
import { openWholeList } from '../mix/open-list.ts'
import { type CompleteList, completeList, openPart, refusalOf } from './open-part.ts'

const randomness = secureRandomness()
const nothing = () => {}
let directory: string
let made: CountingElection
let district: ListPlace
let place: ListPlace
const at = (...names: readonly string[]) => join(directory, ...names)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-holder-'))
  made = await countingElection(randomness, { stations: SMALL_STATIONS })
  await writeCountingElection(made, directory)
  district = await sealedDistrict(made, directory, randomness, smallVotes(made))
  for (const mixers of [0, 1])
    expect((await mixList(group, placeOf(whole(), mixers), randomness, nothing)).type).toBe('written')
})
afterAll(() => rm(directory, { recursive: true }))

const whole = () => district.directory

let changed = 0
beforeEach(async () => {
  place = placeOf(at(`changed-${changed++}`), 2)
  await cp(whole(), place.directory, { recursive: true })
})

function placeOf(bundle: string, mixers: number): ListPlace {
  return { ...district, directory: bundle, mixers }
}

async function refused(of: ListPlace = place): Promise<string> {
  const list = await completeList(group, of, nothing)
  if (list.ok) return 'nothing'
  return 'file' in list.error ? list.error.file.replace('bundle/', '') : list.error.type
}

async function change(name: string, to: (bytes: Uint8Array) => Uint8Array): Promise<void> {
  const path = join(place.directory, name)
  await writeFile(path, to(new Uint8Array(await readFile(path))))
}

const HEADER = 64
const RECORD = 136
/** With so many rows in its header. */
const rows = (bytes: Uint8Array, count: number) => concat(bytes.slice(0, 12), uint(count, 4), bytes.slice(16))

describe('a holder’s process refuses', () => {
  it('nothing of the complete list, mixed twice', async () => {
    expect(await refused()).toBe('nothing')
  })

  it('H1: a package that another commission signed', async () => {
    expect(await refused({ ...place, authorityPublicKey: new Uint8Array(32).fill(9) })).toBe('package')
  })

  it('H2: a vote that is dropped, put twice, or in another place', async () => {
    await change('votes-0.bin', (bytes) => rows(bytes.slice(0, HEADER + 2 * RECORD), 2))
    expect(await refused()).toBe('votes-0.bin')
    await copyFile(join(whole(), 'votes-0.bin'), join(place.directory, 'votes-0.bin'))
    await change('votes-0.bin', (bytes) => {
      return concat(bytes.slice(0, HEADER + 2 * RECORD), bytes.slice(HEADER + RECORD, HEADER + 2 * RECORD))
    })
    expect(await refused()).toBe('votes-0.bin')
    await copyFile(join(whole(), 'votes-0.bin'), join(place.directory, 'votes-0.bin'))
    await change('votes-0.bin', (bytes) => {
      const row = (i: number) => bytes.slice(HEADER + i * RECORD, HEADER + (i + 1) * RECORD)
      return concat(bytes.slice(0, HEADER), row(1), row(0), row(2))
    })
    expect(await refused()).toBe('votes-0.bin')
  })

  it('H2: a good vote among the refused ones', async () => {
    const votes = new Uint8Array(await readFile(join(whole(), 'votes-0.bin')))
    await change('votes-0.bin', (bytes) => rows(bytes.slice(0, HEADER + 2 * RECORD), 2))
    await change('refused-0.bin', (bytes) => rows(concat(bytes, votes.slice(HEADER + 2 * RECORD)), 1))
    expect(await refused()).toBe('votes-0.bin')
  })

  it('H3: a row of a mix that is copied over another one', async () => {
    await change('mix-0-2.bin', (bytes) => {
      bytes.copyWithin(HEADER + 32, HEADER, HEADER + 32)
      return bytes
    })
    expect(await refused()).toBe('mix-0-2.bin')
  })

  it('H3: fewer than two mixers, a mix that is not there, and one in the place of another', async () => {
    expect(await refused({ ...place, mixers: 1 })).toBe('mix-0-2.bin')
    await copyFile(join(place.directory, 'mix-0-2.bin'), join(place.directory, 'mix-0-1.bin'))
    expect(await refused()).toBe('mix-0-1.bin')
    await unlink(join(place.directory, 'mix-0-1.bin'))
    expect(await refused()).toBe('mix-0-1.bin')
  })

  it('H4: a last mix of another input, whole and with its proof', async () => {
    // Mixed anew: the second one follows from an output that is no longer there.
    await mixList(group, { ...place, mixers: 0 }, randomness, nothing)
    expect(await refused()).toBe('mix-0-2.bin')
  })
})

describe('before it multiplies', () => {
  async function list(of: ListPlace = place): Promise<CompleteList<Parameters<typeof group.encode>[0]>> {
    const found = await completeList(group, of, nothing)
    if (!found.ok) throw new Error(found.error.type)
    return found.value
  }

  it('H6: the holder has agreed to this number of votes, in words of the screen', async () => {
    const asked = { index: 1, folders: [at('stick-0')] }
    expect(await refusalOf(await list(), { ...asked, records: 4 })).toEqual({ type: 'records-not-agreed' })
    expect(await refusalOf(await list(), { ...asked, records: 5 })).toBeNull()
  })

  it('H5: a share opens one list; another mix of the same votes is the same list', async () => {
    const asked = { index: 1, records: 5, folders: [at('stick-1')] }
    expect(await refusalOf(await list(), asked)).toBeNull()
    await mixList(group, { ...place, mixers: 0 }, randomness, nothing)
    await mixList(group, { ...place, mixers: 1 }, randomness, nothing)
    expect(await refusalOf(await list(), asked)).toBeNull()
    const votes = smallVotes(made)
    const other = await sealedDistrict(made, directory, randomness, {
      ...votes,
      '2 1': [[made.record(0, 11), undefined]],
    })
    for (const mixers of [0, 1]) await mixList(group, { ...other, mixers }, randomness, nothing)
    const another = await list({ ...other, mixers: 2 })
    // Another share has its own note; a stick that was carried to another computer has it with it.
    expect(await refusalOf(another, { ...asked, index: 2 })).toBeNull()
    const carried = { ...asked, folders: [at('stick-1'), at('another machine')] }
    expect(await refusalOf(another, carried)).toEqual({ type: 'holder-opened-other-list' })
  })

  it.skipIf(process.platform !== 'linux')(
    'H5: a stick that takes no note leaves it on the machine; where none takes it, nothing is opened',
    async () => {
      const asked = { index: 1, records: 5 }
      expect(await refusalOf(await list(), { ...asked, folders: ['/proc'] })).toEqual({ type: 'machine-not-writable' })
      expect(await refusalOf(await list(), { ...asked, folders: ['/proc', at('machine')] })).toBeNull()
    },
  )

  it('D1, D2: a holder whose part is wrong by one row is named when the list is opened', async () => {
    for (const i of [0, 2]) {
      const file = parseShareFile(made.shareFiles[i] as Uint8Array)
      if (!file.ok) throw new Error('a share file')
      const share = await openShare(file.value, made.passphrases[i] as string, made.election.electionPackage)
      if (!share.ok) throw new Error('a share')
      const part = await openPart(group, place, await list(), share.value, randomness, nothing)
      expect(part.type).toBe('written')
      expect(share.value.bytes.every((byte) => byte === 0)).toBe(true)
    }
    const opening = [3, 1]
    const good = await openWholeList(group, place, opening, nothing)
    if (good.type !== 'listed') throw new Error(good.type)
    const sums = good.selections.map(({ contest, selection, records }) => `${contest} ${selection} ${records}`)
    expect(sums.sort()).toEqual(['0 11 1', '0 12 1', '0 ended 1', '1 21 1', '1 22 1'])
    await change('open-0-3.bin', (bytes) => {
      bytes.copyWithin(HEADER, HEADER + 32, HEADER + 64)
      return bytes
    })
    expect(await openWholeList(group, place, opening, nothing)).toEqual({
      type: 'does-not-hold',
      file: 'bundle/open-0-3.bin',
    })
  })
})
