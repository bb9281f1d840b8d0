/** Memory of a process and all its descendants: proportional set sizes, so that shared pages count once. Linux only. */
import { readFileSync } from 'node:fs'

const SAMPLE_EVERY_MS = 100

export function watchPeakMiB(pid: number): { stop(): number } {
  let peak = 0
  const look = () => {
    peak = Math.max(peak, treeKiB(pid) / 1024)
  }
  const timer = setInterval(look, SAMPLE_EVERY_MS)
  return {
    stop() {
      clearInterval(timer)
      return peak
    },
  }
}

function treeKiB(pid: number): number {
  const own = /^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1]
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean)
  return Number(own ?? 0) + children.reduce((sum, child) => sum + treeKiB(Number(child)), 0)
}

/** A process that ended between two looks has no memory any more. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
