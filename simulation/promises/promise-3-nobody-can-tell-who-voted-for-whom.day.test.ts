/** Promise 3 (LAW-02). Nobody can tell who voted for whom: not from a byte that is kept, nor its place, nor what a screen showed. */
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { assert } from '#election/assert.ts'
import { RECORD_BYTES } from '#election/ballot/record.ts'
import { boxKeys, pairBinding } from '#election/ballot-box/box-keys.ts'
import { type JournalContent, openJournal } from '#election/ballot-box/journal.ts'
import { inSection, JOURNAL_PAGES, type Role, type Section } from '#election/ballot-box/layout.ts'
import type { Seal } from '#election/ballot-box/seal.ts'
import { toHex } from '#election/bytes.ts'
import type { CardToken } from '#election/card/card-ids.ts'
import type { CandidateId, ContestBit, ContestMask, PairNumber } from '#election/ids.ts'
import type { FakeMedium } from '#hardware/medium/fake.ts'
import { record } from '#kiosk/services/pair.ts'
import { KioskServices } from '#kiosk/services/perform.ts'
import type { Happening } from '#kiosk/session/event.ts'
import type { KioskView } from '#kiosk/session/view.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { openBox, openerOf, readSealed } from '#simulation/rooms/box.ts'
import type { Slots } from '#simulation/rooms/kiosk-room.ts'
import { freshSlots, layoutFor } from '#simulation/rooms/media.ts'
import { must } from '#simulation/rooms/must.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { ELECTION, stationKeys } from '#simulation/rooms/sample-station.ts'
import { candidate, recordOf } from '#simulation/rooms/small-pair.ts'
import { ballotFor, DAY, SMALL_FACTS, SmallStation } from '#simulation/rooms/small-station.ts'
import { ROOT, reachedFrom } from '#simulation/secrecy/import-graph.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { mergeRecords } from '#tally/services/merge/merge-records.ts'
import { KeptContents } from '#tally/services/receive/kept-contents.ts'
import { stageFiles } from '#tally/services/stage-files.ts'

const ROLES: readonly Role[] = ['original', 'duplicate']
const PAIR = 1 as PairNumber
const layout = layoutFor(SMALL_FACTS)
/** While it is being chosen, confirmed and handed over a selection is there; before and after it is not. */
const WITH_SELECTION = ['choose', 'confirm', 'recording']

afterEach(() => {
  vi.restoreAllMocks()
})

function mediumIn(slots: Slots, role: Role): FakeMedium {
  const medium = slots[role]
  assert(medium !== null, 'promise 3: both media are there')
  return medium
}

/** Everything that is left of one voter's visit and of the day after it, apart from what only the booth's two pages showed. */
async function traceOf(...people: readonly number[]) {
  const effects: string[] = []
  const perform = KioskServices.prototype.perform
  vi.spyOn(KioskServices.prototype, 'perform').mockImplementation(function (this: KioskServices, effect, send) {
    effects.push(JSON.stringify(effect.type === 'record' ? ({ ...effect, selections: null } as object) : effect))
    return perform.call(this, effect, send)
  })
  const { station, kiosk } = await SmallStation.open('the same voter', seededRandomness('the same voter'))
  const { card } = await station.desk.issue()
  const views: string[] = []
  station.onView = (view) => views.push(JSON.stringify(bare(view)))
  await station.votes(kiosk, card, ballotFor(...people))
  await station.lifts(kiosk)
  station.clock.passes(1)
  await station.closes(kiosk)
  expect(kiosk.page?.type).toBe('closed')
  vi.restoreAllMocks()
  return {
    views,
    effects,
    card: JSON.stringify(card.toJSON()),
    machine: JSON.stringify([kiosk.memory, kiosk.remembered]),
    slots: kiosk.slots,
  }
}

/** The pages `choose` and `confirm` are the voter's own; everything else of every view stays. */
function bare(view: KioskView): KioskView | object {
  const { page } = view
  if (page.type === 'choose') return { ...view, page: { ...page, selected: null } }
  if (page.type === 'confirm') return { ...view, page: { ...page, candidate: null } }
  // A number over the root of every page.
  if (page.type === 'closed') return { ...view, page: { ...page, sealFingerprint: null } }
  return view
}

/** Every state of the session in which no selection has a place. */
class Watched extends PretendKiosk {
  readonly states: string[] = []

  override happen(happening: Happening): void {
    super.happen(happening)
    if (!WITH_SELECTION.includes(this.page.type)) this.states.push(JSON.stringify(this.state))
  }
}

function statesOf(choices: readonly number[]): readonly string[] {
  const kiosk = new Watched()
  kiosk.open()
  kiosk.lay(kiosk.issue(1).uid)
  kiosk.settle()
  for (const candidate of choices) {
    kiosk.press({ type: 'next' })
    kiosk.press({ type: 'select', candidate })
    kiosk.press({ type: 'next' })
    kiosk.press({ type: 'cast' })
    kiosk.settle()
  }
  kiosk.lift()
  kiosk.settle()
  expect(kiosk.records).toHaveLength(choices.length)
  return kiosk.states
}

function journalsOf(slots: Slots): readonly (JournalContent | null)[] {
  const { journal } = boxKeys(stationKeys.stationSecret, ELECTION, PAIR)
  const cipher = { key: journal, binding: pairBinding(ELECTION, PAIR) }
  return ROLES.flatMap((role) =>
    JOURNAL_PAGES.map((page) => openJournal(mediumIn(slots, role).page(page), cipher)?.content ?? null),
  )
}

describe('promise 3: nobody can tell who voted for whom', () => {
  it('two voters who differ only in whom they chose leave the same trace, but for the encrypted record itself', async () => {
    const one = await traceOf(1, 3)
    const two = await traceOf(3, 1)
    for (const kept of ['views', 'effects', 'card', 'machine'] as const) expect(two[kept], kept).toEqual(one[kept])
    for (const role of ROLES) {
      const [a, b] = [mediumIn(one.slots, role), mediumIn(two.slots, role)]
      expect([...b.contents().keys()].sort()).toEqual([...a.contents().keys()].sort())
      for (const page of a.contents().keys()) {
        const same = Buffer.compare(a.page(page), b.page(page)) === 0
        const used = a.page(page).some((byte) => byte !== 0)
        const ballot = inSection(layout.ballots, page) && used
        // The seal has a root over every page; its lines are held against one another below.
        const seal = layout.sealPages.includes(page) && used
        expect(same, `${role} page ${page}`).toBe(!ballot && !seal)
        // The clear head of the record, its length and the gap after it say nothing either.
        if (ballot) {
          expect(toHex(b.page(page).subarray(0, 8))).toBe(toHex(a.page(page).subarray(0, 8)))
          expect(lengthOf(b.page(page))).toBe(lengthOf(a.page(page)))
        }
      }
      const [sealedA, sealedB] = [await sealOf(a), await sealOf(b)]
      expect(besideRecords(sealedB)).toEqual(besideRecords(sealedA))
    }
  })

  it('a session that is over remembers no choice, and none stands in it but on the pages of the choice', () => {
    expect(statesOf([103, 201])).toEqual(statesOf([101, 203]))
  })

  it('two equal votes are two different records, of one length whatever they say', () => {
    const randomness = seededRandomness('records')
    const votes = [candidate(101), candidate(101), candidate(0xfffffffd), { type: 'ended' } as const]
    const records = votes.map((selection) => recordOf(0, selection, randomness))
    expect(new Set(records.map(toHex)).size).toBe(votes.length)
    // Clear are only contest and list: shared by every record of the contest.
    expect(new Set(records.map((record) => toHex(record.subarray(0, 8)))).size).toBe(1)
    expect(records.map((record) => record.length)).toEqual(votes.map(() => RECORD_BYTES))
  })

  it('the journal forgets: between contests no place of a ballot, after the session no token, on both pages of both media', async () => {
    const { station, kiosk } = await SmallStation.open('journal', seededRandomness('journal'))
    const { card, token } = await station.desk.issue()
    const [mayor, council] = ballotFor(2, 2) as [number, number]
    await station.votes(kiosk, card, [mayor])
    for (const content of journalsOf(kiosk.slots)) expect(content).toMatchObject({ state: 'part', done: 1 })
    await station.lifts(kiosk)
    await station.votes(kiosk, card, [council])
    for (const content of journalsOf(kiosk.slots)) expect(content).toEqual({ state: 'idle' })
    const uid = Buffer.from(card.uid, 'hex')
    for (const role of ROLES) {
      for (const page of mediumIn(kiosk.slots, role).contents().values()) {
        expect(Buffer.from(page).includes(Buffer.from(token))).toBe(false)
        expect(Buffer.from(page).includes(uid)).toBe(false)
      }
    }
  })

  it('the places of ballots and marks follow neither the order of the voters nor one another', async () => {
    const [boxes, voters] = [12, 6]
    const seen = { inOrder: 0, marksInOrder: 0, together: 0, contestsTogether: 0, pairs: 0 }
    for (let box = 0; box < boxes; box++) {
      const places = await placesOf(`places ${box}`, voters)
      for (let i = 0; i < voters; i++) {
        const mine = places[i] as Places
        if (mine.mark === mine.ballots[1] || mine.mark === mine.ballots[0]) seen.together++
        if (Math.abs(mine.ballots[0] - mine.ballots[1]) === 1) seen.contestsTogether++
        for (let j = i + 1; j < voters; j++) {
          const later = places[j] as Places
          seen.pairs++
          if (mine.ballots[0] < later.ballots[0]) seen.inOrder++
          if (mine.mark < later.mark) seen.marksInOrder++
        }
      }
    }
    // 180 pairs, 90 expected in order, standard deviation 9.2: five of them on either side.
    for (const inOrder of [seen.inOrder, seen.marksInOrder]) expect(Math.abs(inOrder - seen.pairs / 2)).toBeLessThan(46)
    // 72 sessions: by chance 6.8 share a number with a ballot, 4.4 have neighbouring ballots.
    expect(seen.together).toBeLessThan(22)
    expect(seen.contestsTogether).toBeLessThan(20)
  })

  it('what a polling station runs reaches no seeded source, no desk, no simulation and no fixture', () => {
    for (const app of ['kiosk', 'issuer', 'tally']) {
      const reached = reachedFrom([`${app}/main.ts`])
      expect(reached).toContain('shell/secure-randomness.ts')
      expect(reached.length).toBeGreaterThan(80)
      expect(reached.filter((file) => /^(desk|simulation|fixtures|scripts|bench)\//.test(file))).toEqual([])
      const text = (file: string) => readFileSync(join(ROOT, file), 'utf8')
      expect(reached.filter((file) => /kind: 'seeded'|Math\.random/.test(text(file)))).toEqual([])
      expect(text(`${app}/main.ts`)).toMatch(/randomness: secureRandomness\(\)/)
    }
  })

  it('two machines that start in the same instant draw nothing in common', () => {
    vi.useFakeTimers({ now: new Date('2026-11-21T07:00:00+09:00') })
    try {
      const machines = [secureRandomness(), secureRandomness()]
      const drawn = machines.flatMap((machine) => Array.from({ length: 200 }, () => toHex(machine.bytes(16))))
      expect(new Set(drawn).size).toBe(400)
    } finally {
      vi.useRealTimers()
    }
  })

  it('the merged records of the district keep no order of their media', async () => {
    const randomness = seededRandomness('merge')
    const directory = await mkdtemp(join(tmpdir(), 'ippyo-promise-3-'))
    try {
      const files = stageFiles(directory)
      const kept = new KeptContents(files)
      const serials = ['A', 'B', 'C']
      for (const [medium, serial] of serials.entries()) {
        const records = Array.from({ length: 20 }, (_, i) => named(20 * medium + i))
        await kept.keep(serial, { records: Buffer.concat(records), marks: [] })
      }
      must(await mergeRecords({ files, kept, serials, randomness }))
      const merged = await readFile(files.mergedRecords)
      const order = Array.from({ length: merged.length / RECORD_BYTES }, (_, i) =>
        merged.readUInt32BE(i * RECORD_BYTES),
      )
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i))
      // Neighbours from one medium: 19 of 59 by chance, 57 when media stay together.
      const neighbours = order.filter(
        (name, i) => i > 0 && Math.floor(name / 20) === Math.floor((order[i - 1] as number) / 20),
      )
      expect(neighbours.length).toBeLessThan(36)
      for (const serial of serials) await expect(readFile(files.recordsOf(serial))).rejects.toThrow()
    } finally {
      await rm(directory, { recursive: true })
    }
  })
})

function named(name: number): Uint8Array {
  const record = Buffer.alloc(RECORD_BYTES)
  record.writeUInt32BE(name)
  return record
}

function lengthOf(page: Uint8Array): number {
  let length = page.length
  while (length > 0 && page[length - 1] === 0) length--
  return length
}

/** Counted from the first page of the section. */
interface Places {
  readonly ballots: readonly [number, number]
  readonly mark: number
}

async function placesOf(seed: string, voters: number): Promise<readonly Places[]> {
  const slots = freshSlots(SMALL_FACTS, PAIR)
  const original = mediumIn(slots, 'original')
  const recorder = await openBox(
    { facts: SMALL_FACTS, pair: PAIR, randomness: seededRandomness(seed) },
    openerOf(slots),
  )
  assert(recorder !== null, 'promise 3: the pair is admitted')
  const { box } = recorder
  await box.recover()
  const places: Places[] = []
  for (let voter = 1; voter <= voters; voter++) {
    const ballots: number[] = []
    const marksBefore = used(original, layout.spent)
    for (const [contest, id] of ballotFor(1, 1).entries()) {
      const before = used(original, layout.ballots)
      const vote = {
        token: voter.toString(16).padStart(32, '0') as CardToken,
        cardContests: 0b11 as ContestMask,
        contest: contest as ContestBit,
        selections: [{ place: 0, selection: { type: 'candidate', id: id as CandidateId } }],
        today: DAY,
      } as const
      expect(await record(recorder, vote)).toEqual({ type: 'recorded' })
      await box.whenDone()
      ballots.push(fresh(before, used(original, layout.ballots)))
    }
    const [first, second] = ballots as [number, number]
    places.push({ ballots: [first, second], mark: fresh(marksBefore, used(original, layout.spent)) })
  }
  return places
}

/** Root and set commitments are over the encrypted records; the blinds, of which the annex's hash is, are drawn whatever was chosen. */
function besideRecords({ sets, ...seal }: Seal) {
  return { ...seal, root: null, annex: sets?.annexHash }
}

async function sealOf(medium: FakeMedium) {
  return must(await readSealed(SMALL_FACTS, medium)).seal
}

function used(medium: FakeMedium, section: Section): readonly number[] {
  const pages = Array.from({ length: section.count }, (_, i) => i)
  return pages.filter((i) => medium.page(section.first + i).some((byte) => byte !== 0))
}

function fresh(before: readonly number[], after: readonly number[]): number {
  const [place, ...more] = after.filter((page) => !before.includes(page))
  assert(place !== undefined && more.length === 0, 'promise 3: one page more')
  return place
}
