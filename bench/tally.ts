/** `tally`: closed media of a whole day → printed result, in a process of its own so that its peak memory is its own. */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electionDay } from '#simulation/election-day/election-day.ts'
import { narrate } from '#simulation/election-day/narration.ts'
import { type Figure, spreadOf } from './measure.ts'
import { watchTree } from './process-tree.ts'

const ROUNDS = 3
const SMALL_VOTERS = 40

/** The figure that the counting process reports. */
export interface CountTold {
  readonly seconds: number
}

/** @param day the `--out` of a finished election day; left out, a small one is played first */
export async function tally(sources: string, day?: string): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-bench-tally-'))
  try {
    const played = day ?? join(directory, 'day')
    if (day === undefined) await playSmall(sources, played)
    const told: { seconds: number; peakMiB: number }[] = []
    for (let round = 0; round < ROUNDS; round++) told.push(await countIn(played, join(directory, `count-${round}`)))
    const seconds = spreadOf(told.map((each) => each.seconds))
    const memory = spreadOf(told.map((each) => each.peakMiB))
    return [
      {
        name: 'tally: media → PDF',
        what: 'receive, read, open, count, reconcile, print',
        product: seconds,
        floor: null,
        ratio: null,
        unit: 's',
      },
      {
        name: 'tally: peak memory',
        what: 'of the tally and its helper processes together, shared pages once, sampled',
        product: memory,
        floor: null,
        ratio: null,
        unit: 'MiB',
      },
    ]
  } finally {
    rmSync(directory, { recursive: true })
  }
}

async function playSmall(election: string, out: string): Promise<void> {
  await electionDay({
    election,
    votes: null,
    voters: SMALL_VOTERS,
    seed: 'bench',
    out,
    narration: narrate(true, 'en'),
    use: 'fixture',
  })
}

/** The stages of an earlier count are final; each round counts into a directory of its own. */
function countIn(day: string, documents: string): Promise<{ seconds: number; peakMiB: number }> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./count-once.ts', import.meta.url)), [day, documents], {
      stdio: ['ignore', 2, 2, 'ipc'],
    })
    const tree = watchTree(child.pid ?? 0)
    let told: CountTold | null = null
    child.on('message', (message: CountTold) => {
      told = message
    })
    child.on('exit', (code) => {
      const { peakMiB } = tree.use()
      tree.stop()
      if (told !== null && code === 0) resolve({ ...told, peakMiB })
      else reject(new Error(`the count ended with ${code}`))
    })
  })
}
