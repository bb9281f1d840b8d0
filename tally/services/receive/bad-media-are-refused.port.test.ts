import { cp, mkdtemp, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { MachineId } from '#election/ids.ts'
import { dayNumber, type LocalDate, type LocalMinute } from '#election/time.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { type CountingElection, countingElection, ELECTION_DATE } from '#simulation/counting/counting-election.ts'
import { type PairOptions, type Session, writeFreshPair, writePair } from '#simulation/counting/sealed-pair.ts'
import { sealCounts } from '#simulation/rooms/each-contest.ts'
import { examineMedium } from './examine-medium.ts'

const randomness = secureRandomness()
const sessions: Session[] = [
  [11, 21],
  [12, null],
]
let directory: string
let made: CountingElection
let good: { original: string; duplicate: string }
let next = 0

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-bad-media-'))
  made = await countingElection(randomness)
  good = await pair({})
})

afterAll(() => rm(directory, { recursive: true }))

function pair(options: Partial<PairOptions>, of = made) {
  return writePair(of, { station: '1', pair: 1, sessions, ...options }, join(directory, String(next++)), randomness)
}

async function examine(place: string, electionPackage = made.election.electionPackage) {
  const medium = await openMediumReadOnly(place)
  if (!medium.ok) return { type: medium.error.type }
  const election = { electionPackage, authorityPublicKey: made.authority.publicKey, several: null }
  const { examination, contents } = await examineMedium(medium.value, election, () => {})
  await medium.value.close()
  expect(contents === null).toBe(examination.type !== 'sealed')
  return examination
}

/** A copy of the good original that the test may spoil. */
async function spoilt(spoil: (path: string) => Promise<void>) {
  const place = join(directory, String(next++))
  await cp(good.original, place, { recursive: true })
  await spoil(join(place, BALLOT_BOX_FILE))
  return (await examine(place)).type
}

async function flip(path: string, offset: number) {
  const file = await open(path, 'r+')
  const byte = Buffer.alloc(1)
  await file.read(byte, 0, 1, offset)
  await file.write(Buffer.of((byte[0] as number) ^ 1), 0, 1, offset)
  await file.close()
}

describe('a sealed medium', () => {
  it('is known by station, pair, role and serial, with records per contest and marks', async () => {
    const examined = await examine(good.original)
    expect(examined).toMatchObject({
      type: 'sealed',
      medium: { serial: 'M-1-1-A', station: '1', pair: 1, role: 'original' },
      sealed: { records: new Map(Object.entries({ mayor: 2, council: 2 })), spentMarks: 2, markedSessions: 2 },
    })
    expect((await examine(good.duplicate)).type).toBe('sealed')
  })

  it.each([[{ unpermitted: true }], [{}]] as const)('CLS-03: its log has the word of the closing: %j', async (said) => {
    const minute = `${ELECTION_DATE}T20:05` as LocalMinute
    const entries = [{ event: { type: 'closing', final: true, ...said }, minute }] as const
    const { original } = await pair({ log: { entries } })
    const examined = await examine(original)
    expect('sealed' in examined && examined.sealed.unpermitted).toBe('unpermitted' in said ? true : undefined)
    expect('sealed' in examined && examined.sealed.log).toEqual(entries)
  })
})

describe('each bad medium is told apart', () => {
  it('unused, not closed, of another election, of another use', async () => {
    const fresh = await writeFreshPair(made, { station: '1', pair: 3 }, join(directory, 'fresh'), randomness)
    expect((await examine(fresh.original)).type).toBe('as-initialised')
    expect((await examine((await pair({ open: true })).original)).type).toBe('not-closed')
    const other = await countingElection(randomness)
    expect((await examine((await pair({}, other)).original)).type).toBe('medium-of-other-election')
    const rehearsal = await countingElection(randomness, { use: 'rehearsal' })
    const sameOffice = { ...rehearsal, authority: made.authority }
    expect((await examine((await pair({}, sameOffice)).original)).type).toBe('medium-of-other-use')
  })

  it('no ballot box, empty, header changed, cut short', async () => {
    expect(await spoilt((path) => writeFile(path, Buffer.alloc(2 * PAGE_BYTES, 7)))).toBe('not-a-ballot-box')
    expect(await spoilt((path) => writeFile(path, ''))).toBe('truncated')
    expect(await spoilt((path) => flip(path, 200))).toBe('header-altered')
    expect(await spoilt((path) => flip(path, 12))).toBe('medium-of-other-election')
    expect(await spoilt((path) => truncate(path, 100 * PAGE_BYTES))).toBe('truncated')
    expect(await spoilt((path) => truncate(path, 100 * PAGE_BYTES + 1))).toBe('truncated')
    const whole = (await stat(join(good.original, BALLOT_BOX_FILE))).size
    expect(await spoilt((path) => truncate(path, whole + 1))).toBe('oversize')
    expect(await spoilt((path) => truncate(path, whole + PAGE_BYTES))).toBe('oversize')
    expect((await examine(join(directory, 'nothing'))).type).toBe('missing')
  })

  it('one bit anywhere behind the seal: in a ballot, in a free page, in a gap, in the seal', async () => {
    const bytes = await readFile(join(good.original, BALLOT_BOX_FILE))
    const used: number[] = []
    for (let page = 48; page * PAGE_BYTES < bytes.length; page++)
      if (bytes[page * PAGE_BYTES + 40] !== 0) used.push(page)
    const free = bytes.length / PAGE_BYTES - 140
    for (const offset of [
      (used[0] as number) * PAGE_BYTES + 100,
      (used.at(-1) as number) * PAGE_BYTES + 60,
      free * PAGE_BYTES + 7,
      5 * PAGE_BYTES,
      bytes.length - 1,
    ]) {
      expect(await spoilt((path) => flip(path, offset)), `byte ${offset}`).toBe('medium-altered')
    }
  })

  it('a seal of a machine that is not of this station, of another pair, or with other counts', async () => {
    for (const seal of [{ machine: '2-K1' as MachineId }, { pair: 2 as never }, { records: sealCounts(3, 2) }]) {
      expect((await examine((await pair({ seal })).original)).type).toBe('medium-altered')
    }
  })

  it('TC-20: sealed on the day from which the poll was moved away, as that; on any other day as altered', async () => {
    const NEW = '2002-06-28' as LocalDate
    const moved = (from: readonly LocalDate[]): ElectionPackage => {
      const { electionPackage } = made.election
      const stations = electionPackage.stations.map((each) => ({ ...each, dates: [NEW], earlierDates: [from] }))
      return { ...electionPackage, rules: { ...electionPackage.rules, date: NEW }, stations }
    }
    const medium = { serial: 'M-1-1-A', station: '1', pair: 1, role: 'original' }
    const onOldDay = moved([ELECTION_DATE])
    expect(await examine(good.original, onOldDay)).toEqual({ type: 'sealed-on-moved-day', medium })
    const foreign = await pair({ seal: { machine: '2-K1' as MachineId } })
    expect(await examine(foreign.original, onOldDay)).toEqual({ type: 'medium-altered', medium })
    // The day has come back to where it was: it counts.
    const { electionPackage } = made.election
    const back = electionPackage.stations.map((each) => ({ ...each, earlierDates: [each.dates, [NEW]] }))
    expect((await examine(good.original, { ...electionPackage, stations: back })).type).toBe('sealed')
    const other = await pair({ seal: { day: dayNumber('2002-06-20' as LocalDate) } })
    expect((await examine(other.original, onOldDay)).type).toBe('medium-altered')
  })

  it('a machine of the same station may seal for a dead one', async () => {
    expect((await examine((await pair({ seal: { machine: '1-K2' as MachineId } })).original)).type).toBe('sealed')
  })

  it('a pair that the package does not know', async () => {
    expect((await examine((await pair({ pair: 9, seal: { machine: '1-K1' as MachineId } })).original)).type).toBe(
      'unknown-serial',
    )
  })
})
