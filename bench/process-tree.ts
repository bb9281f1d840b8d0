/**
 * What a process and all its descendants use: memory as proportional set sizes, so that shared pages count once, and time of a
 * processor. Linux only.
 */
import { readFileSync } from 'node:fs'

const SAMPLE_EVERY_MS = 200
const TICKS_A_SECOND = 100

export interface TreeUse {
  /** The most of all looks since the last call. */
  readonly peakMiB: number
  /** Since the begin. A process that ended has what the last look saw. */
  readonly cpuSeconds: number
}

/**
 * @param memory looking at it walks through every page of a process and holds it up meanwhile: some 50 ms a look, a third of a core. Where time is
 * measured, nobody looks.
 */
export function watchTree(pid: number, memory = true): { use(): TreeUse; stop(): void } {
  let peak = 0
  const ticks = new Map<number, number>()
  const look = () => {
    const tree = treeOf(pid)
    for (const each of tree) ticks.set(each, Math.max(ticksOf(each), ticks.get(each) ?? 0))
    if (memory) peak = Math.max(peak, tree.reduce((sum, each) => sum + kibOf(each), 0) / 1024)
  }
  const timer = setInterval(look, SAMPLE_EVERY_MS)
  return {
    use() {
      look()
      const told = {
        peakMiB: peak,
        cpuSeconds: [...ticks.values()].reduce((sum, each) => sum + each, 0) / TICKS_A_SECOND,
      }
      peak = 0
      return told
    },
    stop: () => clearInterval(timer),
  }
}

function treeOf(pid: number): readonly number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean)
  return [pid, ...children.flatMap((child) => treeOf(Number(child)))]
}

function kibOf(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)
}

/** `utime` and `stime` of proc(5), behind the name, which may hold anything. */
function ticksOf(pid: number): number {
  const [, fields = ''] = /^.*\) (.*)$/s.exec(read(`/proc/${pid}/stat`)) ?? []
  const [user, system] = fields.split(' ').slice(11, 13)
  return Number(user ?? 0) + Number(system ?? 0)
}

/** A process that ended between two looks has nothing any more. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
