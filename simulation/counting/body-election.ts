/** An election of a private body for its count, of CSV files as it brings them: package without a station, list, keys and shares. */

import { assert } from '#election/assert.ts'
import { sealerOf } from '#election/ballot/selection-sealer.ts'
import { toHex } from '#election/bytes.ts'
import { oneListOf } from '#election/contest-lists.ts'
import { candidateListOf } from '#election/definition/candidate-list.ts'
import type { ElectionPackage, ElectionSources } from '#election/definition/definition.ts'
import { loadElection } from '#election/definition/loaded-election.ts'
import { signPackage } from '#election/definition/package.ts'
import { signCandidateList } from '#election/definition/signed-candidate-list.ts'
import type { CandidateId, ContestBit, ElectionId, KeySetId } from '#election/ids.ts'
import { makeAuthority } from '#election/keys/authority.ts'
import { makeCountingKey } from '#election/keys/counting-key.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { writeShareFile } from '#election/keys/share-file.ts'
import type { Randomness } from '#election/randomness.ts'
import type { LocalDate } from '#election/time.ts'
import type { CountingElection } from './counting-election.ts'

/** @param date of the count: whatever the files say, this election is open now */
export async function bodyElection(
  sources: ElectionSources,
  date: LocalDate,
  randomness: Randomness,
): Promise<CountingElection> {
  const authority = makeAuthority(randomness)
  const { keyHolders: holders, keyThreshold: threshold } = sources.rules
  const { countingKey, shares } = makeCountingKey({ holders, threshold, randomness })
  const electionId = toHex(randomness.bytes(8)) as ElectionId
  const keySet = toHex(randomness.bytes(8)) as KeySetId
  const electionPackage: ElectionPackage = {
    ...{ format: 1, use: 'fixture', electionId, keySet, countingKey },
    rules: { ...sources.rules, date, residentSinceLatest: date, publication: 'from-first-mix', online: true },
    contests: sources.contests,
    ...{ paperContests: [], stations: [], machines: [], stationFacts: [], unlock: [], files: [], approvers: [] },
  }
  const list = signCandidateList(candidateListOf(sources, electionId), authority.secretKey)
  const documents = { electionPackage: signPackage(electionPackage, authority.secretKey), lists: [list], list }
  const loaded = loadElection({ ...documents, files: new Map() }, authority.publicKey)
  assert(loaded.ok, 'body election: a package that loads')
  const election = loaded.value
  const passphrases = shares.map(({ index }) => `holder ${index} says this`)
  const of = { electionId, keySet, shares: holders, threshold, cost: COST_FIXTURE, randomness }
  const shareFiles = await Promise.all(
    shares.map((share, i) => writeShareFile({ ...of, kind: 'counting', share, passphrase: passphrases[i] as string })),
  )
  const sealer = sealerOf(election)
  return {
    ...{ election, authority, documents, shareFiles, passphrases, signingKeys: new Map() },
    stationSecret: () => new Uint8Array(0),
    review: () => [],
    record: (contest, candidate) =>
      sealer.seal(
        oneListOf(contest as ContestBit),
        candidate === null ? { type: 'ended' } : { type: 'candidate', id: candidate as CandidateId },
        randomness,
      ),
  }
}
