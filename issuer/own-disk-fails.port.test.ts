/** The issuer's own disk is full or decays: said in words, with what to do, and nothing that was recorded is lost. */
import { closeSync, existsSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StationId } from '#election/ids.ts'
import { mountSmallDisk, noMounting, remountReadOnly, unmount } from '#fixtures/small-disk.ts'
import { PAGE_BYTES } from '#hardware/medium/port.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { databasePath } from './services/books/open-books.ts'
import { TAKE_OVER_FILE } from './services/take-over/page-file.ts'

const MACHINE = '2-I1'
const DISK_KIB = 8192
/** Enough to make an empty database, not enough for the roll and every later value at its full width. */
const LEFT_KIB = 96
const withoutMounting = noMounting()
let prepared: PreparedStation

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(9))
})
afterAll(() => prepared.close())

test.skipIf(withoutMounting !== null)(`no room for the books (${withoutMounting ?? 'small tmpfs'})`, async () => {
  const desk = await Reception.furnish(prepared)
  const machine = join(desk.room, 'machines', MACHINE)
  const takeOver = join(desk.room, 'take-over', TAKE_OVER_FILE)
  mountSmallDisk(machine, DISK_KIB)
  try {
    await cp(join(prepared.directory, 'machines', MACHINE), machine, { recursive: true })
    const ballast = join(machine, 'photographs')
    fillUpTo(ballast, LEFT_KIB)
    await desk.start()
    await desk.unlock()
    expect(desk.app.view()).toMatchObject({
      screen: 'out-of-service',
      notice: { code: 'books-disk-full', values: {} },
    })
    expect(existsSync(takeOver)).toBe(false)
    await desk.app.stop()

    rmSync(ballast)
    await desk.start()
    await desk.unlock()
    await desk.open()
    await desk.issueTo('1', await desk.newCard())
    expect(desk.desk('hand-over').checked.voter.rollNo).toBe('1')
    expect(statSync(takeOver).size).toBeGreaterThan(0)
  } finally {
    await desk.app?.stop()
    unmount(machine)
    await desk.clear()
  }
})

test.skipIf(withoutMounting !== null)(
  `a disk that has gone read-only (${withoutMounting ?? 'small tmpfs'}): words, and no new card (WX1)`,
  async () => {
    const desk = await Reception.furnish(prepared)
    const machine = join(desk.room, 'machines', MACHINE)
    mountSmallDisk(machine, DISK_KIB)
    try {
      await cp(join(prepared.directory, 'machines', MACHINE), machine, { recursive: true })
      remountReadOnly(machine)
      await desk.start()
      await desk.unlock()
      expect(desk.app.view()).toMatchObject({ screen: 'out-of-service', notice: { code: 'books-not-writable' } })
    } finally {
      await desk.app?.stop()
      unmount(machine)
      await desk.clear()
    }
  },
)

test('the books decay while the day goes on: the search stops the issuer, and the spare takes over from the medium', async () => {
  const desk = await Reception.furnish(prepared)
  try {
    await desk.start()
    await desk.unlock()
    await desk.open()
    await desk.serves('1')
    await desk.settled()
    await desk.app.stop()
    // The next start reads what stands at what; names are read when somebody is sought.
    await desk.start()
    await desk.unlock()
    const { electionId } = prepared.election.electionPackage
    const path = databasePath(join(desk.room, 'machines', MACHINE), electionId, '2' as StationId)
    const { size } = statSync(path)
    const file = openSync(path, 'r+')
    writeSync(file, new Uint8Array(size - PAGE_BYTES).fill(0x5a), 0, size - PAGE_BYTES, PAGE_BYTES)
    closeSync(file)
    desk.app.send({ type: 'voter-sought', text: '2', by: 'roll-number' })
    await desk.until((view) => view.screen === 'out-of-service')
    expect(desk.app.view()).toMatchObject({ notice: { code: 'books-damaged' } })
    await desk.app.stop()

    await desk.start('2-I2')
    await desk.unlock()
    desk.app.send({ type: 'take-over-confirmed', tickets: 1, reason: '' })
    await desk.until((view) => view.screen === 'day')
    expect(desk.day().counts.cardsIssued).toBe(1)
    await desk.open()
    await desk.seek('1')
    expect(desk.desk('refused').voter?.standing.out).not.toBe(0)
  } finally {
    await desk.clear()
  }
})

/** A file that takes the whole disk but so much. */
function fillUpTo(path: string, leftKib: number): void {
  const block = new Uint8Array(1024)
  let kib = 0
  try {
    for (;;) {
      writeFileSync(path, block, { flag: 'a' })
      kib++
    }
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC')
  }
  writeFileSync(path, new Uint8Array(1024 * (kib - leftKib)))
}
