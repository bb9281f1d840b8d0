/** Decision 024 at the counting place: what comes out of the printer is the paper that was made, and a printer holds up no count. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, test } from 'vitest'
import { PrintRoom, whyNoPrintService } from '#hardware/printer/cups-room.ts'
import { openPrinter } from '#hardware/printer/driver.ts'
import { FakePrinter } from '#hardware/printer/fake.ts'
import type { Printer } from '#hardware/printer/port.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
  writeStationReport,
} from '#simulation/counting/counting-election.ts'
import {
  compareReports,
  type DrivenTally,
  driveTally,
  joinPaper,
  mixAndOpen,
  startCounting,
} from '#simulation/counting/drive-tally.ts'
import { type Session, writePair } from '#simulation/counting/sealed-pair.ts'

const randomness = secureRandomness()
const SESSIONS: readonly Session[] = Array.from({ length: 13 }, (_, i) => [11 + (i % 2), 21])
let directory: string
let made: CountingElection
let original: string
let driven: DrivenTally

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-printed-'))
  made = await countingElection(randomness, { stations: [{ kiosks: 1, spares: 0 }] })
  await writeCountingElection(made, directory)
  await writeStationReport(made, directory, { station: '1', voters: 13, pairs: ['started'] })
  original = (
    await writePair(made, { station: '1', pair: 1, sessions: [...SESSIONS] }, join(directory, 'media'), randomness)
  ).original
})
afterEach(() => driven.tally.stop())
afterAll(() => rm(directory, { recursive: true }))

/** @param out of this count alone */
async function counted(out: string, printer: Printer | null): Promise<void> {
  const at = (name: string) => join(directory, name)
  const places = { package: at('package'), machine: at('machine'), reports: at('reports'), shares: at('shares') }
  driven = await driveTally({ ...places, media: [original], out: at(out) }, randomness, undefined, printer)
  await startCounting(driven)
  await driven.act({ type: 'receive-reports' })
  await compareReports(driven)
  await driven.act({ type: 'read-media' })
  await mixAndOpen(driven, made.passphrases)
  await joinPaper(driven)
  await driven.act({ type: 'print', document: 'result-sheet' })
}

const sheet = () => driven.tally.view().documents.find(({ document }) => document === 'result-sheet')
const pathOf = () => sheet()?.path ?? expect.unreachable()
const send = () => driven.tally.send({ type: 'send-to-printer', path: pathOf() })
const until = (type: string) => driven.until(() => sheet()?.atPrinter?.type === type)

it('goes on counting beside a printer that waits', async () => {
  const printer = new FakePrinter()
  printer.becomes({ type: 'waits', trouble: 'printer-no-paper' })
  await counted('waits', printer)
  send()
  await until('waits')
  expect(sheet()?.atPrinter).toEqual({ type: 'waits', trouble: 'printer-no-paper' })
  const { documents } = await driven.act({ type: 'print', document: 'poster' })
  expect(documents.map(({ document }) => document)).toEqual(['result-sheet', 'poster'])
  printer.becomes({ type: 'printed' })
  await until('printed')
  // Gone from its shelf, then back: offered again both times.
  printer.refuses = 'printer-missing'
  send()
  await until('failed')
  printer.refuses = null
  send()
  await until('printed')
  expect(printer.titles).toEqual(['result-sheet.pdf', 'result-sheet.pdf'])
})

const missing = whyNoPrintService()
if (missing !== null) console.warn(`skipped: ${missing}`)

test.skipIf(missing !== null)(
  'through a real print service it waits for paper, and comes out as it was made',
  async () => {
    const room = await PrintRoom.open('hall')
    try {
      room.take('paper')
      await counted('service', openPrinter('hall', room.socket))
      send()
      await until('waits')
      expect([sheet()?.atPrinter, room.printed]).toEqual([{ type: 'waits', trouble: 'printer-no-paper' }, []])
      room.put('paper')
      await until('printed')
      expect(room.printed).toEqual([new Uint8Array(await readFile(pathOf()))])
    } finally {
      await room.close()
    }
  },
)
