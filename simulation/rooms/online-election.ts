/** An election with an online box, small and seeded: its keys, and voters whose page makes casts. */

import { p256 } from '@noble/curves/nist.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { recordContext, recordSealer } from '#election/ballot/elgamal-record.ts'
import { PROVEN_BYTES, type RecordedSelection } from '#election/ballot/record.ts'
import { toHex, utf8 } from '#election/bytes.ts'
import { listsIn, type SeveralLists } from '#election/contest-lists.ts'
import { randomNonzeroScalar } from '#election/group/random-scalar.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { CandidateId, ContestMask, ElectionId } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { dealSortingKey, type SortingKey } from '#election/keys/sorting-key.ts'
import { ANYBODY } from '#election/online/applicants.ts'
import { ballotMessage, type CastGrounds, castBytes } from '#election/online/cast.ts'
import { withLowS } from '#election/online/checks.ts'
import { SALT_BYTES, type SaltedRecords, writeEnvelope } from '#election/online/envelope.ts'
import { type BoxId, boxIdOf, type PermitId, permitIdOf } from '#election/online/ids.ts'
import { parseInstant, type UnixSecond } from '#election/online/instant.ts'
import { permitEnd, writePermit } from '#election/online/permit.ts'
import type { OnlineSettings, SettingsOf } from '#election/online/settings.ts'
import type { Randomness } from '#election/randomness.ts'
import type { LocalDate } from '#election/time.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { tinyPackage } from './tiny-documents.ts'

export const ONLINE_ELECTION = '0f1e2d3c4b5a6978' as ElectionId
export const OPENS = instant('2026-11-15T08:30:00+09:00')
export const CLOSES = instant('2026-11-21T20:00:00+09:00')
const CANDIDATES = [11, 12, 13]

function instant(text: string): UnixSecond {
  const found = parseInstant(text)
  if (found === null) throw new Error(`no instant: ${text}`)
  return found
}

export interface OnlineElection {
  readonly randomness: Randomness
  readonly packageHash: Uint8Array
  readonly publicKey: Uint8Array
  /** The whole counting key: only a test has it. */
  readonly secretKey: Uint8Array
  readonly keys: Readonly<Record<'gate' | 'promise' | 'sequencer' | 'lookup', KeyPair>>
  readonly grounds: CastGrounds
  box(): BoxId
  /** The message of a page: permit by the gate, fresh session key, one record for each contest of the style. */
  vote(wish: VoteWish): PlayedVote
}

export interface KeyPair {
  readonly secretKey: Uint8Array
  readonly publicKey: Uint8Array
}

interface VoteWish {
  readonly box: BoxId
  readonly style?: ContestMask
  readonly at?: UnixSecond
  /** One for each list of the style, in the order of their rooms; left out: the first candidate. */
  readonly selections?: readonly RecordedSelection[]
  readonly listVersion?: number
  /** Hash of the sealed evidence. */
  readonly evidence?: Uint8Array
  readonly gate?: KeyPair
  readonly session?: KeyPair
  readonly permit?: PermitId
  readonly electionId?: ElectionId
  /** In place of freshly encrypted ones. */
  readonly records?: readonly Uint8Array[]
  /** In place of a fresh one. */
  readonly salt?: SaltedRecords['salt']
}

export interface PlayedVote {
  readonly bytes: Uint8Array
  readonly permitBytes: Uint8Array
  readonly envelopeBytes: Uint8Array
  readonly salted: SaltedRecords
  readonly session: KeyPair
}

/** A package that somebody has signed, in place of an invented hash. Its counting key is with its holders. */
export interface SignedPoll {
  readonly electionId: ElectionId
  readonly packageHash: Uint8Array
  readonly publicKey: Uint8Array
  readonly candidates: readonly number[]
  readonly lists: number
}

/** Versions of the candidate list of an invented poll. */
export const ONLINE_LISTS = 2

/** @param several the review, whose judges have a list each; null: there is none */
export function onlineElection(
  seed: string,
  poll: SignedPoll | null = null,
  several: SeveralLists | null = null,
): OnlineElection {
  const randomness = seededRandomness(seed, 'online election')
  const secret = randomNonzeroScalar(group, randomness)
  const publicKey = poll?.publicKey ?? group.encode(group.multiplySecret(group.base, secret))
  const packageHash = poll?.packageHash ?? randomness.bytes(32)
  const { electionId: ours = ONLINE_ELECTION, candidates = CANDIDATES, lists = ONLINE_LISTS } = poll ?? {}
  const keys = {
    gate: makeSigningKey(randomness),
    promise: makeSigningKey(randomness),
    sequencer: makeSigningKey(randomness),
    lookup: makeSigningKey(randomness),
  }
  const sealer = recordSealer({ packageHash, publicKey, candidates })
  const context = recordContext(packageHash, publicKey)
  const grounds: CastGrounds = {
    electionId: ours,
    gateKey: keys.gate.publicKey,
    recordContext: context,
    lists,
    several,
  }
  const recordsOf = (style: ContestMask, selections: readonly RecordedSelection[]) =>
    listsIn(style, several).map((list, at) =>
      sealer.seal(list, selections[at] ?? candidate(), randomness).slice(0, PROVEN_BYTES),
    )
  return {
    ...{ randomness, packageHash, publicKey, secretKey: group.encodeScalar(secret), keys, grounds },
    box: () => boxIdOf(randomness.bytes(16)),
    vote(wish) {
      const { style = 1 as ContestMask, at = OPENS, electionId = ours, listVersion = 1 } = wish
      const session = wish.session ?? makeSessionKey(randomness)
      const permitBytes = writePermit(
        {
          ...{ electionId, box: wish.box, style, sessionKey: session.publicKey, notAfter: permitEnd(at) },
          id: wish.permit ?? permitIdOf(randomness.bytes(16)),
          evidence: wish.evidence ?? new Uint8Array(32),
        },
        (wish.gate ?? keys.gate).secretKey,
      )
      const records = wish.records ?? recordsOf(style, wish.selections ?? [])
      const permitHash = sha256(permitBytes)
      const salted = { salt: wish.salt ?? randomness.bytes(SALT_BYTES), records }
      const envelopeBytes = writeEnvelope({ electionId, box: wish.box, style, listVersion, permitHash, ...salted })
      const signature = signWithSession(ballotMessage(envelopeBytes), session.secretKey)
      return { bytes: castBytes(permitBytes, envelopeBytes, signature), permitBytes, envelopeBytes, salted, session }
    },
  }
}

export function candidate(id = CANDIDATES[0] as number): RecordedSelection {
  return { type: 'candidate', id: id as CandidateId }
}

export function makeSessionKey(randomness: Randomness): KeyPair {
  const { secretKey } = p256.keygen(randomness.bytes(48))
  return { secretKey, publicKey: p256.getPublicKey(secretKey, false) }
}

export function signWithSession(message: Uint8Array, secretKey: Uint8Array): Uint8Array {
  return withLowS(p256.sign(message, secretKey, { prehash: true, lowS: false, format: 'compact' }))
}

export const SWITCHES: OnlineSettings['switches'] = {
  ...{ voters: 'residents', overwrite: true, deskOverride: true, evidence: 'sealed', checkBeforeCast: true },
}

type WithHosts = Pick<OnlineElection, 'keys' | 'randomness' | 'packageHash'> & {
  readonly grounds: Pick<CastGrounds, 'electionId'>
}

/** Signed settings of it: sealed evidence, two exporters, two witnesses, all keys drawn from its seed. */
export function onlineSettings(
  election: WithHosts,
  more: Partial<OnlineSettings> & {
    readonly exporters?: readonly NamedPair[]
    readonly witnesses?: readonly NamedPair[]
    /** Null: no evidence is kept. */
    readonly sorting?: SortingKey | null
  } = {},
): OnlineSettings {
  const { keys, randomness, packageHash } = election
  const {
    exporters = people(randomness, ['e1', 'e2']),
    witnesses = people(randomness, ['w1.example', 'w2.example']),
    sorting = dealSortingKey({ holders: 3, threshold: 2, randomness }).sortingKey,
    ...rest
  } = more
  const named = ({ name, publicKey }: NamedPair) => ({ name, key: toHex(publicKey) })
  const single = (use: keyof typeof keys) => toHex(keys[use].publicKey)
  return {
    ...{ electionId: election.grounds.electionId, packageSha256: toHex(packageHash) },
    ...{ opens: '2026-11-15T08:30:00+09:00', closes: '2026-11-21T20:00:00+09:00' },
    applicationsEnd: '2026-11-14T17:00:00+09:00',
    ...{ applicants: ANYBODY, questionnaire: [] },
    layouts: tinyPackage.contests.map(({ id }) => ({ contest: id, layout: 'names' as const })),
    origin: { page: 'https://vote.example', log: 'vote.example/log' },
    switches: SWITCHES,
    keys: {
      ...{ gate: single('gate'), promise: single('promise'), sequencer: single('sequencer'), lookup: single('lookup') },
      ...{ exporters: exporters.map(named), witnesses: witnesses.map(named) },
      sorting,
    },
    ...{ quorum: 1, clientFiles: toHex(sha256(utf8('client'))), builds: [toHex(sha256(utf8('build')))] },
    ...rest,
  }
}

export interface NamedPair extends KeyPair {
  readonly name: string
}

export function people(randomness: Randomness, names: readonly string[]): readonly NamedPair[] {
  return names.map((name) => ({ name, ...makeSigningKey(randomness) }))
}

/** As much of its package as the settings ask. */
export function pollOf({ packageHash }: Pick<OnlineElection, 'packageHash'>): SettingsOf {
  const rules = { ...tinyPackage.rules, date: '2026-11-22' as LocalDate, publication: 'from-first-mix' as const }
  return {
    electionPackage: {
      ...{ electionId: ONLINE_ELECTION, rules, use: 'fixture', approvers: [] },
      contests: tinyPackage.contests,
      stations: [],
    },
    packageSha256: toHex(packageHash),
  }
}
