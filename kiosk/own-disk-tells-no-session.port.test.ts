/**
 * Promise 3 from the kiosk's own disk, as somebody reads it who has the whole machine after the day: every block of a real
 * file system, freed ones and its journal included. Who voted and who ended must leave the same bytes, at the same moments.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blankDisk, LoopDisks, whyNoPowerCuts } from '#simulation/power-cuts/loop-disks.ts'
import { PollingStation, type Prepared, prepareSmall } from '#simulation/rooms/polling-station.ts'

const why = whyNoPowerCuts()
const BLOCK_BYTES = 1024
/** However it is spelt: the format of the memory has changed once. */
const NAME = /ippyo kiosk state/i

type Session = 'votes' | 'ends-all' | 'leaves-one-out'

let prepared: Prepared
let scratch: string
let blank: string

beforeAll(async () => {
  if (why !== null) return
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-own-disk-'))
  blank = blankDisk(scratch)
  prepared = await prepareSmall()
})
afterAll(() => {
  if (why !== null) return
  prepared.remove()
  rmSync(scratch, { recursive: true })
})

/** One session a minute, as the minutes of two days that are compared must be the same. */
async function dayOf(sessions: readonly Session[]): Promise<readonly string[]> {
  const disks = new LoopDisks(['kiosk'], blank)
  const station = new PollingStation(prepared, 'own disk')
  try {
    const officer = await station.operatorCard()
    cpSync(station.disk(), disks.placeOf('kiosk'), { recursive: true })
    station.machineDirectory = disks.placeOf('kiosk')
    await station.open(officer)
    for (const session of sessions) {
      await oneSession(station, session)
      station.minutePasses()
    }
    await station.close(officer)
    await station.powerOff()
    disks.unmount()
    return statesOn(readFileSync(join(disks.directory, 'kiosk.img')))
  } finally {
    await station.remove()
    disks.remove()
  }
}

async function oneSession(station: PollingStation, session: Session): Promise<void> {
  await station.begin(await station.issueOutside())
  await station.shows('choose')
  if (session === 'ends-all') await leave(station, 'all')
  else {
    if (session === 'leaves-one-out') await leave(station, 'contest')
    else await station.castFirst()
    await station.shows('recorded')
    station.press({ type: 'next' })
    await station.castFirst()
  }
  await station.shows('take-card')
  station.reader.tray.remove()
  await station.shows('waiting')
}

async function leave(station: PollingStation, scope: 'contest' | 'all'): Promise<void> {
  station.press({ type: 'leave' })
  await station.shows('leave')
  station.press({ type: 'leave-scope', scope })
  await station.shows('leave-sure')
  station.press({ type: 'leave-confirmed' })
}

/** Every block of the device that holds a memory of this machine, wherever it lies: in the file, freed, in the journal. */
function statesOn(image: Uint8Array): readonly string[] {
  const states: string[] = []
  for (let at = 0; at < image.length; at += BLOCK_BYTES) {
    const block = Buffer.from(image.subarray(at, at + BLOCK_BYTES))
    if (NAME.test(block.subarray(0, 512).toString('latin1'))) states.push(block.toString('hex'))
  }
  return states.sort()
}

describe.skipIf(why !== null)(`a kiosk's own disk after the day${why === null ? '' : ` (skipped: ${why})`}`, () => {
  // LAW-06, TC-06
  it('is the same block by block whoever voted, ended or left one out, in whatever order', async () => {
    const first = await dayOf(['votes', 'votes', 'ends-all', 'leaves-one-out'])
    const second = await dayOf(['ends-all', 'leaves-one-out', 'votes', 'votes'])
    expect(first.length).toBeGreaterThan(0)
    expect(second).toEqual(first)
    // Nothing of earlier hours: what is there now and what was there at the write before.
    expect(first.length).toBeLessThanOrEqual(2)
  })
})
