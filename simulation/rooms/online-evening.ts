/** An online box after its close, small and seeded: what both sides and the stations give to sorting. Tests break one thing each. */
import { sha256 } from '@noble/hashes/sha2.js'
import { concat, equalBytes, fromHex, utf8 } from '#election/bytes.ts'
import { listsIn, type SeveralLists } from '#election/contest-lists.ts'
import { EVERY_CONTEST } from '#election/contests.ts'
import type { ContestMask, ElectionId, KeySetId, MachineId, StationId } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { assembleSortingKey, dealSortingKey } from '#election/keys/sorting-key.ts'
import { writeDeclaration } from '#election/online/declaration.ts'
import { voteCodeIn } from '#election/online/envelope.ts'
import { type Evidence, sealEvidence } from '#election/online/evidence.ts'
import {
  type BoxExport,
  type ExportEvent,
  exportBody,
  exportHeaderBytes,
  exportSaid,
  signExport,
} from '#election/online/export.ts'
import { writeExportedLog } from '#election/online/exported-log.ts'
import { type BoxId, type Handle, handleOf, permitIdOf } from '#election/online/ids.ts'
import { checkpointText, cosign, signCheckpoint } from '#election/online/log/checkpoint.ts'
import { parseNote, writeNote } from '#election/online/log/note.ts'
import { leafHash, rootOf, treeOf } from '#election/online/log/tree.ts'
import { readUnapprovedSettings, type SettingsOf, signSettings } from '#election/online/settings.ts'
import type { EvidenceGrounds } from '#election/online/sorting/sort-evidence.ts'
import type { SortingGrounds } from '#election/online/sorting/sorting.ts'
import type { StationVoids, VoidDecision } from '#election/online/voids.ts'
import { signVotedList, type VotedList, votedListHash, writeVotedList } from '#election/online/voted.ts'
import type { RollRound } from '#election/roll/roll-round.ts'
import { must } from './must.ts'
import {
  type KeyPair,
  makeSessionKey,
  type OnlineElection,
  OPENS,
  onlineElection,
  onlineSettings,
  type PlayedVote,
  people,
  pollOf,
} from './online-election.ts'
import { listsOfRound } from './round-of.ts'

export const KEY_SET = '1122334455667788' as KeySetId
const STATIONS = ['1', '2'] as readonly string[] as readonly StationId[]
const both = 3 as ContestMask

/** One vote of the export, and what its card signed. */
export type EveningVote = ReturnType<typeof voteIn>

/** Everything that is signed last, so that a test changes what is below first. */
export interface Evening {
  readonly events: readonly ExportEvent[]
  readonly held: readonly Handle[]
  readonly entries: readonly Uint8Array[]
  readonly header: Partial<BoxExport['header']>
  readonly voids: readonly StationVoids[]
  /** The newest round of roll lists. */
  readonly round: Partial<RollRound>
  readonly witnesses: number
  /** Files that differ on the second stick. */
  readonly differing: readonly string[] | null
  readonly grounds: Partial<SortingGrounds>
  readonly voted: readonly Handle[] | null
  /** Two people have decided that the votes of held boxes stay out. */
  readonly holdsAreSaid: boolean
}

/** A card adds these to a declaration. */
export interface EveningCard {
  sign(declaration: Uint8Array): Uint8Array
  readonly certificate: Uint8Array
  readonly revocation: Uint8Array
}

/** The evening of a package that somebody has signed, with cards of its voters. */
export interface EveningOf {
  readonly election: OnlineElection
  readonly authority: KeyPair
  readonly poll: SettingsOf
  readonly keySet: KeySetId
  readonly listHashes: readonly Uint8Array[]
  readonly opens: string
  readonly closes: string
  /** One for the voter of each box, in their order. */
  readonly cards: readonly EveningCard[]
}

/** Its keys, settings and boxes. */
function ground(seed: string, given: EveningOf | null, several: SeveralLists | null) {
  const election = given?.election ?? onlineElection(seed, null, several)
  const { randomness } = election
  const [exporters, witnesses] = [people(randomness, ['e1', 'e2']), people(randomness, ['w1.example', 'w2.example'])]
  const { sortingKey, shares } = dealSortingKey({ holders: 3, threshold: 2, randomness })
  const secretKey = must(assembleSortingKey(shares.slice(0, 2), sortingKey))
  const sorting = { secretKey, publicKey: fromHex(sortingKey.publicKey), shares }
  const authority = given?.authority ?? makeSigningKey(randomness)
  const layouts = given?.poll.electionPackage.contests.map(({ id }) => ({ contest: id, layout: 'names' as const }))
  const hours =
    given === null
      ? {}
      : {
          ...(layouts === undefined ? {} : { layouts }),
          opens: given.opens,
          closes: given.closes,
          applicationsEnd: given.closes,
        }
  const drawn = onlineSettings(election, { exporters, witnesses, ...hours })
  const plain = { ...drawn, keys: { ...drawn.keys, sorting: sortingKey } }
  const signed = signSettings(plain, authority.secretKey)
  const settings = must(readUnapprovedSettings(signed, authority.publicKey, given?.poll ?? pollOf(election)))
  const listHashes = given?.listHashes ?? [randomness.bytes(32), randomness.bytes(32)]
  const boxes = {
    ...{ again: election.box(), voided: election.box(), held: election.box() },
    ...{ paper: election.box(), once: election.box() },
  }
  const { opens, closes } = settings
  const common = { election, exporters, witnesses, sorting, plain, signed, settings, listHashes, boxes }
  const cards = new Map(Object.values(boxes).map((box, at) => [box, given?.cards[at] ?? null]))
  return { ...common, keySet: given?.keySet ?? KEY_SET, opens, closes, cards }
}
type Ground = ReturnType<typeof ground>

/** A card stands behind it: that of the person of this box. */
export function voteIn(
  of: { readonly election: OnlineElection; readonly sorting: { readonly publicKey: Uint8Array } } & Partial<
    Pick<Ground, 'cards' | 'opens'>
  >,
  box: BoxId,
  rev: number,
  wish: Partial<Parameters<OnlineElection['vote']>[0]> = {},
) {
  const { election, sorting, opens = OPENS } = of
  const { randomness, grounds } = election
  const permit = permitIdOf(randomness.bytes(16))
  const session = makeSessionKey(randomness)
  const nonce = randomness.bytes(16)
  const declaration = writeDeclaration({ electionId: grounds.electionId, sessionKey: session.publicKey, nonce })
  const card = of.cards?.get(box) ?? inventedCard(personOf(handleOf(grounds.electionId, box)))
  const { certificate, revocation } = card
  const evidence: Evidence = { declaration, signature: card.sign(declaration), certificate, revocation }
  const sealed = sealEvidence(evidence, permit, sorting.publicKey, randomness)
  const played = election.vote({ box, style: both, at: opens, permit, session, evidence: sha256(sealed), ...wish })
  return { box, rev, played, permit, sealed }
}

function inventedCard(person: string): EveningCard {
  const certificate = utf8(person)
  return {
    sign: (declaration) => sha256(concat(declaration, certificate)),
    certificate,
    revocation: Uint8Array.of(1),
  }
}

/** As the invented card of `voteIn` signs. */
export const playedCards: EvidenceGrounds['cards'] = {
  judge: ({ declaration, signature, certificate, revocation }) => ({
    identity: equalBytes(sha256(concat(declaration, certificate)), signature)
      ? new TextDecoder().decode(certificate)
      : null,
    wasGood: revocation[0] === 1,
  }),
}

export function personOf(handle: Handle): string {
  return `person of ${handle}`
}

/** The two exporters' file. */
function signedBox(of: Ground, evening: Evening): Uint8Array {
  const { election, exporters, plain, settings, listHashes, keySet, opens, closes } = of
  const { electionId, several } = election.grounds
  const records = listsIn(EVERY_CONTEST, several).length
  const body = exportBody(evening.events, evening.held, records)
  const voted = new Set(evening.events.map(({ box }) => box)).size
  const said = exportSaid({
    ...{ electionId, keySet, settingsHash: settings.hash, packageHash: election.packageHash },
    listsHash: sha256(concat(...listHashes)),
    ...{ opened: opens, closed: closes },
    counts: { boxes: 5, voted, events: evening.events.length, held: evening.held.length },
    log: { size: evening.entries.length, root: rootOf(treeOf(evening.entries.map(leafHash)), evening.entries.length) },
    ...{ bodyHash: sha256(body), build: fromHex(plain.builds[0] ?? ''), records },
    ...evening.header,
  })
  const [first, second] = exporters.map((each) => signExport(said, each))
  if (first === undefined || second === undefined) throw new Error('two exporters')
  return concat(exportHeaderBytes(said, [first, second]), body)
}

function signedLog({ election, witnesses, plain, closes }: Ground, { entries, witnesses: count }: Evening): Uint8Array {
  const { secretKey, publicKey } = election.keys.sequencer
  const head = {
    origin: plain.origin.log,
    size: entries.length,
    root: rootOf(treeOf(entries.map(leafHash)), entries.length),
  }
  const note = parseNote(signCheckpoint(head, secretKey, publicKey))
  if (note === null) throw new Error('a note that was written')
  const lines = witnesses.slice(0, count).map((each) => cosign(checkpointText(head), closes, each))
  const checkpoint = writeNote({ ...note, signatures: [...note.signatures, ...lines] })
  return writeExportedLog({ electionId: election.grounds.electionId, entries, checkpoint })
}

/** Signed by both exporters. */
function votedFile({ exporters }: Ground, list: VotedList): Uint8Array {
  const [first, second] = exporters.map(({ secretKey }) => signVotedList(list, secretKey))
  if (first === undefined || second === undefined) throw new Error('two exporters')
  return writeVotedList(list, [first, second])
}

/** All its boxes, each with both contests, as the roll side gave them. */
function listedIn({ boxes }: Ground): ReadonlyMap<BoxId, ContestMask> {
  return new Map(Object.values(boxes).map((box) => [box, both]))
}

function roundOf(electionId: ElectionId, voted: string, { number = 1, ...round }: Partial<RollRound>): RollRound {
  const lists = listsOfRound(
    STATIONS.map((id) => ({ id })),
    number,
  )
  return { electionId, number, last: true, lists, voted, incidents: null, ...round }
}

function groundsOf(of: Ground, votes: readonly EveningVote[], evening: Evening, voted: string): SortingGrounds {
  const { settings, listHashes, sorting, election, keySet } = of
  const handles = Object.values(of.boxes).map((box) => handleOf(election.grounds.electionId, box))
  return {
    ...{ settings, keySet, packageHash: election.packageHash, listHashes, casts: election.grounds },
    boxes: listedIn(of),
    ...{ stations: STATIONS, earlyStations: new Set(), voids: evening.voids },
    rounds: [roundOf(election.grounds.electionId, voted, evening.round)],
    reported: new Map(
      evening.voids.map(({ station, voided, cards }) => [station, { voided: voided.length, cards: cards.length }]),
    ),
    evidence: {
      evidence: new Map(votes.map(({ permit, sealed }) => [permit, sealed])),
      sortingSecretKey: sorting.secretKey,
      approved: new Map(handles.map((each) => [each, [personOf(each)]])),
      cards: playedCards,
    },
    ...evening.grounds,
    decisions: [...(evening.grounds.decisions ?? []), ...holdsOf(of, evening)],
  }
}

/** Two people say of each held box with a vote that the vote stays out. */
function holdsOf({ election }: Ground, { events, held, holdsAreSaid }: Evening): readonly VoidDecision[] {
  const { electionId } = election.grounds
  const voted = new Set(events.map(({ box }) => handleOf(electionId, box)))
  const both = holdsAreSaid ? held.filter((each) => voted.has(each)) : []
  return both.map((each) => ({ use: 'online-held', electionId, handle: each, reason: 'held by two at the roll side' }))
}

/**
 * Five boxes: `again` voted twice, `voided` was voided at station 1, `held` is held with a vote, `paper` got a card and never voted,
 * `once` voted once. `finished` signs everything, after a test has changed what is below.
 */
export function onlineEvening(seed: string, given: EveningOf | null = null, several: SeveralLists | null = null) {
  const of = ground(seed, given, several)
  const { election, boxes, exporters, sorting, plain, settings, signed } = of
  const { electionId } = election.grounds
  const handle = (name: keyof typeof boxes) => handleOf(electionId, boxes[name])
  const voidsOf = (
    station: string,
    lists: Pick<StationVoids, 'voided' | 'cards'> & Partial<StationVoids>,
    number = 1,
  ): StationVoids => {
    const named = { station: station as StationId, issuer: `${station}-I1` as MachineId }
    return { electionId, ...named, number, rollList: { number: 1, last: true }, ...lists }
  }
  const order = [
    [boxes.again, 1],
    [boxes.again, 2],
    [boxes.voided, 1],
    [boxes.held, 1],
    [boxes.once, 1],
  ] as const
  const votes = order.map(([box, rev]) => voteIn(of, box, rev))
  const eventOf = ({ box, rev, played }: EveningVote): ExportEvent => ({ box, rev, cast: played.bytes })
  const whole: Evening = {
    events: votes.map(eventOf),
    held: [handle('held')],
    entries: [fromHex(plain.clientFiles), settings.hash, ...votes.map(({ played }) => codeOf(played))],
    header: {},
    voids: [
      voidsOf('1', { voided: [handle('voided')], cards: [] }),
      voidsOf('2', { voided: [], cards: [handle('paper')] }),
    ],
    ...{ witnesses: 2, differing: null, grounds: {}, voted: null, round: {}, holdsAreSaid: true },
  }
  const finished = (changed: Partial<Evening> = {}) => {
    const evening = { ...whole, ...changed }
    const voted = [...new Set(evening.events.map(({ box }) => handleOf(electionId, box)))]
    const handles = (evening.voted ?? voted).toSorted()
    const [box, log] = [signedBox(of, evening), signedLog(of, evening)]
    const list = { electionId, closedAt: of.closes, handles }
    const votedBytes = votedFile(of, list)
    const votedHash = votedListHash(list)
    const files = { box, differing: evening.differing, log, voted: list, votedHash, votedBytes }
    return { grounds: groundsOf(of, votes, evening, votedHash), files }
  }
  const made = { election, boxes, handle, votes, eventOf, whole, voidsOf, finished }
  return { ...made, exporters, witnesses: of.witnesses, sorting, settings, signed, listed: listedIn(of) }
}

export function codeOf({ envelopeBytes }: PlayedVote): Uint8Array {
  return fromHex(voteCodeIn(envelopeBytes))
}
