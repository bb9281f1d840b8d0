/**
 * Attacks of outsiders on a count, on real media files: a report that leaves a sealed machine out, a duplicate with other votes,
 * a seal by a stolen spare, a second count of another set. Each must stop its station, and the tally must show no
 * candidate's figure that is not of the whole district (LAW-17).
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { MachineId, StationId } from '#election/ids.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  type CountingElection,
  countingElection,
  type ReportOptions,
  writeCountingElection,
  writeStationReport,
} from '#simulation/counting/counting-election.ts'
import {
  compareReports,
  type DrivenTally,
  driveTally,
  mixAndOpen,
  receiveStations,
  startCounting,
} from '#simulation/counting/drive-tally.ts'
import { type PairOptions, type Session, writePair } from '#simulation/counting/sealed-pair.ts'
import type { TallyView } from './session/view.ts'

// Each count starts the processes of the key.
vi.setConfig({ testTimeout: 120_000 })

const randomness = secureRandomness()
let root: string
let made: CountingElection
let next = 0

const repeat = (session: Session, times: number): Session[] => Array.from({ length: times }, () => session)
const FIRST = [...repeat([11, 21], 12), ...repeat([12, 22], 7)]
const SECOND = repeat([12, 22], 11)

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ippyo-box-'))
  made = await countingElection(randomness, { stations: [{ kiosks: 2, spares: 1 }] })
})

afterAll(() => rm(root, { recursive: true }))

interface Room {
  readonly directory: string
  readonly first: { original: string; duplicate: string }
  readonly second: { original: string; duplicate: string }
}

/** Two machines and a spare; `pairs` is what the report says of them, whatever the media are. */
async function room(
  pairs: ReportOptions['pairs'],
  change: { first?: Partial<PairOptions>; second?: Partial<PairOptions>; voters?: number } = {},
): Promise<Room> {
  const directory = join(root, String(next++))
  await writeCountingElection(made, directory)
  await writeStationReport(made, directory, { station: '1', voters: change.voters ?? 30, pairs })
  const write = (pair: number, sessions: readonly Session[], options: Partial<PairOptions> = {}) =>
    writePair(made, { station: '1', pair, sessions, ...options }, join(directory, 'media'), randomness)
  return {
    directory,
    first: await write(1, FIRST, change.first),
    second: await write(2, SECOND, change.second),
  }
}

type Act = DrivenTally['act']

interface CountOptions {
  readonly out?: string
  /** False: nobody compares the reports' numbers with the printed sheets. */
  readonly compare?: boolean
  readonly between?: (act: Act, view: TallyView) => Promise<unknown>
}

/** Receives, mixes, and two holders open; `between` is what people do before that. */
async function count(
  { directory }: Room,
  media: readonly string[],
  { out = 'out', compare = true, between }: CountOptions = {},
): Promise<TallyView> {
  const at = (name: string) => join(directory, name)
  const paths = { reports: at('reports'), shares: at('shares'), out: at(out) }
  const driven = await driveTally(
    { package: at('package'), machine: at('machine'), media: [...media], ...paths },
    randomness,
  )
  try {
    await startCounting(driven)
    await driven.act({ type: 'receive-reports' })
    await (compare ? compareReports : receiveStations)(driven)
    const received = await driven.act({ type: 'read-media' })
    await between?.(driven.act, received)
    return await mixAndOpen(driven, made.passphrases)
  } finally {
    await driven.tally.stop()
  }
}

const stops = { phase: 'receive', result: null, message: { code: 'explain-first' } }

describe('a report does not take a box out of the count', () => {
  it.each([
    ['calls a spare', ['started', 'spare', 'spare']],
    ['calls not started', ['started', 'not-started', 'spare']],
  ] as const)('a sealed original that the report %s stops the station', async (_, pairs) => {
    const made = await room([...pairs])
    expect(await count(made, [made.first.original, made.second.original])).toMatchObject(stops)
  })

  it('one that the report leaves out stops it too', async () => {
    const made = await room(['started'])
    const view = await count(made, [made.first.original, made.second.original])
    expect(view.result).toBeNull()
    expect(view.message?.code).toBe('incomplete')
    // The third machine has neither a medium nor a word of the report.
    expect(view.missing).toContainEqual({ type: 'medium', station: '1', pair: 3 })
  })

  it('a box that was begun and not closed stops it, though the report calls it a spare', async () => {
    const made = await room(['started', 'spare', 'spare'], { second: { open: true } })
    expect(await count(made, [made.first.original, made.second.original])).toMatchObject(stops)
  })
})

describe('original and duplicate', () => {
  it('with other votes, both genuinely sealed: the station stops', async () => {
    const made = await room(['started', 'started', 'spare'])
    const other = await room(['started', 'started', 'spare'], { second: {} })
    const view = await count(made, [made.first.original, made.second.original, other.second.duplicate])
    expect(view).toMatchObject(stops)
  })

  it('a copy of the original offered as duplicate is refused at its slot', async () => {
    const made = await room(['started', 'started', 'spare'])
    await cp(made.second.original, made.second.duplicate, { recursive: true, force: true })
    const view = await count(made, [made.first.original, made.second.original, made.second.duplicate])
    const told = view.slots.filter((slot) => slot.refusal !== null)
    expect(told.map((slot) => slot.refusal?.type)).toEqual(['copy-of-a-medium'])
  })
})

describe('a seal by another machine', () => {
  it('of the spare that the report calls unused stops the station', async () => {
    const made = await room(['started', 'started', 'spare'], { second: { seal: { machine: '1-K3' as MachineId } } })
    expect(await count(made, [made.first.original, made.second.original])).toMatchObject(stops)
  })
})

describe("a report signed with a stolen issuer's key (X-A5)", () => {
  /** Pair 2 "never started", its 11 voters gone from the books, its medium left at home: genuine by its signature, and balanced. */
  async function forged(): Promise<Room> {
    return room(['started', 'not-started', 'spare'], { voters: FIRST.length })
  }

  it('is not counted before somebody has compared its number with the printed sheet', async () => {
    const made = await forged()
    const view = await count(made, [made.first.original], { compare: false })
    expect(view.result).toBeNull()
    expect(view.message?.code).toBe('incomplete')
    expect(view.missing).toEqual([{ type: 'comparison', station: '1' }])
    expect(view.stations[0]?.setAside).toEqual([
      { pair: 2, state: 'not-started' },
      { pair: 3, state: 'spare' },
    ])
  })

  it('stops the station when the printed sheet has another number, until that is explained', async () => {
    const made = await forged()
    const differs = async (act: Act, view: TallyView) => {
      const number = view.stations[0]?.reportFingerprint ?? ''
      return act({ type: 'compare-report', station: '1' as StationId, number, same: false })
    }
    const view = await count(made, [made.first.original], { compare: false, between: differs })
    expect(view).toMatchObject(stops)
    expect(view.doubts.map(({ code }) => code)).toEqual(['report-not-as-printed'])
  })

  it('that comes after the genuine one was compared must be compared too', async () => {
    const genuine = await room(['started', 'started', 'spare'])
    const later = { station: '1', voters: FIRST.length, pairs: ['started', 'not-started', 'spare'] } as const
    const view = await count(genuine, [genuine.first.original, genuine.second.original], {
      between: async (act) => {
        await writeStationReport(made, genuine.directory, { ...later, madeAt: '2002-06-23T23:59' })
        await act({ type: 'receive-reports' })
      },
    })
    expect(view.result).toBeNull()
    expect(view.missing).toContainEqual({ type: 'comparison', station: '1' })
  })

  it('is not compared by a number other than that of the report on the screen', async () => {
    const made = await forged()
    const other = '00000 00000 00000 00000'
    const view = await count(made, [made.first.original], {
      compare: false,
      between: async (act) => {
        const refused = await act({ type: 'compare-report', station: '1' as StationId, number: other, same: true })
        expect(refused.message?.code).toBe('other-report-now')
      },
    })
    expect(view.missing).toEqual([{ type: 'comparison', station: '1' }])
  })
})

describe('a second count', () => {
  it('of another set of media is refused by the machine that opened the first, in another place too', async () => {
    const made = await room(['started', 'started', 'spare'])
    const whole = await count(made, [made.first.original, made.second.original])
    expect(whole.result?.contests[0]?.records).toBe(30)
    await writeStationReport(elected(), made.directory, {
      station: '1',
      voters: 19,
      pairs: ['started', 'not-started', 'spare'],
    })
    const less = await count(made, [made.first.original], { out: 'elsewhere' })
    expect(less.result).toBeNull()
    expect(less.message?.code).toBe('opened-with-other-set')
  })
})

function elected(): CountingElection {
  return made
}

it('records that were changed between the merge and the opening are not opened, and the screen says which file', async () => {
  const copied = elected().record(0, 11)
  const sessions = [[copied, 22]] as const
  const made = await room(['started', 'started', 'spare'], { first: { sessions }, second: { sessions }, voters: 2 })
  const at = (name: string) => join(made.directory, name)
  const paths = {
    package: at('package'),
    machine: at('machine'),
    reports: at('reports'),
    shares: at('shares'),
    out: at('out'),
  }
  const driven = await driveTally({ ...paths, media: [made.first.original, made.second.original] }, randomness)
  await startCounting(driven)
  await driven.act({ type: 'receive-reports' })
  await compareReports(driven)
  await driven.act({ type: 'read-media' })
  // The merge is done, and one record is on two media: the election chair is asked before anything is opened.
  const asked = await driven.act({ type: 'count' })
  expect(asked).toMatchObject(stops)
  const records = at('out/count/2-merged/records')
  const bytes = await readFile(records)
  bytes.writeUInt8(bytes.readUInt8(700) ^ 1, 700)
  await writeFile(records, bytes)
  for (const { id } of asked.doubts) await driven.act({ type: 'explain', doubt: id, reason: 'seen', by: ['chair'] })
  const changed = await driven.act({ type: 'count' })
  const message = { code: 'stage-changed', about: { file: '2-merged/records' } }
  expect(changed).toMatchObject({ phase: 'out-of-service', result: null, message })
  await driven.tally.stop()
})

describe('a report that cannot be read', () => {
  it('because its signature file is empty: no result', async () => {
    const made = await room(['started', 'started', 'spare'])
    await writeFile(join(made.directory, 'reports', '1.json.sig'), '')
    const view = await count(made, [made.first.original, made.second.original])
    expect(view.result).toBeNull()
  })
})
