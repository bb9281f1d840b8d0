/** For tests: a small election with counting key and shares, and records made under it. */
import { createHash } from 'node:crypto'
import { sealRecord } from '#election/ballot/record.ts'
import { toHex } from '#election/bytes.ts'
import type { CandidateList, ElectionPackage } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type {
  CandidateId,
  CandidateNumber,
  ContestBit,
  ContestId,
  ElectionId,
  KeySetId,
  StationId,
  StationIndex,
} from '#election/ids.ts'
import { makeKeyPair } from '#election/keys/hpke.ts'
import { splitSecret } from '#election/keys/shamir.ts'
import { commitToShare, writeShareFile } from '#election/keys/share-file.ts'
import type { Randomness } from '#election/randomness.ts'
import type { LocalDate, LocalTime } from '#election/time.ts'

export interface CountingFixture {
  readonly election: LoadedElection
  /** `shareFiles[i]` belongs to holder i + 1 with passphrase `passphrases[i]`. */
  readonly shareFiles: readonly Uint8Array[]
  readonly passphrases: readonly string[]
  /** One encrypted record; `null` = ended without voting. */
  record(contest: 0 | 1, candidate: number | null): Uint8Array
}

const ELECTION = '00112233445566aa' as ElectionId

/** Mayor with candidates 1 and 2 (ids 11, 12), council with 3 seats and candidates 1…5 (ids 21…25); 3 holders, 2 needed. */
export async function countingFixture(randomness: Randomness): Promise<CountingFixture> {
  const keys = makeKeyPair(randomness)
  const shares = splitSecret({ secret: keys.secretKey, shares: 3, threshold: 2, randomness })
  const list = candidateList()
  const electionPackage = packageOf(
    toHex(keys.publicKey),
    shares.map((share) => commitToShare(share, randomness)),
  )
  const listHash = new Uint8Array(createHash('sha256').update(JSON.stringify(list)).digest())
  const passphrases = shares.map((share) => `holder ${share.index} says this`)
  const shareFiles = await Promise.all(
    shares.map((share, i) =>
      writeShareFile({
        electionId: ELECTION,
        keySet: electionPackage.keySet,
        share,
        shares: 3,
        threshold: 2,
        passphrase: passphrases[i] as string,
        cost: 14,
        randomness,
      }),
    ),
  )
  const election: LoadedElection = {
    electionPackage,
    packageHash: new Uint8Array(32),
    list,
    listHash,
    lists: [{ list, listHash }],
    fingerprint: '00000 00000 00000 00000',
    files: new Map(),
  }
  return {
    election,
    shareFiles,
    passphrases,
    record: (contest, candidate) =>
      sealRecord({
        electionId: ELECTION,
        contest: contest as ContestBit,
        listVersion: 1,
        listHash,
        selection: candidate === null ? { type: 'ended' } : { type: 'candidate', id: candidate as CandidateId },
        countingPublicKey: keys.publicKey,
        randomness,
      }),
  }
}

function packageOf(publicKey: string, shares: ElectionPackage['countingKey']['shares']): ElectionPackage {
  const date = '2002-06-23' as LocalDate
  const [opens, closes] = ['07:00' as LocalTime, '20:00' as LocalTime]
  const station = { opens, closes, dates: [date], district: '', kiosks: 2, spares: 1, earlyVoting: false }
  return {
    format: 1,
    use: 'fixture',
    electionId: ELECTION,
    keySet: 'aa00aa00aa00aa00' as KeySetId,
    rules: {
      id: 'counting-fixture',
      title: '見本市長選挙及び見本市議会議員一般選挙',
      municipalityCode: '332101',
      municipality: '見本市',
      date,
      opens,
      closes,
      votingAge: 20,
      residentSinceLatest: '2002-03-15' as LocalDate,
      keyHolders: 3,
      keyThreshold: 2,
    },
    contests: [
      { id: 'mayor' as ContestId, bit: 0 as ContestBit, title: '見本市長選挙', kind: 'head', seats: 1, districts: [] },
      {
        id: 'council' as ContestId,
        bit: 1 as ContestBit,
        title: '見本市議会議員一般選挙',
        kind: 'council',
        seats: 3,
        districts: [],
      },
    ],
    stations: [
      { ...station, id: '1' as StationId, index: 1 as StationIndex, name: '第1投票所', designated: true },
      { ...station, id: '2' as StationId, index: 2 as StationIndex, name: '第2投票所', designated: false },
    ],
    machines: [],
    stationFacts: [],
    countingKey: { publicKey, threshold: 2, shares },
    unlock: [],
    files: [],
  }
}

function candidateList(): CandidateList {
  const candidate = (contest: string, id: number, number: number, name: string) => ({
    id: id as CandidateId,
    contest: contest as ContestId,
    number: number as CandidateNumber,
    name,
    kana: 'みほん',
    party: '無所属',
    partyKana: 'むしょぞく',
    displayName: '',
  })
  return {
    format: 1,
    electionId: ELECTION,
    version: 1,
    contests: [
      {
        contest: 'mayor' as ContestId,
        uncontested: false,
        candidates: [candidate('mayor', 11, 1, '見本 一郎'), candidate('mayor', 12, 2, '見本 花子')],
      },
      {
        contest: 'council' as ContestId,
        uncontested: false,
        candidates: [1, 2, 3, 4, 5].map((n) => candidate('council', 20 + n, n, `議員 ${'一二三四五'[n - 1]}郎`)),
      },
    ],
  }
}
