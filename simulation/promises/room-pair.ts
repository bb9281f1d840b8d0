/** The media of one pair in the room: fresh, found after a power cut, sealed, and read as the count reads them. */
import { assert } from '#election/assert.ts'
import { type OpenedRecord, openRecord } from '#election/ballot/record.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import { type ExpectedElection, readSealedMedium, type SealedMedium } from '#election/ballot-box/reader.ts'
import { sealSigner, sealVerifier } from '#election/ballot-box/seal.ts'
import type { ContestBit, MachineId, PairNumber } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import type { FakeContents } from '#hardware/medium/fake.ts'
import { type AdmittedPair, admit, type Inserted } from '#kiosk/services/ballot-box/admit.ts'
import type { BallotBox } from '#kiosk/services/ballot-box/ballot-box.ts'
import { openPair } from '#kiosk/services/ballot-box/open-pair.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import {
  authority,
  counting,
  DAY_1,
  ELECTION,
  expectedPair,
  type FakePair,
  freshPair,
  KEY_SET,
  kioskSigningKeys,
  machineKey,
  otherMachineKey,
  type PairContents,
  recordLists,
  recordOf,
  stationSecret,
} from '#simulation/rooms/small-pair.ts'

export const CONTESTS = 2

export function freshContentsOf(pair: PairNumber, contests = CONTESTS): PairContents {
  const fresh = freshPair({ contests, pair, serial: `S2P${pair}`, seed: `pair ${pair}` })
  const of = (role: Role): FakeContents => new Map(fresh[role].map(({ page, bytes }) => [page, bytes]))
  return { pages: fresh.layout.pages, original: of('original'), duplicate: of('duplicate') }
}

/** @param dead a medium that is not there any more */
export async function admitPair(media: FakePair, pair: PairNumber, dead?: Role): Promise<AdmittedPair> {
  const inserted = (role: Role): Inserted =>
    dead === role ? { ok: false, error: { type: 'missing' } } : { ok: true, value: media[role] }
  const admitted = await admit({
    original: inserted('original'),
    duplicate: inserted('duplicate'),
    expected: { ...expectedPair, pair },
    restart: true,
    sha256: nativeSha256,
  })
  assert(admitted.ok, `room: the pair is admitted${admitted.ok ? '' : `: ${admitted.error.type}`}`)
  return admitted.value
}

export function openAdmitted(admitted: AdmittedPair, pair: PairNumber, randomness: Randomness): Promise<BallotBox> {
  const id = `2-K${pair}` as MachineId
  const key = pair === expectedPair.pair ? machineKey : otherMachineKey
  return openPair({
    admitted,
    stationSecret,
    machine: { id, signSeal: sealSigner(key.secretKey) },
    kioskSigningKeys,
    own: null,
    randomness,
    sha256: nativeSha256,
  })
}

/** Evening: recovered, what is open is ended by the officer, closed for good. @returns null when the box refuses */
export async function sealEverything(
  media: FakePair,
  pair: PairNumber,
  randomness: Randomness,
  dead?: Role,
): Promise<BallotBox | null> {
  const box = await openAdmitted(await admitPair(media, pair, dead), pair, randomness)
  const { situation } = await box.recover()
  const { journal } = situation
  if (journal === null) return null
  if (journal.type === 'interrupted') {
    const endedRecord = (contest: ContestBit) => recordOf(contest, { type: 'ended' }, randomness)
    await box.end({ token: null, cardContests: journal.contests, endedRecord, by: 'staff', today: DAY_1 })
  }
  const closed = journal.type === 'closed' ? null : await box.close({ today: DAY_1, final: true })
  assert(closed === null || closed.type === 'closed', 'room: the pair is closed')
  return box
}

export const expectedElection: ExpectedElection = {
  electionId: ELECTION,
  keySet: KEY_SET,
  use: 'fixture',
  authorityPublicKey: authority.publicKey,
  verifySealOf: () => sealVerifier(kioskSigningKeys),
}

export async function sealedMedium(media: FakePair, role: Role): Promise<SealedMedium> {
  const read = await readSealedMedium(media[role], expectedElection, nativeSha256)
  assert(read.ok, `room: the ${role} counts${read.ok ? '' : `: ${JSON.stringify(read.error)}`}`)
  return read.value
}

export function openedRecords({ records }: SealedMedium): readonly OpenedRecord[] {
  return records.map((record) => {
    const opened = openRecord({
      record,
      electionId: ELECTION,
      lists: recordLists,
      countingSecretKey: counting.secretKey,
    })
    assert(opened.ok, 'room: a record opens')
    return opened.value
  })
}

/** `contest/candidate id` or `contest/ended`. */
export function nameOf({ contest, selection }: OpenedRecord): string {
  return `${contest}/${selection.type === 'ended' ? 'ended' : selection.id}`
}
