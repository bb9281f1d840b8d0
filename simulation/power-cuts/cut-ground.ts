/**
 * The ground of a machine whose power is cut: both media and the machine's own disk are ext4 on loop devices. The process is
 * frozen between two instructions, then everything that the devices have not got is lost – by ext4's shutdown ioctl, or
 * because the day goes on from photographs of the three devices (hardware fault model of docs/formats/ballot-box.md).
 */
import { readdirSync, readFileSync } from 'node:fs'
import { isSystemError } from '#hardware/files/system-error.ts'
import { type Ground, layOut } from '#simulation/kills/ground.ts'
import type { PreparedRoom } from '#simulation/kills/prepared-room.ts'
import { Dice } from '#simulation/rooms/dice.ts'
import { LoopDisks } from './loop-disks.ts'

const DISKS = ['original', 'duplicate', 'disk'] as const
const LOOKS_MAX = 100_000

export function cutGround(room: PreparedRoom, seed: number, blank: string): Ground {
  const disks = new LoopDisks(DISKS, blank)
  const ways = new Dice(seed, 'cuts')
  let photographed = false
  try {
    layOut(room, disks.directory, disks.placeOf('disk'))
    // What the office has written is on the sticks for long.
    disks.unmount()
    disks.mount()
  } catch (error) {
    disks.remove()
    throw error
  }
  return {
    directory: disks.directory,
    media: { original: disks.placeOf('original'), duplicate: disks.placeOf('duplicate') },
    machine: `${disks.placeOf('disk')}/machine`,
    atLastCall: 'freezes',
    async strike(kiosk) {
      kiosk.freeze()
      untilFrozen(kiosk.pid)
      photographed = ways.chance(50)
      if (photographed) disks.photograph()
      else disks.cutPower()
      kiosk.kill()
    },
    async restore() {
      disks.unmount()
      if (photographed) disks.developPhotograph()
      disks.mount()
    },
    async remove() {
      disks.remove()
    },
  }
}

/** A stopped thread is stopped only when its system call is over: one that is writing finishes that write. */
export function untilFrozen(pid: number): void {
  for (let looks = 0; looks < LOOKS_MAX; looks++) if (isFrozen(pid)) return
  throw new Error('the machine does not freeze')
}

/** After it was killed: its last thread has left, and nothing is open any more. */
export function untilGone(pid: number): void {
  for (let looks = 0; looks < LOOKS_MAX; looks++) {
    if ([null, 'Z'].includes(stateOf(`/proc/${pid}/stat`))) return
  }
  throw new Error('the machine does not end')
}

function isFrozen(pid: number): boolean {
  // A process or a thread of it may end by itself between two looks.
  const threads = unlessGone(() => readdirSync(`/proc/${pid}/task`)) ?? []
  return threads.every((thread) => {
    const state = stateOf(`/proc/${pid}/task/${thread}/stat`)
    return state === null || state === 'T' || state === 'Z'
  })
}

/** Null: it has ended. The name in parentheses may hold anything; the state is after the last one. */
function stateOf(path: string): string | null {
  const stat = unlessGone(() => readFileSync(path, 'latin1'))
  return stat?.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) ?? null
}

function unlessGone<T>(look: () => T): T | null {
  try {
    return look()
  } catch (error) {
    if (isSystemError(error) && ['ENOENT', 'ESRCH'].includes(String((error as NodeJS.ErrnoException).code))) return null
    throw error
  }
}
