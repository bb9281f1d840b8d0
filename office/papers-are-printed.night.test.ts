/** The office's papers go to the printer of its computer as they were made, and the screen shows their way. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { PrintRoom, whyNoPrintService } from '#hardware/printer/cups-room.ts'
import { openPrinter } from '#hardware/printer/driver.ts'
import { FakePrinter } from '#hardware/printer/fake.ts'
import type { Printer } from '#hardware/printer/port.ts'
import type { Clock } from '#shell/running-app.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { type RunningOffice, startOffice } from './app.ts'
import { OfficeServices } from './services/perform.ts'
import type { OfficeScreenEvent } from './session/screen-event.ts'
import type { OfficeView } from './session/view.ts'

const SMALL = join(import.meta.dirname, '../fixtures/elections/small')
const [AI, PASSPHRASE] = ['青木　愛', '青木だけの長い合言葉です']
const clock: Clock = { kind: 'system', now: () => '2027-03-01T09:30' as LocalMinute, onMinute: () => () => {} }
const surroundings = { clock, randomness: secureRandomness() }

let scratch: string
let office: RunningOffice

async function started(printer: Printer | null): Promise<void> {
  const config = {
    ...{ package: join(scratch, 'package'), machine: join(scratch, 'machine') },
    ...{ project: join(scratch, 'project'), sources: join(scratch, 'stick') },
  }
  office = await startOffice(config, surroundings, new OfficeServices(config, surroundings, printer))
}

/** Sends, and resolves with the view that has what the test waits for. */
function until(holds: (view: OfficeView) => boolean, event: OfficeScreenEvent | null = null): Promise<OfficeView> {
  return new Promise((resolve) => {
    let stop = () => {}
    if (event !== null) office.send(event)
    stop = office.subscribe((view) => {
      if (!holds(view)) return
      queueMicrotask(() => stop())
      resolve(view)
    })
  })
}

/** @returns where its file lies */
async function recordMade(): Promise<string> {
  await until(({ person }) => person === AI, { type: 'sign-in', name: AI, passphrase: PASSPHRASE })
  const { record } = await until(({ record }) => record.printed !== null, { type: 'print-record' })
  return record.printed?.path ?? ''
}
const stands = ({ record }: OfficeView) => record.printed?.atPrinter ?? null
const isPrinted = (view: OfficeView) => stands(view)?.type === 'printed'

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-printed-'))
  const sources = join(scratch, 'stick', 'small')
  cpSync(SMALL, sources, { recursive: true })
  const rules = join(sources, 'election.csv')
  writeFileSync(rules, readFileSync(rules, 'utf8').replace('rehearsal,no', 'rehearsal,yes'))
  await started(null)
  await until(({ person }) => person === AI, { type: 'begin', use: 'rehearsal', name: AI, passphrase: PASSPHRASE })
  await until(({ folders }) => folders.includes(sources), { type: 'look-for-files' })
  await until(({ busy, draft }) => busy === null && draft !== null, { type: 'import', folder: sources })
  await office.stop()
})
afterEach(() => office.stop())
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

test('what becomes of a paper is told, and whoever works meanwhile is not held up', async () => {
  const printer = new FakePrinter()
  await started(printer)
  const path = await recordMade()
  expect(office.view().hasPrinter).toBe(true)
  await until((view) => stands(view)?.type === 'printing', { type: 'print-paper', path })
  await until(() => printer.titles.length === 1)
  expect(printer.titles).toEqual(['work-record.pdf'])
  printer.becomes({ type: 'waits', trouble: 'printer-jam' })
  expect(stands(office.view())).toEqual({ type: 'waits', trouble: 'printer-jam' })
  await until(({ person }) => person === null, { type: 'sign-out' })
  printer.becomes({ type: 'printed' })
  expect(stands(office.view())).toEqual({ type: 'printed' })
})

test('a queue that takes nothing, and a file that is gone', async () => {
  const printer = new FakePrinter()
  printer.refuses = 'printer-refuses'
  await started(printer)
  const path = await recordMade()
  const failed = (view: OfficeView) => stands(view)?.type === 'failed'
  expect(stands(await until(failed, { type: 'print-paper', path }))).toEqual({
    type: 'failed',
    trouble: 'printer-refuses',
  })
  rmSync(path)
  office.send({ type: 'print-paper', path })
  expect(stands(office.view())).toEqual({ type: 'printing' })
  expect(stands(await until(failed))).toEqual({ type: 'failed', trouble: 'printer-file-gone' })
})

test('a file that was exchanged after it was made is not printed; made again it is', async () => {
  const printer = new FakePrinter()
  await started(printer)
  const path = await recordMade()
  const failed = (view: OfficeView) => stands(view)?.type === 'failed'
  writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from('%')]))
  expect(stands(await until(failed, { type: 'print-paper', path }))).toEqual({
    type: 'failed',
    trouble: 'printer-file-changed',
  })
  expect(printer.titles).toEqual([])
  await until((view) => view.record.printed !== null && stands(view) === null, { type: 'print-record' })
  await until((view) => stands(view)?.type === 'printing', { type: 'print-paper', path })
  await until(() => printer.titles.length === 1)
})

test('without a printer in its configuration it says so, and a paper is a file', async () => {
  await started(null)
  const path = await recordMade()
  office.send({ type: 'print-paper', path })
  expect([office.view().hasPrinter, stands(office.view())]).toEqual([false, null])
})

const missing = whyNoPrintService()
if (missing !== null) console.warn(`skipped: ${missing}`)

test.skipIf(missing !== null)(
  'through a real print service: no paper is told, and once it is there the PDF comes out that was made',
  async () => {
    const room = await PrintRoom.open('office')
    try {
      room.take('paper')
      await started(openPrinter('office', room.socket))
      const path = await recordMade()
      const waits = await until((view) => stands(view)?.type === 'waits', { type: 'print-paper', path })
      expect(stands(waits)).toEqual({ type: 'waits', trouble: 'printer-no-paper' })
      expect(room.printed).toEqual([])
      room.put('paper')
      await until(isPrinted)
      expect(room.printed).toEqual([new Uint8Array(readFileSync(path))])
      // A second copy is a press of its own.
      await until((view) => stands(view)?.type === 'printing', { type: 'print-paper', path })
      await until(isPrinted)
      expect(room.printed.length).toBe(2)
    } finally {
      await office.stop()
      await room.close()
    }
  },
)
