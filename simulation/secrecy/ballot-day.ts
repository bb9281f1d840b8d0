/** One day at a kiosk, and what somebody sees of it in the bytes of the sealed media. Only the test knows the order of records and tokens. */
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { assert } from '#election/assert.ts'
import { recordSealer } from '#election/ballot/elgamal-record.ts'
import { RECORD_BYTES, type RecordedSelection } from '#election/ballot/record.ts'
import { boxKeys, pairBinding } from '#election/ballot-box/box-keys.ts'
import { NONCE_BYTES } from '#election/ballot-box/journal.ts'
import { JOURNAL_PAGES, type Layout, PAGE_BYTES, type Role, type Section } from '#election/ballot-box/layout.ts'
import { spentMark } from '#election/ballot-box/spent-page.ts'
import { concat, equalBytes, fromHex, isZero, toHex, utf8 } from '#election/bytes.ts'
import { type ContestList, oneListOf } from '#election/contest-lists.ts'
import type { CandidateId, ContestBit } from '#election/ids.ts'
import { makeCountingKey } from '#election/keys/counting-key.ts'
import { below, type Randomness } from '#election/randomness.ts'
import type { BallotBox } from '#kiosk/services/ballot-box/ballot-box.ts'
import { contentsOfFresh, type FakePair, fakePair, ROLES } from '#simulation/rooms/prepared-pair.ts'
import {
  allContests,
  DAY_1,
  ELECTION,
  freshPair,
  openFakes,
  PAIR,
  seeded,
  stationSecret,
} from '#simulation/rooms/small-pair.ts'
import type { VoterPlaces } from './gate.ts'

const CONTESTS = 2
const keys = boxKeys(stationSecret, ELECTION, PAIR)
const AAD = concat(utf8('ippyo journal 1'), pairBinding(ELECTION, PAIR))

export interface BallotDay {
  /** In the true order. */
  readonly voters: readonly VoterPlaces[]
  /** Fresh values that were drawn: journal nonces, ephemeral keys, tokens, as hex. */
  readonly drawn: readonly string[]
  /** Traces that were left where nothing may be left. */
  readonly leftovers: readonly string[]
}

type Vote = Awaited<ReturnType<typeof castBoth>>

/** Seals a selection as a machine does. */
type Seal = (list: ContestList, selection: RecordedSelection, randomness: Randomness) => Uint8Array

const CANDIDATES = [101, 102, 103, 104, 105] as readonly number[] as readonly CandidateId[]

function machineSeal(): Seal {
  const { countingKey } = makeCountingKey({ holders: 3, threshold: 2, randomness: seeded('counting key') })
  const publicKey = fromHex(countingKey.publicKey)
  return recordSealer({ packageHash: new Uint8Array(32), publicKey, candidates: CANDIDATES }).seal
}

export async function ballotDay(sessions: number, randomness: Randomness): Promise<BallotDay> {
  const capacity = Math.ceil((sessions * 5) / 4 / 16) * 16
  const fresh = freshPair({ contests: CONTESTS, capacity })
  const media = fakePair(contentsOfFresh(fresh))
  const box = await openFakes(media, { randomness })
  const seal = machineSeal()
  await box.recover()
  const votes: Vote[] = []
  const leftovers: string[] = []
  for (let session = 0; session < sessions; session++) {
    const before = journalsOf(media)
    const vote = await castBoth(box, seal, randomness)
    votes.push(vote)
    leftovers.push(...journalLeftovers(media, before, vote, fresh.layout).map((what) => `session ${session}: ${what}`))
  }
  const closed = await box.close({ today: DAY_1, final: true })
  assert(closed.type === 'closed', 'secrecy: the day is closed')
  const nonces = media.original.asked
    .flat()
    .filter(({ page }) => page === JOURNAL_PAGES[0] || page === JOURNAL_PAGES[1])
    .map(({ bytes }) => toHex(bytes.slice(0, NONCE_BYTES)))
  const fromVotes = votes.flatMap(({ token, records }) => [
    toHex(token),
    ...records.map((record) => toHex(record.slice(8, 40))),
  ])
  for (const role of ROLES) leftovers.push(...unlikeOthers(imageOf(media, role), fresh.layout))
  const places = ROLES.map((role) => placesOn(imageOf(media, role), fresh.layout, votes))
  const [original, duplicate] = places as [VoterPlaces[], VoterPlaces[]]
  assert(JSON.stringify(original) === JSON.stringify(duplicate), 'secrecy: both media hold the same places')
  return { voters: original, drawn: [...nonces, ...fromVotes], leftovers }
}

async function castBoth(box: BallotBox, seal: Seal, randomness: Randomness) {
  const token = randomness.bytes(16)
  const records: Uint8Array[] = []
  for (let contest = 0; contest < CONTESTS; contest++) {
    const id = CANDIDATES[below(randomness, CANDIDATES.length)] as CandidateId
    const record = seal(oneListOf(contest as ContestBit), { type: 'candidate', id }, randomness)
    const place = { token, cardContests: allContests(CONTESTS), contest: contest as ContestBit, today: DAY_1 }
    const said = await box.record({ ...place, records: [record] })
    assert(said.type === 'recorded', 'secrecy: the vote is recorded')
    await box.whenDone()
    records.push(record)
  }
  return { token, records }
}

function imageOf(media: FakePair, role: Role): Uint8Array {
  const image = new Uint8Array(media[role].pages * PAGE_BYTES)
  for (const [page, bytes] of media[role].contents()) image.set(bytes, page * PAGE_BYTES)
  return image
}

/** A page that is longer than others, or clear in another place, would tell what is in it. */
function unlikeOthers(image: Uint8Array, { ballots, spent }: Layout): string[] {
  const found: string[] = []
  for (const [section, bytes] of [
    [ballots, RECORD_BYTES + 32],
    [spent, 64],
  ] as const) {
    for (let page = section.first; page < section.first + section.count; page++) {
      const at = image.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES)
      if (!isZero(at.subarray(bytes))) found.push(`page ${page} is longer than the others`)
    }
  }
  const heads = new Set<string>()
  for (let page = ballots.first; page < ballots.first + ballots.count; page++) {
    const head = image.subarray(page * PAGE_BYTES, page * PAGE_BYTES + 8)
    if (!isZero(head)) heads.add(toHex(head))
  }
  return heads.size > CONTESTS ? [...found, 'clear heads of records differ inside a contest'] : found
}

/** From the bytes alone: which pages are used, and what stands at their beginning. */
function placesOn(image: Uint8Array, layout: Layout, votes: readonly Vote[]): VoterPlaces[] {
  const ballots = heads(image, layout.ballots, RECORD_BYTES)
  const marks = heads(image, layout.spent, 32)
  assert(ballots.size === CONTESTS * votes.length && marks.size === votes.length, 'secrecy: a page a record and a mark')
  return votes.map(({ token, records }) => {
    const [first, second] = records.map((record) => ballots.get(toHex(record)))
    const spent = marks.get(toHex(spentMark(keys.mark, ELECTION, token)))
    assert(first !== undefined && second !== undefined && spent !== undefined, 'secrecy: every vote lies on the medium')
    return { ballots: [first, second], spent }
  })
}

function heads(image: Uint8Array, section: Section, bytes: number): Map<string, number> {
  const found = new Map<string, number>()
  for (let page = section.first; page < section.first + section.count; page++) {
    const at = image.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES)
    if (!isZero(at)) found.set(toHex(at.subarray(0, bytes)), page)
  }
  return found
}

function journalsOf(media: FakePair): Uint8Array[] {
  return ROLES.flatMap((role) => JOURNAL_PAGES.map((page) => Uint8Array.from(media[role].page(page))))
}

/** After a session: what both journal pages of both media still hold of it, opened with the station's own key. */
function journalLeftovers(media: FakePair, before: readonly Uint8Array[], vote: Vote, layout: Layout): string[] {
  const found: string[] = []
  for (const [i, page] of journalsOf(media).entries()) {
    const old = before[i]
    if (old !== undefined && equalBytes(old, page)) found.push('a journal page is as it was before the session')
    const cipher = xchacha20poly1305(keys.journal, page.slice(0, NONCE_BYTES), AAD)
    const plaintext = Buffer.from(cipher.decrypt(page.slice(NONCE_BYTES)))
    if (plaintext.includes(Buffer.from(vote.token))) found.push('a token in the journal')
    for (const record of vote.records) {
      if (plaintext.includes(Buffer.from(record.subarray(8, 40)))) found.push('a ciphertext in the journal')
    }
    const [ballots, spentSlot] = [plaintext.readUInt32BE(52), plaintext.readUInt32BE(56)]
    const sections = [layout.ballots, layout.spent]
    const isPlace = (page: number) => sections.some(({ first, count }) => page >= first && page < first + count)
    if (ballots !== 0 || spentSlot !== 0 || isPlace(plaintext.readUInt32BE(60))) found.push('a slot in the journal')
    // Day, counts and seq are all that an idle page says.
    if (
      !plaintext.subarray(64).every((byte) => byte === 0) ||
      !plaintext.subarray(16, 36).every((byte) => byte === 0)
    ) {
      found.push('something beside the counts in the journal')
    }
  }
  return found
}
