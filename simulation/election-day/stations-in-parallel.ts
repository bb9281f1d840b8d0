/** Hands the stations to as many processes as there are cores, largest first. */
import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { startOf } from '#build/start-of.ts'
import type { Visit } from '#simulation/people/visits.ts'
import type { PlayedPeople } from './rehearsal-people.ts'
import type { StationOutcome } from './station-day.ts'
import type { FromWorker, ToWorker } from './station-worker.ts'

const WORKERS_MAX = 4

export interface StationPlan {
  readonly station: string
  readonly visits: readonly Visit[]
}

export async function playStations(input: {
  readonly out: string
  readonly seed: string
  readonly people: PlayedPeople
  readonly plans: readonly StationPlan[]
  readonly onVisits: (visits: number) => void
}): Promise<StationOutcome[]> {
  if (input.plans.length === 0) return []
  const waiting = [...input.plans].sort((a, b) => b.visits.length - a.visits.length)
  const outcomes: StationOutcome[] = []
  const count = Math.min(WORKERS_MAX, availableParallelism(), waiting.length)
  const { options, file } = startOf('simulation/election-day/station-worker.ts')
  const workers = Array.from({ length: count }, () =>
    fork(file, [], { execArgv: [...options], stdio: ['ignore', 2, 2, 'ipc'] }),
  )
  try {
    await Promise.all(
      workers.map(async (worker) => {
        await ask(worker, { type: 'prepare', out: input.out, seed: input.seed, people: input.people }, input.onVisits)
        for (let plan = waiting.shift(); plan; plan = waiting.shift()) {
          const visits = plan.visits.map((visit) => ({ ...visit, choices: [...visit.choices] }))
          const played = await ask(worker, { type: 'play', station: plan.station, visits }, input.onVisits)
          if (played.type === 'played') outcomes.push(played.outcome)
        }
      }),
    )
  } finally {
    for (const worker of workers) if (worker.connected) worker.disconnect()
  }
  return outcomes
}

/** One request at a time; progress on the way. Rejects when the process fails or dies. */
function ask(worker: ChildProcess, request: ToWorker, onVisits: (visits: number) => void): Promise<FromWorker> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null) => done(() => reject(new Error(`a station's process ended with ${code}`)))
    const heard = (message: FromWorker) => {
      if (message.type === 'visited') onVisits(message.visits)
      else if (message.type === 'failed') done(() => reject(new Error(message.what)))
      else done(() => resolve(message))
    }
    const done = (finish: () => void) => {
      worker.off('message', heard)
      worker.off('exit', died)
      finish()
    }
    worker.on('message', heard)
    worker.once('exit', died)
    worker.send(request)
  })
}
