/**
 * `mix`: a contest that is counted so that anyone can check it – two mixers, three of five holders – in time of the processor for each
 * record, against one native X25519 in the same process. With the kernel, and a smaller one with the library alone.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Figure, spreadOf } from './measure.ts'
import { watchTree } from './process-tree.ts'

const MAKING = ['records', 'set', 'generators', 'mix', 'holder', 'open'] as const
const CHECKING = ['check records', 'check set', 'check generators', 'check mix', 'check opening', 'check list'] as const
export type MixStep = (typeof MAKING)[number] | (typeof CHECKING)[number]

/** What the process tells. */
export interface MixTold {
  /** Time of each step for each record, all mixers and holders together. */
  readonly micros: Readonly<Record<MixStep, number>>
  readonly x25519: number
}

/** The library costs as much for each record, however many they are. */
const RECORDS_OF_THE_LIBRARY = 1000

export async function mix(records: number): Promise<Figure[]> {
  const kernel = await once(records, 'kernel')
  const library = await once(Math.min(records, RECORDS_OF_THE_LIBRARY), 'library')
  return [
    ...figuresOf('kernel', `${records} records, two mixers, three holders`, kernel.told),
    figure('peak memory', 'MiB', 'making and checking in one process', kernel.peakMiB, null),
    ...figuresOf('library', 'the same with the library alone, a small contest', library.told),
  ]
}

function figuresOf(arithmetic: string, what: string, { micros, x25519 }: MixTold): Figure[] {
  const all = (steps: readonly MixStep[]) => steps.reduce((sum, each) => sum + micros[each], 0)
  const against = 'for each record; floor: one native X25519'
  return [
    figure(`${arithmetic}: making`, 'µs', `${what}; ${against}`, all(MAKING), x25519),
    figure(`${arithmetic}: checking`, 'µs', `${what}; ${against}`, all(CHECKING), x25519),
    ...[...MAKING, ...CHECKING].map((step) =>
      figure(`${arithmetic}: ${step}`, 'µs', 'all of them together, for each record', micros[step], x25519),
    ),
  ]
}

function figure(name: string, unit: Figure['unit'], what: string, value: number, floor: number | null): Figure {
  return {
    name: `mix: ${name}`,
    what,
    product: spreadOf([value]),
    floor: floor === null ? null : spreadOf([floor]),
    ratio: floor === null ? null : value / floor,
    unit,
  }
}

function once(records: number, arithmetic: 'kernel' | 'library'): Promise<{ told: MixTold; peakMiB: number }> {
  return new Promise((resolve, reject) => {
    const source = fileURLToPath(new URL('./mix-once.ts', import.meta.url))
    const child = fork(source, [String(records), arithmetic], { stdio: ['ignore', 2, 2, 'ipc'] })
    const tree = watchTree(child.pid ?? 0)
    let told: MixTold | null = null
    child.on('message', (message: MixTold) => {
      told = message
    })
    child.on('exit', (code) => {
      const { peakMiB } = tree.use()
      tree.stop()
      if (told !== null && code === 0) resolve({ told, peakMiB })
      else reject(new Error(`the mix ended with ${code}`))
    })
  })
}
