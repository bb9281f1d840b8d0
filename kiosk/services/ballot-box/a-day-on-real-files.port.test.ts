/** The same code on two directories with real files, barriers and read-back. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readSealedMedium } from '#election/ballot-box/reader.ts'
import { sealVerifier } from '#election/ballot-box/seal.ts'
import type { ContestBit } from '#election/ids.ts'
import { BALLOT_BOX_FILE, createBallotBox } from '#hardware/medium/create.ts'
import { openMedium, openMediumReadOnly } from '#hardware/medium/driver.ts'
import type { Medium } from '#hardware/medium/port.ts'
import { sealCounts } from '#simulation/rooms/each-contest.ts'
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

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const expected = {
  electionId: ELECTION,
  keySet: KEY_SET,
  use: 'fixture' as const,
  authorityPublicKey: authority.publicKey,
  verifySealOf: () => sealVerifier(kioskSigningKeys),
}
let place = ''
const slot = (role: string) => join(place, role)

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'ippyo-pair-'))
  const pair = freshPair({ contests: 1 })
  for (const role of ['original', 'duplicate'] as const) {
    mkdirSync(slot(role))
    const made = await createBallotBox({ directory: slot(role), pages: pair.layout.pages, contents: pair[role] })
    expect(made.ok).toBe(true)
  }
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

async function insert(role: string): Promise<Medium> {
  const medium = await openMedium(slot(role))
  if (!medium.ok) throw new Error(medium.error.type)
  return medium.value
}

const vote = (voter: number) => ({
  token: token(voter),
  cardContests: allContests(1),
  contest: 0 as ContestBit,
  records: [quickRecord(0, voter)],
  today: DAY_1,
})

it('records, starts again, closes, and is read at the count', async () => {
  const media = { original: await insert('original'), duplicate: await insert('duplicate') }
  const box = await openFakes(media)
  await box.recover()
  expect(await box.record(vote(1))).toEqual({ type: 'recorded' })
  await box.whenDone()
  expect(await box.record(vote(2))).toEqual({ type: 'recorded' })
  await box.whenDone()
  await media.original.close()
  await media.duplicate.close()
  const again = { original: await insert('original'), duplicate: await insert('duplicate') }
  const restarted = await openFakes(again)
  const report = await restarted.recover()
  expect(report.situation).toMatchObject({ journal: { type: 'idle', day: DAY_1 }, outOfService: null })
  expect(restarted.hasSpentMark(token(2))).toBe(true)
  expect(await restarted.close({ today: DAY_1, final: true })).toMatchObject({ type: 'closed' })
  await again.original.close()
  await again.duplicate.close()
  const [a, b] = ['original', 'duplicate'].map((role) => readFileSync(join(slot(role), BALLOT_BOX_FILE)))
  expect(a?.subarray(4096).equals(b?.subarray(4096) ?? Buffer.alloc(0))).toBe(true)
  const counted = await openMediumReadOnly(slot('duplicate'))
  if (!counted.ok) throw new Error(counted.error.type)
  const read = await readSealedMedium(counted.value, expected, sha256)
  expect(read).toMatchObject({ ok: true, value: { seal: { records: sealCounts(2) } } })
  await counted.value.close()
})

it('the duplicate is pulled while voting: the vote is on the original, the machine out of service', async () => {
  const media = { original: await insert('original'), duplicate: await insert('duplicate') }
  const box = await openFakes(media)
  await box.recover()
  renameSync(slot('duplicate'), slot('in a pocket'))
  expect(await box.record(vote(1))).toEqual({ type: 'staff-will-check', staff: 'recorded-on-one-medium' })
  expect(box.situation().outOfService).toEqual({
    type: 'medium-failed',
    medium: 'duplicate',
    fault: { type: 'pulled' },
  })
  expect(await box.close({ today: DAY_1, final: true })).toMatchObject({ report: { failedMedium: 'duplicate' } })
  await media.original.close()
  await media.duplicate.close()
})
