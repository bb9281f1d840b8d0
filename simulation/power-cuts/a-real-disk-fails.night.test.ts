/** Failures of ext4 on a real block device, and the answers of the medium driver and the ballot box. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readSealedMedium } from '#election/ballot-box/reader.ts'
import { sealVerifier } from '#election/ballot-box/seal.ts'
import type { ContestBit } from '#election/ids.ts'
import { BALLOT_BOX_FILE, createBallotBox } from '#hardware/medium/create.ts'
import { openMedium } from '#hardware/medium/driver.ts'
import { inspectMedium } from '#hardware/medium/inspect.ts'
import { type Medium, PAGE_BYTES } from '#hardware/medium/port.ts'
import {
  allContests,
  authority,
  DAY_1,
  ELECTION,
  freshPair,
  KEY_SET,
  kioskSigningKeys,
  openFakes,
  quickRecord,
  token,
} from '#simulation/rooms/small-pair.ts'
import { blankDisk, LoopDisks, whyNoPowerCuts } from './loop-disks.ts'

const whyNot = whyNoPowerCuts()
const page = { page: 5, bytes: new Uint8Array(PAGE_BYTES).fill(9) }
let scratch = ''
let blank = ''
let disks: LoopDisks
const open: Medium[] = []

async function opened(name: string): Promise<Medium> {
  const medium = await openMedium(disks.placeOf(name))
  if (!medium.ok) throw new Error(medium.error.type)
  open.push(medium.value)
  return medium.value
}

async function made(name: string, pages = 64): Promise<Medium> {
  expect((await createBallotBox({ directory: disks.placeOf(name), pages, contents: [] })).ok).toBe(true)
  return opened(name)
}

async function inspected(name: string) {
  const found = await inspectMedium(disks.placeOf(name))
  if (!found.ok) throw new Error(found.error.type)
  return found.value
}

function failure(type: string) {
  return { ok: false, error: expect.objectContaining({ type }) as unknown }
}

describe.skipIf(whyNot !== null)(`ext4 on a loop device (${whyNot ?? 'as root'})`, () => {
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'ippyo-blank-'))
    blank = blankDisk(scratch)
  })
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))
  beforeEach(() => {
    disks = new LoopDisks(['original', 'duplicate'], blank)
  })
  afterEach(async () => {
    for (const medium of open.splice(0)) await medium.close()
    disks.remove()
  })

  it('gives the proof past the page cache, and the inspection sees how it is mounted', async () => {
    expect((await made('original')).proof).toBe('direct')
    await made('duplicate')
    const [a, b] = [await inspected('original'), await inspected('duplicate')]
    expect(a.device).not.toBe(b.device)
    expect(a).toMatchObject({ leftovers: 0, regular: true, spaceForAll: true, mount: { fileSystem: 'ext4' } })
    for (const option of ['noatime', 'nosuid', 'nodev', 'noexec', 'lazytime']) {
      expect(a.mount?.options.has(option)).toBe(true)
    }
    writeFileSync(join(disks.placeOf('original'), 'autorun.inf'), 'x')
    expect((await inspected('original')).leftovers).toBe(1)
  })

  it('loses its power: the barrier fails, and after a restart the page before it stands', async () => {
    const medium = await made('original')
    expect((await medium.commit([page])).ok).toBe(true)
    disks.cutPower()
    expect(await medium.commit([{ ...page, page: 6 }])).toEqual(failure('io'))
    expect(await medium.commit([page])).toEqual(failure('io'))
    await medium.close()
    open.length = 0
    disks.unmount()
    disks.mount()
    const again = await opened('original')
    const found = await again.read(5, 2)
    expect(found.ok && [found.value[0], found.value[PAGE_BYTES]]).toEqual([9, 0])
  })

  it('turns read-only in the middle of the day', async () => {
    const medium = await made('original')
    disks.findError('original')
    const refused = await medium.commit([page])
    expect(refused.ok).toBe(false)
    expect(refused.ok ? '' : refused.error.type).toMatch(/^(read-only|io)$/)
    expect(await openMedium(disks.placeOf('original'))).toEqual(failure('read-only'))
  })

  it('is pulled out, and stays pulled when it comes back', async () => {
    const medium = await made('original')
    disks.pullOut('original')
    expect(await medium.commit([page])).toEqual(failure('pulled'))
    expect(await medium.read(5, 1)).toEqual(failure('pulled'))
    await medium.close()
    open.length = 0
    disks.unmount(['duplicate'])
    disks.mount()
    const found = await (await opened('original')).read(5, 1)
    expect(found.ok && found.value[0]).toBe(0)
  })

  it('has no room: seen before the first vote, and a write that finds none condemns it', async () => {
    const [place, pages] = [disks.placeOf('original'), 4096]
    // Made by no program of ours: a file with holes is larger than what it holds.
    writeFileSync(join(place, BALLOT_BOX_FILE), new Uint8Array(PAGE_BYTES))
    truncateSync(join(place, BALLOT_BOX_FILE), pages * PAGE_BYTES)
    expect((await inspected('original')).spaceForAll).toBe(false)
    const medium = await opened('original')
    for (let first = 1; first < pages; first += 64) {
      const written = await medium.commit(Array.from({ length: 64 }, (_, i) => ({ ...page, page: first + i })))
      if (written.ok) continue
      expect(written.error).toEqual({ type: 'full' })
      return
    }
    throw new Error('more was written than the disk holds')
  })

  it('one of a pair loses its power while a voter presses: the other is sealed and names it', async () => {
    const pair = freshPair({ contests: 1 })
    for (const role of ['original', 'duplicate'] as const) {
      const input = { directory: disks.placeOf(role), pages: pair.layout.pages, contents: pair[role] }
      expect((await createBallotBox(input)).ok).toBe(true)
    }
    const media = { original: await opened('original'), duplicate: await opened('duplicate') }
    const box = await openFakes(media)
    await box.recover()
    const vote = (voter: number) => ({
      token: token(voter),
      cardContests: allContests(1),
      contest: 0 as ContestBit,
      records: [quickRecord(0, voter)],
      today: DAY_1,
    })
    expect(await box.record(vote(1))).toEqual({ type: 'recorded' })
    await box.whenDone()
    disks.cutPower(['duplicate'])
    expect(await box.record(vote(2))).toEqual({ type: 'staff-will-check', staff: 'recorded-on-one-medium' })
    expect(box.situation().outOfService).toMatchObject({ type: 'medium-failed', medium: 'duplicate' })
    expect(box.refusalToStart(DAY_1)).toEqual({ type: 'out-of-service' })
    const closed = await box.close({ today: DAY_1, final: true })
    expect(closed).toMatchObject({ type: 'closed', report: { failedMedium: 'duplicate', finished: 2 } })
    const expected = {
      electionId: ELECTION,
      keySet: KEY_SET,
      use: 'fixture' as const,
      authorityPublicKey: authority.publicKey,
      verifySealOf: () => sealVerifier(kioskSigningKeys),
    }
    expect(await readSealedMedium(media.original, expected, sha256)).toMatchObject({
      ok: true,
      value: { seal: { failedMedium: { role: 'duplicate' } }, records: [expect.anything(), expect.anything()] },
    })
  })
})
