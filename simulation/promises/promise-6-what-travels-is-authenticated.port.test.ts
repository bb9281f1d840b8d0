/** Promise 6. Everything that travels is authenticated: changed, copied, replayed, foreign, rehearsal or cut short is refused. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#election/ballot-box/layout.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import type { IssueNumber } from '#election/card/card-ids.ts'
import type { VotingCardBody } from '#election/card/voting-card.ts'
import { acceptStationReport } from '#election/count/desk-reports.ts'
import { signStationReport } from '#election/count/station-report.ts'
import type { Use } from '#election/definition/definition.ts'
import { loadElection } from '#election/definition/loaded-election.ts'
import type { SignedBytes } from '#election/definition/signed-document.ts'
import type { ElectionId, MachineId, PairNumber, StationId, StationIndex } from '#election/ids.ts'
import { makeAuthority } from '#election/keys/authority.ts'
import { below } from '#election/randomness.ts'
import type { LocalMinute } from '#election/time.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { type FakeMedium, fakeMedium } from '#hardware/medium/fake.ts'
import { type AdmitError, admit, type ExpectedPair } from '#kiosk/services/ballot-box/admit.ts'
import { nativeCrypto } from '#openssl/crypto.ts'
import { type CountingElection, countingElection } from '#simulation/counting/counting-election.ts'
import { EXPECTED, readSealed, sealSlots } from '#simulation/rooms/box.ts'
import { CardDesk } from '#simulation/rooms/card-desk.ts'
import { freshSlots } from '#simulation/rooms/media.ts'
import type { FakePair } from '#simulation/rooms/prepared-pair.ts'
import { STATION_INDEX } from '#simulation/rooms/sample-station.ts'
import { ballotFor, DAY, DESK_KEYS, SMALL_FACTS, SmallStation } from '#simulation/rooms/small-station.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const randomness = seededRandomness('what travels')
let made: CountingElection

beforeAll(async () => {
  made = await countingElection(randomness)
})

function changed(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[at] = (copy[at] as number) ^ (1 << below(randomness, 8))
  return copy
}

/** Both ends and a hundred places between them. */
function places(length: number): readonly number[] {
  return [0, length - 1, ...Array.from({ length: 100 }, () => below(randomness, length))]
}

describe('promise 6: the package', () => {
  const load = (electionPackage: SignedBytes, list: SignedBytes, authority = made.authority.publicKey) =>
    loadElection({ electionPackage, lists: [list], files: new Map() }, authority)

  it('loads as it was signed, and with no byte changed, added or cut off', () => {
    const { electionPackage, list } = made.documents
    expect(load(electionPackage, list).ok).toBe(true)
    for (const at of places(electionPackage.bytes.length)) {
      expect(load({ ...electionPackage, bytes: changed(electionPackage.bytes, at) }, list).ok, `package ${at}`).toBe(
        false,
      )
    }
    for (const at of places(electionPackage.signature.length)) {
      const signature = changed(electionPackage.signature, at)
      expect(load({ ...electionPackage, signature }, list).ok, `signature ${at}`).toBe(false)
    }
    for (const at of places(list.bytes.length)) {
      expect(load(electionPackage, { ...list, bytes: changed(list.bytes, at) }).ok, `list ${at}`).toBe(false)
    }
    expect(load({ ...electionPackage, bytes: electionPackage.bytes.slice(0, -1) }, list).ok).toBe(false)
    expect(load({ ...electionPackage, signature: new Uint8Array(0) }, list)).toMatchObject({
      error: { type: 'package-not-signed' },
    })
  })

  it('a plain change of a date with the old signature is refused', () => {
    const { electionPackage, list } = made.documents
    const text = new TextDecoder().decode(electionPackage.bytes).replaceAll('2002-06-23', '2002-06-24')
    const bytes = new TextEncoder().encode(text)
    expect(load({ ...electionPackage, bytes }, list)).toEqual({ ok: false, error: { type: 'package-altered' } })
  })

  it('of another commission, or with the list of another election, is refused by name', async () => {
    const { electionPackage, list } = made.documents
    const stranger = makeAuthority(randomness)
    expect(load(electionPackage, list, stranger.publicKey)).toEqual({
      ok: false,
      error: { type: 'package-of-other-authority' },
    })
    const other = await countingElection(seededRandomness('another election'))
    expect(load(electionPackage, other.documents.list)).toMatchObject({
      error: { type: 'candidate-list-refused', problem: 'other-authority' },
    })
  })

  it('a station report that was changed, or signed by another machine, is refused', async () => {
    const { electionPackage } = made.election
    const bytes = reportBytes()
    const key = made.signingKeys.get('1-I1' as MachineId) as Uint8Array
    const signature = signStationReport(bytes, key)
    expect(acceptStationReport(bytes, signature, electionPackage).ok).toBe(true)
    for (const at of places(bytes.length)) {
      expect(acceptStationReport(changed(bytes, at), signature, electionPackage).ok, `byte ${at}`).toBe(false)
    }
    const kiosk = made.signingKeys.get('1-K1' as MachineId) as Uint8Array
    expect(acceptStationReport(bytes, signStationReport(bytes, kiosk), electionPackage)).toMatchObject({
      error: { type: 'report-altered' },
    })
  })
})

function reportBytes(): Uint8Array {
  const { electionId } = made.election.electionPackage
  const report = {
    cards: { issued: 1, returned: 0, reentries: 0 },
    contests: [],
    ...{ desk: null, desks: [], entitled: [], handedOut: [], slips: null },
    differenceReason: '',
    electionId,
    eligible: 400,
    lateAbsentees: 0,
    format: 'ippyo station report 1',
    version: 1,
    correctsReason: '',
    issuer: '1-I1',
    listVersion: 1,
    rollList: null,
    rollListHash: null,
    madeAt: '2002-06-23T20:40',
    pairs: [],
    registered: 400,
    station: '1' as StationId,
    tickets: { counted: 1, expected: 1 },
  }
  return canonicalJson(report)
}

describe('promise 6: cards', () => {
  it('a card that is foreign, copied, replayed, of a rehearsal or of another place is refused and stays as it was', async () => {
    const { station, kiosk } = await SmallStation.open('cards', randomness)
    const cardOf = async (changes: Partial<VotingCardBody> = {}) => (await station.desk.issue(changes)).card
    const otherKeys = { ...DESK_KEYS, cardMaster: randomness.bytes(16) }
    const stranger = new CardDesk(otherKeys, () => station.clock.now(), randomness)
    const genuine = await cardOf()
    const cards: readonly (readonly [string, UltralightAesCard])[] = [
      ['foreign-card', (await stranger.issue()).card],
      ['other-use', await cardOf({ use: 'rehearsal' })],
      ['other-use', await cardOf({ use: 'live' })],
      ['other-election', await cardOf({ electionId: 'ffffffffffffffff' as ElectionId })],
      ['other-station', await cardOf({ station: 9 as StationIndex })],
      ['card-replayed', await cardOf({ issueNumber: 7 as IssueNumber })],
      ['clock-or-card', await cardOf({ expires: `${DAY}T06:30` as LocalMinute })],
      // Body and signature of a genuine card on another chip of the station.
      ['card-torn', withPagesOf(await cardOf(), genuine)],
      ['card-torn', withChangedBody(await cardOf())],
    ]
    for (const [refusal, card] of cards) {
      const before = JSON.stringify(card.toJSON())
      await station.votes(kiosk, card, [])
      expect(kiosk.page, refusal).toMatchObject({ type: 'refused', refusal })
      await station.lifts(kiosk)
      expect(JSON.stringify(card.toJSON()), refusal).toBe(before)
    }
    await station.votes(kiosk, genuine, ballotFor(1, 1))
    expect(kiosk.page?.type).toBe('take-card')
  })
})

function withPagesOf(card: UltralightAesCard, other: UltralightAesCard): UltralightAesCard {
  for (let page = 4; page < 32; page++)
    card.memory.pages.set(other.memory.pages.subarray(4 * page, 4 * page + 4), 4 * page)
  return card
}

/** One contest more than was issued. */
function withChangedBody(card: UltralightAesCard): UltralightAesCard {
  const at = 4 * 4 + 15
  card.memory.pages[at] = (card.memory.pages[at] as number) ^ 0x04
  return card
}

describe('promise 6: media', () => {
  const pair = 1 as PairNumber
  const expectedPair = { ...EXPECTED, station: STATION_INDEX, pair }
  const fresh = freshSlots(SMALL_FACTS, pair) as FakePair
  const sealed = freshSlots(SMALL_FACTS, pair) as FakePair
  beforeAll(async () => {
    expect(await sealSlots({ facts: SMALL_FACTS, pair, randomness }, sealed, DAY)).toBe(true)
  })

  const admitted = async (media: FakePair, expected: ExpectedPair = expectedPair): Promise<AdmitError | null> => {
    const [original, duplicate] = [media.original, media.duplicate].map((value) => ({ ok: true, value }) as const)
    if (original === undefined || duplicate === undefined) return null
    const result = await admit({ original, duplicate, expected, restart: false, crypto: nativeCrypto })
    return result.ok ? null : result.error
  }
  const withHeader = (medium: FakeMedium, at: number): FakeMedium => {
    const copy = fakeMedium(medium.pages, medium.contents())
    copy.put(0, changed(copy.page(0), at))
    return copy
  }

  it('a header that the authority did not sign so is refused at the kiosk and at the count', async () => {
    expect(await admitted(fresh)).toBeNull()
    for (const at of places(4096)) {
      const original = withHeader(fresh.original, at)
      expect(await admitted({ ...fresh, original }), `byte ${at}`).toMatchObject({ type: 'medium-not-authentic' })
      const read = await readSealed(SMALL_FACTS, withHeader(sealed.original, at))
      expect(read.ok, `byte ${at}`).toBe(false)
    }
    const stranger = { ...expectedPair, authorityPublicKey: makeAuthority(randomness).publicKey }
    expect(await admitted(fresh, stranger)).toMatchObject({ type: 'medium-not-authentic' })
  })

  it('of another use, election, station or pair, or in the wrong slot, is refused by name', async () => {
    const cases = [
      ['medium-of-other-use', { use: 'rehearsal' as Use }],
      ['medium-of-other-election', { electionId: 'ffffffffffffffff' as ElectionId }],
      ['medium-of-other-station', { station: 9 as StationIndex }],
      ['medium-of-other-pair', { pair: 4 as PairNumber }],
    ] as const
    for (const [type, change] of cases) {
      expect(await admitted(fresh, { ...expectedPair, ...change })).toMatchObject({ type })
    }
    const { original, duplicate } = fresh
    expect(await admitted({ original: duplicate, duplicate: original })).toEqual({ type: 'media-swapped' })
    expect(await admitted({ original, duplicate: original })).toEqual({ type: 'two-originals' })
    const short = fakeMedium(original.pages - 1, original.contents())
    expect(await admitted({ original: short, duplicate })).toMatchObject({ type: 'medium-size' })
  })

  it('one byte changed after the seal is seen at the count', async () => {
    const read = (medium: FakeMedium) => readSealed(SMALL_FACTS, medium)
    for (const role of ['original', 'duplicate'] satisfies Role[]) expect((await read(sealed[role])).ok).toBe(true)
    const used = [...sealed.original.contents().keys()]
    for (let i = 0; i < 60; i++) {
      const page =
        i % 3 === 0 ? below(randomness, sealed.original.pages) : (used[below(randomness, used.length)] as number)
      const at = below(randomness, 4096)
      const copy = fakeMedium(sealed.original.pages, sealed.original.contents())
      copy.put(page, changed(copy.page(page), at))
      expect((await read(copy)).ok, `page ${page} byte ${at}`).toBe(false)
    }
    expect(await read(fresh.original)).toEqual({ ok: false, error: { type: 'not-closed' } })
    expect(sealed.original.commits, 'closed').toBeGreaterThan(0)
  })
})
