/** Promise 3 (LAW-02). Nobody can tell who voted for whom: not from a byte that is kept, nor its place, nor what a screen showed. */
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { assert } from '#election/assert.ts'
import { RECORD_BYTES } from '#election/ballot/record.ts'
import { boxKeys, pairBinding } from '#election/ballot-box/box-keys.ts'
import { type JournalContent, openJournal } from '#election/ballot-box/journal.ts'
import { inSection, JOURNAL_PAGES, type Role, type Section } from '#election/ballot-box/layout.ts'
import { toHex } from '#election/bytes.ts'
import type { ContestBit } from '#election/ids.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  allContests,
  candidate,
  DAY_1,
  ELECTION,
  type FakePair,
  fakePair,
  freshPair,
  PAIR,
  quickRecord,
  recordOf,
  stationSecret,
  token,
} from '#simulation/rooms/small-pair.ts'
import { ROOT, reachedFrom } from '#simulation/secrecy/import-graph.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { mergeRecords } from '#tally/services/merge/merge-records.ts'
import { stageFiles } from '#tally/services/stage-files.ts'
import { Booth } from './booth.ts'
import { RoomDesk } from './room-cards.ts'
import { admitPair, freshContentsOf, openAdmitted } from './room-pair.ts'

const ROLES: readonly Role[] = ['original', 'duplicate']
const { layout } = freshPair({ contests: 2 })

/** Everything that is left of one voter's visit, apart from what only the booth's two pages showed. */
async function traceOf(choices: readonly number[]) {
  const randomness = seededRandomness('the same voter')
  const desk = new RoomDesk(randomness)
  const booth = await Booth.powerOn(desk, PAIR, freshContentsOf(PAIR), randomness)
  const card = await desk.issue()
  const states: string[] = []
  booth.onView = ({ page }) => {
    // While it is being chosen, confirmed and handed over a selection is there; before and after it is not.
    if (!['choose', 'confirm', 'recording'].includes(page.type)) states.push(JSON.stringify(booth.state))
  }
  const before = booth.shown.length
  await booth.vote(card, choices)
  booth.lift()
  await booth.settle()
  await booth.box.appendLog({ type: 'refusals', cards: 0, media: 0 }, booth.now)
  return {
    states,
    views: booth.shown.slice(before).map((view) => JSON.stringify(bare(view))),
    effects: booth.asked.map((effect) =>
      JSON.stringify(effect.type === 'record' ? { ...effect, selection: null } : effect),
    ),
    card: JSON.stringify(card.toJSON()),
    media: booth.media,
  }
}

/** The pages `choose` and `confirm` are the voter's own; everything else of every view stays. */
function bare(view: Booth['shown'][number]) {
  const { page } = view
  if (page.type === 'choose') return { ...view, page: { ...page, selected: null } }
  if (page.type === 'confirm') return { ...view, page: { ...page, candidate: null } }
  return view
}

function journalsOf(media: FakePair): readonly (JournalContent | null)[] {
  const cipher = { key: boxKeys(stationSecret, ELECTION, PAIR).journal, binding: pairBinding(ELECTION, PAIR) }
  return ROLES.flatMap((role) =>
    JOURNAL_PAGES.map((page) => openJournal(media[role].page(page), cipher)?.content ?? null),
  )
}

describe('promise 3: nobody can tell who voted for whom', () => {
  it('two voters who differ only in whom they chose leave the same trace, but for the encrypted record itself', async () => {
    const one = await traceOf([101, 203])
    const two = await traceOf([103, 201])
    for (const kept of ['states', 'views', 'effects', 'card'] as const) expect(two[kept], kept).toEqual(one[kept])
    for (const role of ROLES) {
      const [a, b] = [one.media[role], two.media[role]]
      expect([...b.contents().keys()].sort()).toEqual([...a.contents().keys()].sort())
      for (const page of a.contents().keys()) {
        const same = Buffer.compare(a.page(page), b.page(page)) === 0
        const ballot = inSection(layout.ballots, page) && a.page(page).some((byte) => byte !== 0)
        expect(same, `${role} page ${page}`).toBe(!ballot)
        // The clear head of the record, its length and the gap after it say nothing either.
        if (ballot) {
          expect(toHex(b.page(page).subarray(0, 8))).toBe(toHex(a.page(page).subarray(0, 8)))
          expect(lengthOf(b.page(page))).toBe(lengthOf(a.page(page)))
        }
      }
    }
  })

  it('two equal votes are two different records, of one length whatever they say', () => {
    const randomness = seededRandomness('records')
    const votes = [candidate(101), candidate(101), candidate(0xfffffffe), { type: 'ended' } as const]
    const records = votes.map((selection) => recordOf(0, selection, randomness))
    expect(new Set(records.map(toHex)).size).toBe(votes.length)
    // Clear are only contest and list: shared by every record of the contest.
    expect(new Set(records.map((record) => toHex(record.subarray(0, 8)))).size).toBe(1)
    expect(records.map((record) => record.length)).toEqual(votes.map(() => RECORD_BYTES))
  })

  it('the journal forgets: between contests no place of a ballot, after the session no token, on both pages of both media', async () => {
    const randomness = seededRandomness('journal')
    const desk = new RoomDesk(randomness)
    const booth = await Booth.powerOn(desk, PAIR, freshContentsOf(PAIR), randomness)
    const card = await desk.issue()
    await booth.vote(card, [102])
    for (const content of journalsOf(booth.media)) expect(content).toMatchObject({ state: 'part', done: 1 })
    booth.lift()
    await booth.settle()
    await booth.vote(card, [202])
    for (const content of journalsOf(booth.media)) expect(content).toEqual({ state: 'idle' })
    const uid = Buffer.from(card.uid, 'hex')
    for (const role of ROLES) {
      for (const page of booth.media[role].contents().values()) {
        expect(Buffer.from(page).includes(Buffer.from(desk.tokenOf(card)))).toBe(false)
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
      const serials = ['A', 'B', 'C']
      for (const [medium, serial] of serials.entries()) {
        const records = Array.from({ length: 20 }, (_, i) => named(20 * medium + i))
        await writeWholeFile(files.recordsOf(serial), Buffer.concat(records))
        await writeWholeFile(files.marksOf(serial), new Uint8Array(0))
      }
      await mergeRecords({ files, serials, randomness })
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
  const randomness = seededRandomness(seed)
  const media = fakePair(freshContentsOf(PAIR))
  const box = await openAdmitted(await admitPair(media, PAIR), PAIR, randomness)
  await box.recover()
  const places: Places[] = []
  for (let voter = 1; voter <= voters; voter++) {
    const ballots: number[] = []
    const marksBefore = used(media, layout.spent)
    for (const contest of [0, 1]) {
      const before = used(media, layout.ballots)
      const record = quickRecord(contest, voter)
      const input = {
        token: token(voter),
        cardContests: allContests(2),
        contest: contest as ContestBit,
        record,
        today: DAY_1,
      }
      expect(await box.record(input)).toEqual({ type: 'recorded' })
      await box.whenDone()
      ballots.push(fresh(before, used(media, layout.ballots)))
    }
    const [first, second] = ballots as [number, number]
    places.push({ ballots: [first, second], mark: fresh(marksBefore, used(media, layout.spent)) })
  }
  return places
}

function used(media: FakePair, section: Section): readonly number[] {
  const pages = Array.from({ length: section.count }, (_, i) => i)
  return pages.filter((i) => media.original.page(section.first + i).some((byte) => byte !== 0))
}

function fresh(before: readonly number[], after: readonly number[]): number {
  const [place, ...more] = after.filter((page) => !before.includes(page))
  assert(place !== undefined && more.length === 0, 'promise 3: one page more')
  return place
}
