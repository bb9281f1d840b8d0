/**
 * WX1: a machine whose own disk is full, read-only or broken starts into words. Every app is started while each write below its own folder
 * fails: it shows a page that somebody can read, never a bug of the program, and the address of its screen finds another place.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import type { KioskPage } from '#kiosk/session/view.ts'
import { startOffice } from '#office/app.ts'
import { GLASS, handOverPlace, readHandOver, removeHandOver, writeHandOver } from '#shell/hand-over.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { countingElection, writeCountingElection } from '#simulation/counting/counting-election.ts'
import { driveTally } from '#simulation/counting/drive-tally.ts'
import { PollingStation, type Prepared as PreparedKiosk, prepareSmall } from '#simulation/rooms/polling-station.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { closeAsRecorded, writeReport } from '#simulation/rooms/reception-evening.ts'
import { NO_WRITE, writesFail } from './writes-fail.ts'

const ADDRESS = `http://127.0.0.1:4000/#${'a'.repeat(64)}`
let scratch: string
const packageLine = (page: KioskPage) =>
  page.type === 'starting' ? page.lines.find(({ line }) => line === 'package')?.state : page.type

let station: PreparedStation
let kiosks: PreparedKiosk

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-no-write-'))
  station = await prepareStation(sourcesWith(3))
  kiosks = await prepareSmall()
})
afterAll(async () => {
  rmSync(scratch, { recursive: true })
  await station.close()
  kiosks.remove()
})

async function startedOnce(room: PollingStation): Promise<void> {
  await room.powerOn()
  while (packageLine(room.page) === 'running' || packageLine(room.page) === 'waiting') await setImmediate()
}

describe.each(NO_WRITE)('each write is %s', (code) => {
  /** Puts the world back whatever happens. */
  async function whileNothingIsWritten<T>(root: string, work: () => Promise<T>): Promise<T> {
    const over = writesFail(root, code)
    try {
      return await work()
    } finally {
      over()
    }
  }

  it('the address of the screen is in memory, for the browser and for people, and goes with the program', async () => {
    const machine = mkdtempSync(join(scratch, 'machine-'))
    const memory = mkdtempSync(join(scratch, 'memory-'))
    await whileNothingIsWritten(machine, async () => {
      expect(handOverPlace(machine, memory)).toBe(memory)
      writeHandOver(memory, ADDRESS)
      expect(readHandOver(memory)?.address).toBe(ADDRESS)
      removeHandOver(memory)
      expect(readHandOver(memory)).toBeNull()
      removeHandOver(machine)
    })
    expect(handOverPlace(machine, memory)).toBe(machine)
    expect(handOverPlace(join(machine, GLASS), memory)).toBe(join(machine, GLASS))
  })

  it.each(['at its first start', 'that was started before'])('voting machine %s', async (which) => {
    const room = new PollingStation(kiosks, code)
    if (which === 'that was started before') await startedOnce(room)
    await whileNothingIsWritten(room.disk(), async () => {
      await startedOnce(room)
    })
    const line = packageLine(room.page)
    await room.remove()
    // In place, without new blocks, a full disk takes what it has always taken.
    expect(line).toEqual(
      which === 'at its first start' || code === 'EROFS' ? { bad: 'machine-disk' } : expect.anything(),
    )
  })

  it('issuer', async () => {
    const desk = await Reception.furnish(station, code)
    await whileNothingIsWritten(desk.config().machine, async () => {
      await desk.start()
      await desk.unlock()
    })
    const { screen } = desk.view
    await desk.clear()
    // SQLite has a way of its own to its file: `issuer/own-disk-fails.port.test.ts` has the disk that is full for it too.
    expect(screen).toBe('day')
  })

  it('issuer in the evening: a report that cannot be kept names the disk and not the stick (WX4), and is written afterwards', async () => {
    const desk = await Reception.furnish(station, code)
    await desk.start()
    await desk.unlock()
    await desk.open()
    closeAsRecorded(desk, 0)
    await whileNothingIsWritten(join(desk.config().machine, 'station-report'), () => writeReport(desk))
    const { alarm } = desk.day()
    desk.app.send({ type: 'alarm-acknowledged' })
    await writeReport(desk)
    const { report } = desk.day()
    await desk.clear()
    expect([alarm?.code, report.type]).toEqual(['report-not-kept', 'written'])
  })

  it('tally', async () => {
    const place = mkdtempSync(join(scratch, 'tally-'))
    const at = (name: string) => join(place, name)
    await writeCountingElection(await countingElection(secureRandomness()), place)
    const config = { package: at('package'), machine: at('machine'), out: at('out'), media: [] }
    const driven = await whileNothingIsWritten(place, () => driveTally(config, secureRandomness()))
    const { phase, message } = driven.tally.view()
    await driven.tally.stop()
    expect([phase, message?.code]).toEqual(['out-of-service', 'out-not-writable'])
  })

  it('office', async () => {
    const place = mkdtempSync(join(scratch, 'office-'))
    const clock = { kind: 'system', now: () => '2027-03-01T09:30' as LocalMinute, onMinute: () => () => {} } as const
    const config = { package: join(place, 'package'), machine: join(place, 'machine'), project: join(place, 'project') }
    const office = await whileNothingIsWritten(place, () =>
      startOffice(config, { clock, randomness: secureRandomness() }),
    )
    const { message } = office.view()
    await office.stop()
    expect(message?.code).toBe('project-not-writable')
  })
})
