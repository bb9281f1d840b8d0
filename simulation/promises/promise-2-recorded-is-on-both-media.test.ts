/**
 * Promise 2 (LAW-04). What the voter was told is recorded is recorded on both media, and what is not recorded is never told so:
 * through every cut, failing medium and lost medium after it.
 */
import { describe, expect, it } from 'vitest'
import { assert } from '#election/assert.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import type { ContestBit } from '#election/ids.ts'
import { type PageFate, PowerCut } from '#hardware/medium/fake.ts'
import { scenarioOf } from '#simulation/crash-states/configurations.ts'
import { enumerate } from '#simulation/crash-states/enumerate.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import {
  allContests,
  candidate,
  contentsOf,
  DAY_1,
  type FakePair,
  fakePair,
  PAIR,
  type PairContents,
  recordOf,
  token,
} from '#simulation/rooms/small-pair.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { Booth } from './booth.ts'
import { RoomDesk } from './room-cards.ts'
import {
  admitPair,
  freshContentsOf,
  nameOf,
  openAdmitted,
  openedRecords,
  sealEverything,
  sealedMedium,
} from './room-pair.ts'

const ROLES: readonly Role[] = ['original', 'duplicate']
const other = (role: Role): Role => (role === 'original' ? 'duplicate' : 'original')
const VOTED = ['0/101', '1/201'] as const
/** Of each contest INTENT, slot (and mark), PART or IDLE; the fourth write only settles. */
const WRITES = [0, 1, 2, 4, 5, 6]
const randomness = seededRandomness('promise 2')

/** What the count reads from one medium alone, after the other is lost. */
async function countedAlone(contents: PairContents, role: Role): Promise<readonly string[]> {
  const media = fakePair(contents)
  const box = await sealEverything(media, PAIR, randomness, other(role))
  assert(box !== null, 'promise 2: a medium alone can be closed')
  return openedRecords(await sealedMedium(media, role)).map(nameOf)
}

interface Told {
  /** Indexes of `VOTED`. */
  readonly recorded: readonly number[]
  readonly notRecorded: readonly number[]
}

/** What the last page says of the two contests. */
function toldBy(booth: Booth): Told {
  const { page } = booth
  const titles = booth.facts.contests.map((entry) => entry.contest.title)
  const placesOf = (shown: readonly string[]) => shown.map((title) => titles.indexOf(title))
  if (page.type === 'out-of-service' && page.voter !== null) {
    return { recorded: placesOf(page.voter.recorded), notRecorded: placesOf(page.voter.notRecorded) }
  }
  return { recorded: page.type === 'take-card' ? [0, 1] : [], notRecorded: [] }
}

function expectTold(told: Told, names: readonly string[], where: string): void {
  for (const place of told.recorded) expect(names, where).toContain(VOTED[place])
  for (const place of told.notRecorded) expect(names, where).not.toContain(VOTED[place])
}

describe('promise 2: recorded is on both media', () => {
  it('a card lifted while the vote is being written: nothing is said of it until the write has answered', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    for (const type of ['next', 'select', 'next', 'cast'] as const) {
      kiosk.press(type === 'select' ? { type, candidate: 101 } : { type })
      if (type !== 'cast') kiosk.settle()
    }
    while (kiosk.state.storage !== 'writing') kiosk.answer()
    kiosk.lift()
    expect(kiosk.page.type).toBe('recording')
    kiosk.settle()
    expect(kiosk.records).toHaveLength(1)
    expect(kiosk.page).toMatchObject({ type: 'card-away', recorded: [kiosk.facts.contests[0]?.contest.title] })
  })

  it('in the moment the screen says so, either medium alone is enough', async () => {
    const desk = new RoomDesk(randomness)
    const booth = await Booth.powerOn(desk, PAIR, freshContentsOf(PAIR), randomness)
    const moments: { readonly contents: PairContents; readonly done: number }[] = []
    booth.onView = ({ page }) => {
      const done = page.type === 'recorded' ? 1 : page.type === 'finishing' ? 2 : 0
      if (done > moments.length) moments.push({ contents: contentsOf(booth.media), done })
    }
    await booth.vote(await desk.issue(), [101, 201])
    expect(moments).toHaveLength(2)
    for (const { contents, done } of moments) {
      for (const role of ROLES) {
        expect(await countedAlone(contents, role)).toEqual(expect.arrayContaining(VOTED.slice(0, done)))
      }
    }
  })

  it('a medium that fails at any write: recorded is there, not recorded is not, on the one that is left', async () => {
    const faults = { cause: { type: 'io', errno: 'EIO' } } as const
    let unclear = 0
    for (const role of ROLES) {
      for (const commit of WRITES) {
        const fates: readonly PageFate[] = commit % 2 === 0 ? ['old', 'old'] : ['new', 'torn']
        const desk = new RoomDesk(randomness)
        const booth = await Booth.powerOn(desk, PAIR, freshContentsOf(PAIR), randomness)
        const failing = booth.media[role]
        failing.failCommit(failing.commits + commit, faults.cause, fates)
        const saidRecorded = new Set<number>()
        const alone: Promise<void>[] = []
        booth.onView = ({ page }) => {
          const place = page.type === 'recorded' ? 0 : page.type === 'finishing' ? 1 : null
          if (place === null || saidRecorded.has(place)) return
          saidRecorded.add(place)
          // The medium that fails later is not the one to ask at the end: ask it now.
          alone.push(countedAlone(contentsOf(booth.media), role).then((names) => expect(names).toContain(VOTED[place])))
        }
        await booth.vote(await desk.issue(), [101, 201])
        await Promise.all(alone)
        const told = toldBy(booth)
        if (told.recorded.length + told.notRecorded.length < 2) unclear++
        const names = await countedAlone(contentsOf(booth.media), other(role))
        expectTold(told, names, `${role} fails at write ${commit}`)
        for (const place of saidRecorded) expect(names).toContain(VOTED[place])
      }
    }
    // 「係員が確認します」 is for the write in flight only, not an answer for everything.
    expect(unclear).toBeLessThanOrEqual(6)
  })

  it('cut in any write, and a medium that dies in the recovery: what was told still holds', async () => {
    const mask = allContests(2)
    for (const commit of WRITES) {
      for (const fates of [
        [commit % 4 === 0 ? 'old' : 'torn', 'new'],
        ['new', 'old'],
      ] as const) {
        const { contents, recorded } = await cutAt(commit, fates)
        for (const dies of ROLES) {
          const where = `cut at ${commit} ${fates.join('/')}, then the ${dies} dies`
          const media = fakePair(contents)
          media[dies].failCommit(commit % 2, { type: 'pulled' }, ['new', 'old'])
          const box = await openAdmitted(await admitPair(media, PAIR), PAIR, randomness)
          const { journal } = (await box.recover()).situation
          assert(journal !== null, 'promise 2: something can be said')
          // IDLE without both records is what the staff page calls not recorded.
          const over = journal.type === 'idle' && box.recordCounts().every(({ records }) => records === 1)
          const done = over ? mask : journal.type === 'interrupted' ? journal.done : 0
          const places = [0, 1].filter((place) => (done & (1 << place)) !== 0)
          for (const place of recorded) expect(places, where).toContain(place)
          const left = contentsOf(media)
          const failed = media[dies].commits > commit % 2
          const names = await countedAlone(left, failed ? other(dies) : 'original')
          const notRecorded = [0, 1].filter((place) => !places.includes(place))
          expectTold({ recorded: places, notRecorded }, names, where)
        }
      }
    }
  })

  it('every crash state of two voters with a medium of which a torn write takes its neighbours along', () => {
    const found = enumerate(scenarioOf({ voters: 2, cuts: 1, neighbours: true }))
    expect(found.violations.filter((violation) => violation.startsWith('P2'))).toEqual([])
    expect(found.states).toBeGreaterThan(1000)
  })
})

/** One voter, two contests, the power gone in the given write. @returns what was told until then */
async function cutAt(commit: number, [original, duplicate]: readonly [PageFate, PageFate, ...PageFate[]]) {
  const media: FakePair = fakePair(freshContentsOf(PAIR))
  const box = await openAdmitted(await admitPair(media, PAIR), PAIR, randomness)
  await box.recover()
  // Slot and mark are two pages of one write: each has the fate of its medium.
  media.original.cutAt(commit, [original, original])
  media.duplicate.cutAt(commit, [duplicate, duplicate])
  const recorded: number[] = []
  try {
    for (const contest of [0, 1]) {
      const record = recordOf(contest, candidate(contest === 0 ? 101 : 201), randomness)
      const input = {
        token: token(1),
        cardContests: allContests(2),
        contest: contest as ContestBit,
        record,
        today: DAY_1,
      }
      const outcome = await box.record(input)
      if (outcome.type === 'recorded') recorded.push(contest)
    }
    await box.whenDone()
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error
  }
  return { contents: contentsOf(media), recorded }
}
