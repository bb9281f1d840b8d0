/** The small day of one kiosk over the real driver, with one operation of its file system failing; started anew after it, or left until closing. */
import type { Role } from '#election/ballot-box/layout.ts'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { openMedium } from '#hardware/medium/driver.ts'
import { PATIENCE_MS } from '#hardware/medium/patience.ts'
import { imageSource } from '#simulation/every-byte/image-source.ts'
import type { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import { SMALL_DAY } from '#simulation/rooms/sample-station.ts'
import { playToTheEnd } from '#simulation/stations/simulate.ts'
import { SimulatedStation } from '#simulation/stations/station.ts'
import { disk, memoryFiles } from './memory-files.ts'
import type { FailPlan } from './planned-failure.ts'

const SEED = 3
const ROLES = ['original', 'duplicate'] as const
const MACHINE_DISK = '/machine'

/** @param restart the machine is switched off and on again as soon as the failure has shown */
export async function failingKioskDay(plan: FailPlan | null, restart: boolean, keep = 80) {
  const station = await SimulatedStation.open(SEED, keep, SMALL_DAY)
  const [kiosk] = station.kiosks as [KioskRoom]
  disk.begin(plan, new Map(ROLES.map((role) => [pathOf(role), bytesOf(kiosk, role)])))
  const operations: string[] = []
  disk.asked = (what) => operations.push(`${what} at ${kiosk.page?.type}`)
  disk.activity = station.room.activity
  kiosk.slots.original = null
  kiosk.slots.duplicate = null
  kiosk.openOther = (role) => openMedium(`/${role}`, PATIENCE_MS, memoryFiles)
  kiosk.diskTakes = () => disk.fails(MACHINE_DISK, 'remember') === null
  // At the counting centre: what its cells hold, on a reader that works.
  const source = (role: Role) => imageSource(disk.contents(pathOf(role)))
  station.mediaOf = () => ({ original: source('original'), duplicate: source('duplicate') })
  disk.failed = ({ part: path, operation }) => {
    station.transcript.line(`failed: ${operation} of ${path}`)
    const role = ROLES.find((each) => path === pathOf(each))
    if (role !== undefined) station.accidents.suspects.set(kiosk, role)
  }
  let restarted = !restart
  station.atRest = () => {
    if (disk.hit === null || restarted) return
    restarted = true
    if (plan?.forEver !== true) disk.mended()
    kiosk.powerOff(false)
  }
  const run = await playToTheEnd(station, keep)
  const { sessions, violations, last } = run
  return { operations, hit: disk.hit, sessions, violations, last }
}

function pathOf(role: Role): string {
  return `/${role}/${BALLOT_BOX_FILE}`
}

function bytesOf(kiosk: KioskRoom, role: Role): Uint8Array {
  const medium = kiosk.slots[role]
  const bytes = new Uint8Array((medium?.pages ?? 0) * PAGE_BYTES)
  for (const [page, content] of medium?.contents() ?? []) bytes.set(content, page * PAGE_BYTES)
  return bytes
}
