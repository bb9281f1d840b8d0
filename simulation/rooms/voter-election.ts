/** A small election with an online box that is open now, as the signed documents that a voter's page reads, and the keys of its hosts. */
import { sha256 } from '@noble/hashes/sha2.js'
import { candidateListOf } from '#election/definition/candidate-list.ts'
import type { Candidate, ElectionPackage, ElectionSources } from '#election/definition/definition.ts'
import { signPackage } from '#election/definition/package.ts'
import { signCandidateList } from '#election/definition/signed-candidate-list.ts'
import type { SignedBytes } from '#election/definition/signed-document.ts'
import type { CandidateId, CandidateNumber } from '#election/ids.ts'
import type { Approver } from '#election/keys/approvers.ts'
import type { makeAuthority } from '#election/keys/authority.ts'
import { type MadeCountingKey, makeCountingKey } from '#election/keys/counting-key.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { type DealtSortingKey, dealSortingKey } from '#election/keys/sorting-key.ts'
import { type Layout, type OnlineSettings, signSettings } from '#election/online/settings.ts'
import type { LocalDate } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type KeyPair, type NamedPair, onlineSettings, people, SWITCHES } from './online-election.ts'
import { tinyPackage } from './tiny-documents.ts'

const DAY = 24 * 60 * 60
const ZONE_SECONDS = 9 * 60 * 60
const LOG_ORIGIN = 'vote.example/log'

/** A whole election, made elsewhere, that gets an online box. */
interface Poll {
  readonly electionPackage: ElectionPackage
  readonly packageHash: Uint8Array
  readonly signed: Readonly<Record<'package' | 'candidate-list-1', SignedBytes>>
}

interface Wish {
  readonly seed: string
  /** Unix seconds: it has been open for a day, and closes in a week. */
  readonly now: number
  readonly page: string
  /** The hash of the voter's page, hex. */
  readonly clientFiles: string
  readonly authority: ReturnType<typeof makeAuthority>
  /** Its machines know them; left out: nobody. */
  readonly approvers?: readonly Approver[]
  /** How many the first contest has; left out: two. */
  readonly candidates?: number
  /** Left out: a small one of its own, whose day is in eight days, and which no tally counts. */
  readonly poll?: Poll
  readonly switches?: Partial<OnlineSettings['switches']>
  /** Left out: no grounds of applications, and no questions. */
  readonly residents?: Pick<OnlineSettings, 'applicants' | 'questionnaire'> | undefined
  /** One for each contest; left out: names. */
  readonly layouts?: readonly Layout[]
  readonly witnesses?: number
  /** SHA-256 of the export program that was reviewed, hex. */
  readonly build?: string
}

export interface VotersElection {
  readonly electionPackage: ElectionPackage
  readonly packageHash: Uint8Array
  readonly settings: OnlineSettings
  readonly settingsHash: Uint8Array
  readonly keys: Readonly<Record<'gate' | 'promise' | 'sequencer', KeyPair>>
  readonly witnesses: readonly NamedPair[]
  /** Ed25519. */
  readonly authority: Uint8Array
  readonly exporters: readonly NamedPair[]
  /** With all its shares: an invented election has no holders to hand them to. */
  readonly sorting: DealtSortingKey
  /** By the name of the file, without its end. */
  readonly documents: Readonly<Record<'package' | 'candidate-list-1' | 'online', SignedBytes>>
}

export function votersElection(wish: Wish): VotersElection {
  const { seed, now, page, clientFiles, authority } = wish
  const randomness = seededRandomness(seed, 'voters election')
  const holders = { holders: 3, threshold: 2, randomness }
  const { electionPackage, packageHash, signed } = wish.poll ?? smallPoll(wish, makeCountingKey(holders))
  const [gate, promise, sequencer] = [1, 2, 3].map(() => makeSigningKey(randomness)) as [KeyPair, KeyPair, KeyPair]
  const witnesses = people(
    randomness,
    Array.from({ length: wish.witnesses ?? 2 }, (_, at) => `witness-${at + 1}.example`),
  )
  const keys = { gate, promise, sequencer, lookup: makeSigningKey(randomness) }
  const exporters = people(randomness, ['exporter-1', 'exporter-2'])
  const sorting = dealSortingKey(holders)
  const switches = { ...SWITCHES, ...wish.switches }
  const closes = instantAt(now + 7 * DAY - 4 * 60 * 60)
  const { electionId, contests } = electionPackage
  const settings = onlineSettings(
    { keys, randomness, packageHash, grounds: { electionId } },
    {
      ...{ exporters, witnesses, sorting: switches.evidence === 'sealed' ? sorting.sortingKey : null },
      // Letters take no time here: applications are taken as long as votes are.
      ...{ switches, opens: instantAt(now - DAY), closes, applicationsEnd: closes, quorum: 2, clientFiles },
      layouts: contests.map(({ id }, at) => ({ contest: id, layout: wish.layouts?.[at] ?? 'names' })),
      origin: { page, log: LOG_ORIGIN },
      ...wish.residents,
      ...(wish.build !== undefined && { builds: [wish.build] }),
    },
  )
  const signedSettings = signSettings(settings, authority.secretKey)
  return {
    ...{ electionPackage, packageHash, settings, settingsHash: sha256(signedSettings.bytes), keys },
    ...{ authority: authority.publicKey, witnesses, exporters, sorting },
    documents: { ...signed, online: signedSettings },
  }
}

function smallPoll({ approvers = [], authority, candidates, now }: Wish, { countingKey }: MadeCountingKey): Poll {
  const sources = sourcesOf(pollDate(now), candidates ?? 2)
  const electionPackage: ElectionPackage = {
    ...{ ...tinyPackage, stations: sources.stations, countingKey },
    rules: { ...sources.rules, publication: 'from-first-mix' },
    approvers,
  }
  const signed = signPackage(electionPackage, authority.secretKey)
  const list = candidateListOf(sources, electionPackage.electionId)
  const lists = { 'candidate-list-1': signCandidateList(list, authority.secretKey) }
  return { electionPackage, packageHash: sha256(signed.bytes), signed: { package: signed, ...lists } }
}

/** The box closes on the evening before it at the latest. @param now Unix seconds */
export function pollDate(now: number): LocalDate {
  return new Date((now + 8 * DAY + ZONE_SECONDS) * 1000).toISOString().slice(0, 10) as LocalDate
}

function sourcesOf(date: LocalDate, candidates: number): ElectionSources {
  const [first, second] = tinySources.candidates
  const more = Array.from({ length: Math.max(0, candidates - 2) }, (_, at): Candidate => {
    const number = at + 3
    return {
      ...(first as Candidate),
      id: (100 + number) as CandidateId,
      number: number as CandidateNumber,
      name: `${['青木', '石井', '上田', '遠藤', '加藤', '木村', '坂本', '清水'][at % 8]} ${['一', '二', '三', '四', '五'][at % 5]}郎`,
      kana: `${['アオキ', 'イシイ', 'ウエダ', 'エンドウ', 'カトウ', 'キムラ', 'サカモト', 'シミズ'][at % 8]} ロウ`,
      ...(at % 3 === 0 ? { party: '見本の会', partyKana: 'ミホンノカイ' } : { party: '', partyKana: '' }),
    }
  })
  const others = tinySources.candidates.slice(2)
  return {
    ...tinySources,
    rules: { ...tinySources.rules, date },
    candidates: [first as Candidate, second as Candidate, ...more, ...others],
    stations: tinySources.stations.map((station) => ({ ...station, dates: [date] })),
  }
}

function instantAt(seconds: number): string {
  const local = new Date((Math.floor(seconds / 60) * 60 + ZONE_SECONDS) * 1000).toISOString()
  return `${local.slice(0, 19)}+09:00`
}
