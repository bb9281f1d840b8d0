/**
 * `mix`: a contest that is counted so that anyone can check it – two mixers, three of five holders – in time of the processor for each
 * record, against one native X25519 in the same process. With the kernel, and a smaller one with the library alone.
 */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Figure, spreadOf } from './measure.ts'
import { type TreeUse, watchTree } from './process-tree.ts'

const MAKING = ['records', 'set', 'generators', 'mix', 'holder', 'open'] as const
const CHECKING = ['check records', 'check set', 'check generators', 'check mix', 'check opening', 'check list'] as const
export type MixStep = (typeof MAKING)[number] | (typeof CHECKING)[number]

/** The figures that the process reports. */
export interface MixTold {
  /** Time of each step for each record, all mixers and holders together. */
  readonly micros: Readonly<Record<MixStep, number>>
  readonly x25519: number
}

/** The library costs as much for each record, however many they are. */
const RECORDS_OF_THE_LIBRARY = 1000

/** The processes of a count that work on a list; each has ended before the next one begins. */
const PROCESSES = ['make', 'sort', 'mixer 1', 'mixer 2', 'holders', 'opened list', 'bundle'] as const
export type MixProcess = (typeof PROCESSES)[number]

export interface MixFilesTold {
  readonly through: MixProcess
}

/** @param room where the files may lie: 1.3 KB a record */
export async function mix(records: number, room: string): Promise<Figure[]> {
  const files = await throughFiles(records, room)
  const kernel = await once(records, 'kernel')
  const library = await once(Math.min(records, RECORDS_OF_THE_LIBRARY), 'library')
  return [
    ...figuresOf('kernel', `${records} records, two mixers, three holders`, kernel.told),
    figure('peak memory', 'MiB', 'making and checking in one process', kernel.peakMiB, null),
    ...files,
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

/** The same list through the real processes, on real files. */
async function throughFiles(records: number, room: string): Promise<Figure[]> {
  const directory = mkdtempSync(join(room, 'ippyo-bench-mix-'))
  try {
    const uses = await usesOf(records, directory)
    const spent = (at: number) => (uses[at]?.cpuSeconds ?? 0) - (uses[at - 1]?.cpuSeconds ?? 0)
    return PROCESSES.flatMap((name, at) => {
      const what = 'of the program that asks and the process that works, shared pages once, sampled'
      const all = `${records} records from file to file, with the check of everything before; for each record`
      if (name === 'make') return []
      return [
        figure(`files: ${name}`, 'µs', all, (spent(at) / records) * 1e6, null),
        figure(`files: ${name}, peak memory`, 'MiB', what, uses[at]?.peakMiB ?? 0, null),
      ]
    })
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** At the end of each process, in their order. */
function usesOf(records: number, directory: string): Promise<readonly TreeUse[]> {
  return new Promise((resolve, reject) => {
    const source = fileURLToPath(new URL('./mix-files.ts', import.meta.url))
    const child = fork(source, [String(records), directory], { stdio: ['ignore', 2, 2, 'ipc'] })
    const tree = watchTree(child.pid ?? 0)
    const uses: TreeUse[] = []
    child.on('message', (_: MixFilesTold) => void uses.push(tree.use()))
    child.on('exit', (code) => {
      tree.stop()
      if (code === 0 && uses.length === PROCESSES.length) resolve(uses)
      else reject(new Error(`the list ended with ${code}`))
    })
  })
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
