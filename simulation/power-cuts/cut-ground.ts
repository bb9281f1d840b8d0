/**
 * The ground of a machine whose power is cut: both media and the machine's own disk are ext4 on loop devices. The process is
 * frozen between two instructions, then everything that the devices have not got is lost – by ext4's shutdown ioctl, or
 * because the day goes on from photographs of the three devices (hardware fault model of docs/formats/ballot-box.md).
 */
import { type Ground, layOut } from '#simulation/kills/ground.ts'
import type { PreparedRoom } from '#simulation/kills/prepared-room.ts'
import { Dice } from '#simulation/rooms/dice.ts'
import { LoopDisks } from './loop-disks.ts'

const DISKS = ['original', 'duplicate', 'disk'] as const

export function cutGround(room: PreparedRoom, seed: number, blank: string): Ground {
  const disks = new LoopDisks(DISKS, blank)
  const ways = new Dice(seed, 'cuts')
  let photographed = false
  try {
    layOut(room, disks.directory, disks.placeOf('disk'))
    // The office's files are on the sticks for long.
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
    async strike(kiosk) {
      kiosk.freeze()
      photographed = ways.chance(50)
      if (photographed) disks.photograph()
      else disks.cutPower()
      await kiosk.kill()
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
