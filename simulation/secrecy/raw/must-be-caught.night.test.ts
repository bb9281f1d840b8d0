/**
 * A lane that cannot fail proves nothing: what outsiders did to the kiosk of before, and file systems and files that the product
 * refuses now, are laid out on purpose, and must be read.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { below, shuffled } from '#election/randomness.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { GATE_DEVIATIONS, Gate } from '../gate.ts'
import { kendall } from '../kendall.ts'
import { placedInTheDay } from './file-system-traces.ts'
import { BTRFS, EXT4_WITH_JOURNAL, EXT4_WITHOUT_JOURNAL, type RawFileSystem } from './file-systems.ts'
import { issuerDayOnDisks } from './issuer-day-on-disks.ts'
import { desksAnywhere } from './issuer-view.ts'
import { KINDS, type Kind } from './kinds.ts'
import { type DayAsk, kioskDay } from './kiosk-day.ts'
import { BOX, readKiosk } from './kiosk-view.ts'
import { copied, preallocated, renamedMemory, unevenMemory, untilClockTicks, withHoles } from './planted-writers.ts'
import { whyNoRawDisks } from './raw-disks.ts'
import { type RawStation, rawStation } from './raw-station.ts'
import { type Clue, WhoEnded } from './who-ended.ts'

/** Enough that guessing each of two kinds right is beyond the gate. */
const VOTERS = 48
const FEW = 24
let station: RawStation

beforeAll(async () => {
  station = await rawStation(VOTERS)
})
afterAll(() => station.close())

const randomness = seededRandomness('must be caught')
const halfEnded = shuffled(
  randomness,
  Array.from({ length: VOTERS }, (_, i): Kind => (i % 2 === 0 ? 'ended at the start' : 'voted in both')),
)

async function read(fileSystem: RawFileSystem, changes: Partial<DayAsk>) {
  const kinds =
    changes.kinds ?? Array.from({ length: FEW }, (): Kind => KINDS[below(randomness, KINDS.length)] ?? 'voted in both')
  const day = await kioskDay({ station, fileSystem, randomness, ...changes, kinds })
  return { day, ...readKiosk(day, station, fileSystem.readable) }
}

function endedAtTheStart(clues: readonly Clue[] | undefined) {
  const guess = new WhoEnded()
  guess.addDay(clues ?? [])
  return guess.answers().find(({ question }) => question === 'ended at the start')
}

const [noJournal, journal, btrfs] = [EXT4_WITHOUT_JOURNAL, EXT4_WITH_JOURNAL, BTRFS].map(whyNoRawDisks)

describe('who ended without voting', () => {
  it.skipIf(noJournal !== null)(
    `is read from the freed blocks of a memory that is renamed, each of them (${noJournal ?? 'X-A1'})`,
    async () => {
      const planted = { kinds: halfEnded, remembers: renamedMemory, putBox: copied }
      const { leftovers, clues } = await read(EXT4_WITHOUT_JOURNAL, planted)
      const answer = endedAtTheStart(clues.get('versions of the machine’s memory'))
      expect(answer?.hits).toBe(VOTERS / 2)
      expect(answer?.deviations).toBeGreaterThan(GATE_DEVIATIONS)
      expect(leftovers.join('\n')).toMatch(/blocks changed where no file lies/)
    },
    120_000,
  )

  it.skipIf(journal !== null)(
    `is read from the file system's journal where only the number of writes in place differs (${journal ?? 'planted'})`,
    async () => {
      const { clues } = await read(EXT4_WITH_JOURNAL, { kinds: halfEnded, remembers: unevenMemory })
      const answer = endedAtTheStart(clues.get('times of planted-state.bin in it, machine'))
      expect(answer?.deviations).toBeGreaterThan(GATE_DEVIATIONS)
    },
    120_000,
  )

  it.skipIf(journal !== null)(
    `is read from the journal of a stick that commits between two presses (${journal ?? 'decision 001'})`,
    async () => {
      // Presses are seconds apart; on a fast machine two would fall into one moment of the kernel's clock.
      const pause = { longPause: async () => untilClockTicks() }
      const { clues } = await read(EXT4_WITH_JOURNAL, { kinds: halfEnded, sticksCommit: true, ...pause })
      for (const stick of ['original', 'duplicate']) {
        const answer = endedAtTheStart(clues.get(`times of ${BOX} in it, ${stick}`))
        expect(answer?.deviations).toBeGreaterThan(GATE_DEVIATIONS)
      }
    },
    120_000,
  )
})

describe('the order of the voters', () => {
  it.skipIf(btrfs !== null)(
    `is read from sticks that write to new places (${btrfs ?? 'X-A2'})`,
    async () => {
      const { places, leftovers } = await read(BTRFS, { putBox: copied })
      for (const stick of ['original', 'duplicate'] as const) {
        const gate = new Gate()
        gate.addDay(places[stick])
        expect(gate.found()).toContain('ballots of contest 1 against order')
      }
      expect(leftovers.join('\n')).toMatch(/journal pages instead of two/)
    },
    120_000,
  )

  it.skipIf(journal !== null).each([
    ['with holes', withHoles],
    ['preallocated and not written', preallocated],
  ] as const)(
    `is read from a box %s (${journal ?? 'X-A3'})`,
    async (_, putBox) => {
      const { day, leftovers } = await read(EXT4_WITH_JOURNAL, { putBox })
      const placed = placedInTheDay(day.closed.original, BOX)
      const firsts = day.voters.flatMap(({ pages }) => placed.get(pages[0] ?? -1) ?? [])
      expect(firsts.length).toBeGreaterThan(FEW / 2)
      expect(kendall(firsts).tau).toBe(1)
      expect(leftovers.join('\n')).toMatch(/the journal tells when \d+ pages got their places/)
    },
    120_000,
  )

  it.skipIf(btrfs !== null)(
    `is read from a take-over medium that writes to new places (${btrfs ?? 'X-A2'})`,
    async () => {
      const order = shuffled(
        randomness,
        Array.from({ length: FEW }, (_, i) => i + 1),
      )
      const day = await issuerDayOnDisks({ station, fileSystem: BTRFS, order, cutAfter: new Set(), onCut: () => {} })
      const rows = desksAnywhere(day.closed['take-over'], station).flatMap(({ operation }) => operation?.row ?? [])
      const seen = [...new Set(rows)]
      expect(seen.length).toBeGreaterThan(FEW / 2)
      expect(seen).toEqual(day.issued.map(({ row }) => row).filter((row) => seen.includes(row)))
    },
    120_000,
  )
})
