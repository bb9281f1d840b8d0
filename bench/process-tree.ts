/**
 * Measures what a process and all its descendants use: processor time, and memory as the sum of proportional set sizes, in which a
 * shared page counts once. Linux only.
 */
import { readFileSync } from 'node:fs'

const SAMPLE_EVERY_MS = 200
const TICKS_A_SECOND = 100

export interface TreeUse {
  /** The largest memory that any look has seen since the last call of `use`. */
  readonly peakMiB: number
  /** Since `watchTree` was called. A process that has ended counts with the time that the last look saw. */
  readonly cpuSeconds: number
}

/**
 * @param memory false: memory is not measured. Each look at memory walks through every page of the process and stops it meanwhile, some 50 ms
 * a look or a third of a core. A bench that measures time passes false.
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

/** `utime` and `stime` of proc(5). They come after the name in parentheses, and the name itself may have parentheses. */
function ticksOf(pid: number): number {
  const [, fields = ''] = /^.*\) (.*)$/s.exec(read(`/proc/${pid}/stat`)) ?? []
  const [user, system] = fields.split(' ').slice(11, 13)
  return Number(user ?? 0) + Number(system ?? 0)
}

/** @returns '' for a process that ended between two looks: its files are gone */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
