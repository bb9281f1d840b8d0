/** A day at one issuer whose own disk and take-over medium are file systems of their own: real app, real books, real medium. */
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { diskRefusal } from '#issuer/services/start/inspect-disks.ts'
import { Reception } from '#simulation/rooms/reception.ts'
import type { Arrival } from '../issuer-disk/opened-books.ts'
import { ALLOWED, type RawFileSystem } from './file-systems.ts'
import { Neighbours } from './neighbour.ts'
import { RawDisks } from './raw-disks.ts'
import type { RawStation } from './raw-station.ts'

export const ISSUER_DISKS = ['own', 'take-over'] as const
type IssuerDisk = (typeof ISSUER_DISKS)[number]
export type IssuerImages = Readonly<Record<IssuerDisk, Buffer>>

const MACHINE = '2-I1'
const OWN_OPTIONS = 'rw,relatime'
/** Two pages of 4 KiB for each voter would be plenty. */
const TAKE_OVER_MEGABYTES = 20

export interface IssuerDayAsk {
  readonly station: RawStation
  readonly fileSystem: RawFileSystem
  /** Roll numbers in the order in which they come. */
  readonly order: readonly number[]
  /** After which arrivals the power is cut, and the disks are looked at. */
  readonly cutAfter: ReadonlySet<number>
  readonly onCut: (images: IssuerImages, issued: readonly Arrival[]) => void
}

export type IssuerDayOnDisks = Awaited<ReturnType<typeof issuerDayOnDisks>>

export async function issuerDayOnDisks(ask: IssuerDayAsk) {
  const { station, order } = ask
  const disks = new RawDisks()
  const neighbours = new Neighbours()
  // The same day each time, but for who comes when: what differs at the end, the order made.
  const desk = await Reception.furnish(station.prepared, 'a day of the raw disks')
  try {
    layOut(disks, desk, ask)
    if (ALLOWED.includes(ask.fileSystem)) {
      const { machine, takeover } = desk.config()
      const refused = await diskRefusal({ machine, takeOver: takeover ?? '' }, 'live')
      assert(refused === null, `raw disks: a live issuer takes these disks: ${refused?.code}`)
    }
    await desk.start()
    await desk.unlock()
    await desk.open()
    neighbours.moveIn(desk.config().machine)
    for (const disk of ISSUER_DISKS) disks.settle(disk)
    const before = imagesOf(disks)
    const opened = BigInt(Math.round((performance.timeOrigin + performance.now()) * 1000)) * 1000n
    const issued: Arrival[] = []
    for (const voter of order) {
      const card = await desk.serves(String(voter))
      neighbours.stir()
      issued.push({ row: voter - 1, uid: card.uid, token: toHex(card.memory.pages.slice(4 * 8, 4 * 12)) })
      if (ask.cutAfter.has(issued.length)) ask.onCut(imagesOf(disks), issued)
    }
    await desk.app.stop()
    neighbours.moveOut()
    for (const disk of ISSUER_DISKS) disks.unmount(disk)
    return { issued, before, opened, closed: imagesOf(disks) }
  } finally {
    neighbours.moveOut()
    await desk.app?.stop()
    disks.remove()
    await desk.clear()
  }
}

function imagesOf(disks: RawDisks): IssuerImages {
  return { own: disks.image('own'), 'take-over': disks.image('take-over') }
}

function layOut(disks: RawDisks, desk: Reception, { station, fileSystem }: IssuerDayAsk): void {
  const { machine } = desk.config()
  const { makeOwn, megabytesOwn, megabytesMin } = fileSystem
  rmSync(machine, { recursive: true })
  mkdirSync(machine)
  disks.add('own', { fileSystem, megabytes: megabytesOwn, make: makeOwn, options: OWN_OPTIONS, at: machine })
  cpSync(join(station.directory, 'machines', MACHINE), machine, { recursive: true })
  const at = join(desk.room, 'take-over')
  const megabytes = Math.max(TAKE_OVER_MEGABYTES, megabytesMin)
  disks.add('take-over', { fileSystem, megabytes, options: fileSystem.mediumOptions, at })
  for (const disk of ISSUER_DISKS) {
    disks.unmount(disk)
    disks.mount(disk)
  }
}
