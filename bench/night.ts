/**
 * `night`: the sealed media of `fixtures/elections/niimi-2002` → its finished papers. 113 machines of 43 stations, each with its part of
 * the visits of votes.csv as real ballots; made first, unmeasured. The measure is the machines' part of the night: from the
 * press that reads the media to the last PDF, with people who answer at once.
 */
import { fork } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildTranslated, TRANSLATED } from '#build/translated.mjs'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
  writeStationReport,
} from '#simulation/counting/counting-election.ts'
import { type Session, writePair } from '#simulation/counting/sealed-pair.ts'
import { type Figure, spreadOf } from './measure.ts'
import { watchTree } from './process-tree.ts'

const SOURCES = fileURLToPath(new URL('../fixtures/elections/niimi-2002/', import.meta.url))
const ROUNDS = 3
const randomness = secureRandomness()
/** Ids of the made election: mayors are 11…, councillors 21… */
const FIRST_ID = [10, 20] as const

/** The directory of the counting process. */
export interface NightMade {
  readonly media: string[]
  readonly passphrases: readonly string[]
  /** Votes of each candidate, by `<contest> <number>`. */
  readonly votes: Readonly<Record<string, number>>
}

export type NightMessage = { readonly type: 'begin' } | NightTold

interface NightTold {
  readonly type: 'told'
  /** Since the press that reads the media, when each was done. */
  readonly seconds: { readonly read: number; readonly counted: number; readonly sheet: number; readonly all: number }
}

type Measured = NightTold['seconds'] & { readonly cpu: number; readonly peakMiB: number }

export async function night(): Promise<Figure[]> {
  const directory = await mkdtemp(join(tmpdir(), 'ippyo-bench-night-'))
  try {
    // The delivered program is translated before it counts, so it is here.
    await buildTranslated()
    await makeNight(directory)
    const rounds: Measured[] = []
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push(await countIn(directory, join(directory, `out-${round}`), 'time'))
    }
    const { peakMiB } = await countIn(directory, join(directory, 'out-memory'), 'memory')
    const figure = (name: string, unit: Figure['unit'], what: string, values: readonly number[]): Figure => {
      return { name: `night: ${name}`, what, product: spreadOf(values), floor: null, ratio: null, unit }
    }
    const since = 'of niimi-2002, since the press that reads its 113 media'
    return [
      figure(
        'media read',
        's',
        since,
        rounds.map(({ read }) => read),
      ),
      figure(
        'counted',
        's',
        `${since}; mixed twice, opened by three of five, reconciled`,
        rounds.map(({ counted }) => counted),
      ),
      figure(
        'media → 開票結果',
        's',
        `${since}; the first paper is there`,
        rounds.map(({ sheet }) => sheet),
      ),
      figure(
        'media → every paper',
        's',
        `${since}; seven PDFs, CSV, JSON, NIST`,
        rounds.map(({ all }) => all),
      ),
      figure(
        'time of processors for that',
        's',
        'of all processes',
        rounds.map(({ cpu }) => cpu),
      ),
      figure('peak memory', 'MiB', 'of the tally and its helpers together', [peakMiB]),
    ]
  } finally {
    await rm(directory, { recursive: true })
  }
}

interface Visit {
  readonly station: string
  readonly choices: readonly [string, string]
}

async function makeNight(directory: string): Promise<void> {
  const places = (await rowsOf('stations.csv')).map((row) => {
    return { id: row.station ?? '', kiosks: Number(row.kiosks), spares: Number(row.spares) }
  })
  const own = new Map((await rowsOf('roll.csv')).map((row) => [row.roll_no, row.station ?? '']))
  const visits = (await rowsOf('votes.csv')).flatMap((row): readonly Visit[] => {
    const choices = [row.mayor ?? '', row.council ?? ''] as const
    const isWhole = choices.every((choice) => choice === 'ended' || Number(choice) > 0)
    return isWhole ? [{ station: row.station || (own.get(row.roll_no) ?? ''), choices }] : []
  })
  // A real medium has room for all voters of its station; here each has room for those of an average station.
  const eligible = Math.ceil(own.size / places.length)
  const made = await countingElection(randomness, {
    stations: places,
    eligible,
    seats: 22,
    candidates: [3, 26],
    holders: [5, 3],
  })
  await writeCountingElection(made, directory)
  const media: string[] = []
  for (const [i, { id, kiosks, spares }] of places.entries()) {
    const station = String(i + 1)
    const here = visits.filter((visit) => visit.station === id)
    for (let pair = 1; pair <= kiosks; pair++) {
      const sessions = here.filter((_, at) => at % kiosks === pair - 1).map((visit) => sessionOf(made, visit))
      const written = await writePair(made, { station, pair, sessions }, join(directory, 'media'), randomness)
      media.push(written.original)
    }
    const pairs = [...Array<'started'>(kiosks).fill('started'), ...Array<'spare'>(spares).fill('spare')]
    await writeStationReport(made, directory, { station, voters: here.length, pairs })
  }
  const votes: Record<string, number> = {}
  for (const { choices } of visits) {
    for (const [contest, choice] of choices.entries()) {
      if (choice !== 'ended') votes[`${contest} ${choice}`] = (votes[`${contest} ${choice}`] ?? 0) + 1
    }
  }
  const night: NightMade = { media, passphrases: made.passphrases, votes }
  await writeFile(join(directory, 'night.json'), JSON.stringify(night))
}

function sessionOf(made: CountingElection, { choices }: Visit): Session {
  const record = (contest: 0 | 1) => {
    const choice = choices[contest]
    return made.record(contest, choice === 'ended' ? null : FIRST_ID[contest] + Number(choice))
  }
  return [record(0), record(1)]
}

async function rowsOf(file: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const [head = '', ...lines] = (await readFile(join(SOURCES, file), 'utf8')).trim().split('\n')
  const names = head.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])))
}

/** @param what only one of the two at a time: measuring the memory would slow the work that is timed */
function countIn(directory: string, out: string, what: 'time' | 'memory'): Promise<Measured> {
  return new Promise<Measured>((resolve, reject) => {
    const child = fork(join(TRANSLATED, 'bench/night-once.ts.mjs'), [directory, out], {
      execArgv: [],
      stdio: ['ignore', 2, 2, 'ipc'],
    })
    const tree = watchTree(child.pid ?? 0, what === 'memory')
    let before = 0
    let told: Measured | null = null
    child.on('message', (message: NightMessage) => {
      const { cpuSeconds, peakMiB } = tree.use()
      if (message.type === 'begin') before = cpuSeconds
      else told = { ...message.seconds, cpu: cpuSeconds - before, peakMiB }
      // The process waits at each message until it was measured.
      child.send('go on')
    })
    child.on('exit', (code) => {
      tree.stop()
      if (told !== null && code === 0) resolve(told)
      else reject(new Error(`the count ended with ${code}`))
    })
  })
}
