/**
 * `commit`: the wait of a voter. *Recorded*: from the press until INTENT is durable on both media. *Finished*: until the vote is in
 * its slot and the journal is settled, five barriers.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RECORD_BYTES } from '#election/ballot/record.ts'
import { type SelectionSealer, sealerOf } from '#election/ballot/selection-sealer.ts'
import type { Suite } from '#election/ballot/suite.ts'
import { layoutOfHeader } from '#election/ballot-box/header.ts'
import { sealSigner } from '#election/ballot-box/seal.ts'
import { fromHex } from '#election/bytes.ts'
import { maskOf } from '#election/contests.ts'
import type { CandidateId, ContestBit, PairNumber } from '#election/ids.ts'
import { ok } from '#election/result.ts'
import type { LocalDate } from '#election/time.ts'
import { openMedium } from '#hardware/medium/driver.ts'
import type { Medium } from '#hardware/medium/port.ts'
import { admit } from '#kiosk/services/ballot-box/admit.ts'
import type { BallotBox } from '#kiosk/services/ballot-box/ballot-box.ts'
import { openPair } from '#kiosk/services/ballot-box/open-pair.ts'
import { readStationSecrets } from '#office/files/office-files.ts'
import { prepareElection } from '#office/prepare/prepare-election.ts'
import type { PreparedElection } from '#office/prepare/prepare-imported.ts'
import { nativeCrypto } from '#openssl/crypto.ts'
import { encryptBaseNative } from '#openssl/hpke-encrypt.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { countingElection } from '#simulation/counting/counting-election.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { playedCeremony } from '#simulation/office/played-ceremony.ts'
import { must } from '#simulation/rooms/must.ts'
import { playMachine } from '#simulation/rooms/signing-key.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { BareMedia } from './bare-media.ts'
import { type Figure, inTurns } from './measure.ts'

const ROUNDS = 24
const SEALS = 400
const WARM_UP = 3
const PAIR = 1 as PairNumber

export async function commit(sources: string): Promise<Figure[]> {
  return inElection(sources, async (out, prepared, directory) => {
    const { box, pages, close } = await openBox(out, prepared)
    const bare = await BareMedia.make(directory, pages)
    const figures = [await recorded(box, bare, prepared), await finished(box, bare, prepared), await sealed()]
    await bare.close()
    await close()
    return figures
  })
}

/** @param measure is given the prepared election, and a directory that is gone afterwards */
export async function inElection(
  sources: string,
  measure: (out: string, prepared: PreparedElection, directory: string) => Promise<Figure[]>,
): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-bench-'))
  try {
    const out = join(directory, 'election')
    const randomness = seededRandomness('bench')
    const prepared = must(
      await prepareElection({ sources, out, use: 'fixture', randomness, ceremony: playedCeremony, progress() {} }),
      'the preparation',
    )
    return await measure(out, prepared, directory)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** The voter's wait: one journal page on both media at once. The roll-forward of the vote before is not measured. */
async function recorded(box: BallotBox, bare: BareMedia, prepared: PreparedElection): Promise<Figure> {
  const vote = voter(box, prepared, 'recorded')
  const turns = await inTurns(
    ROUNDS,
    WARM_UP,
    () => vote.press(),
    () => bare.both(16),
    () => vote.done(),
  )
  return {
    name: 'commit: recorded',
    what: 'press → INTENT durable on both media ÷ the same page written bare',
    unit: 'ms',
    ...turns,
  }
}

async function finished(box: BallotBox, bare: BareMedia, prepared: PreparedElection): Promise<Figure> {
  const vote = voter(box, prepared, 'finished')
  const turns = await inTurns(
    ROUNDS,
    WARM_UP,
    async () => {
      await vote.press()
      await vote.done()
    },
    async () => {
      await bare.both(16)
      await bare.one(0, [50, 60])
      await bare.one(1, [50, 60])
      await bare.both(32)
      await bare.both(16)
    },
  )
  return {
    name: 'commit: finished',
    what: 'press → slot, mark and settled journal ÷ its five barriers written bare',
    unit: 'ms',
    ...turns,
  }
}

/** The record alone: of suite 2 as the kiosk makes it, drawn ahead; of suite 1 with OpenSSL. */
async function sealed(): Promise<Figure> {
  const randomness = secureRandomness()
  const elections = await Promise.all([1, 2].map((suite) => countingElection(randomness, { suite: suite as Suite })))
  const [first, second] = elections.map(({ election }) => sealerOf(election))
  if (first === undefined || second === undefined) throw new Error('two elections')
  const seal = async (sealer: SelectionSealer) => {
    const selection = { type: 'candidate', id: 11 as CandidateId } as const
    sealer.seal(0 as ContestBit, selection, { randomness, encryptBase: encryptBaseNative })
  }
  const turns = await inTurns(
    SEALS,
    WARM_UP,
    () => seal(second),
    () => seal(first),
    async () => second.drawAhead(randomness)(),
  )
  return { name: 'commit: sealed', what: 'a record of suite 2 ÷ one of suite 1', unit: 'ms', ...turns }
}

/** One-contest sessions, each with a fresh token; the record is sealed inside the measured press, as at the kiosk. */
export function voter(box: BallotBox, prepared: PreparedElection, seed: string) {
  const { electionPackage, list } = prepared.election
  const contest = electionPackage.contests[0]
  const candidate = list.contests[0]?.candidates[0]
  if (contest === undefined || candidate === undefined) throw new Error('the fixture has a contest with a candidate')
  const randomness = seededRandomness(seed)
  const sealer = sealerOf(prepared.election)
  const today = electionPackage.rules.date as LocalDate
  return {
    async press(): Promise<void> {
      const selection = { type: 'candidate', id: candidate.id as CandidateId } as const
      const record = sealer.seal(contest.bit, selection, { randomness, encryptBase: encryptBaseNative })
      if (record.length !== RECORD_BYTES) throw new Error('a record has 512 bytes')
      const token = randomness.bytes(16)
      const outcome = await box.record({ token, cardContests: maskOf([contest]), contest: contest.bit, record, today })
      if (outcome.type !== 'recorded') throw new Error(`not recorded: ${JSON.stringify(outcome)}`)
    },
    async done(): Promise<void> {
      sealer.drawAhead(randomness)()
      await box.whenDone()
    },
  }
}

export async function openBox(
  out: string,
  prepared: PreparedElection,
  as: (medium: Medium) => Medium = (medium) => medium,
): Promise<{ box: BallotBox; pages: number; close: () => Promise<void> }> {
  const { electionPackage } = prepared.election
  const station = electionPackage.stations[0]
  const machine = electionPackage.machines.find((each) => each.kind === 'kiosk' && each.pair === PAIR)
  if (station === undefined || machine === undefined) throw new Error('the fixture has a station with a kiosk')
  const media = join(out, 'media', station.id, String(PAIR))
  const opened = async (role: string) => {
    const medium = await openMedium(join(media, role))
    return medium.ok ? ok(as(medium.value)) : medium
  }
  const [original, duplicate] = [await opened('original'), await opened('duplicate')]
  const expected = {
    use: electionPackage.use,
    electionId: electionPackage.electionId,
    keySet: electionPackage.keySet,
    station: station.index,
    pair: PAIR,
    authorityPublicKey: prepared.authorityPublicKey,
  }
  const admitted = must(
    await admit({ original, duplicate, expected, restart: false, crypto: nativeCrypto }),
    'the pair of media',
  )
  const office = join(out, 'office')
  const people = must(await readFixtureSecrets(office), 'the people')
  const secrets = must(await readStationSecrets(office, people.officePassphrase), 'the stations')
  const [ofStation] = secrets
  if (ofStation === undefined) throw new Error('the station has keys')
  const { keys, signingSecretKey } = await playMachine(join(out, 'machines', machine.id), electionPackage, ofStation)
  const box = await openPair({
    admitted,
    stationSecret: keys.stationSecret,
    machine: { id: machine.id, signSeal: sealSigner(signingSecretKey) },
    kioskSigningKeys: new Map([[machine.id, fromHex(machine.signingKey)]]),
    own: null,
    randomness: seededRandomness('bench box'),
    crypto: nativeCrypto,
  })
  await box.recover()
  const header = admitted.original?.header
  const close = async () => {
    for (const medium of [original, duplicate]) if (medium.ok) await medium.value.close()
  }
  return { box, pages: header === undefined ? 0 : layoutOfHeader(header).pages, close }
}
