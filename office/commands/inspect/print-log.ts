/** A log as a file: an attachment of the record of voting or of the count (`ippyo inspect log --pdf`), a table (`--csv`), or an exchange form (`--nist`). */

import { resolve } from 'node:path'
import { paperHead } from '#documents/document.ts'
import { csvOf } from '#documents/export-csv.ts'
import { type LogRow, nistLog } from '#documents/export-log.ts'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { type MachineLogInput, machineLog } from '#documents/machine-log.ts'
import { utf8 } from '#election/bytes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { err, ok, type Result } from '#election/result.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { systemClock } from '#shell/system-clock.ts'
import { logPageWords } from '#ui/messages/log-events.ts'
import { fill } from '#ui/messages/message.ts'
import type { OfficeIo } from '../../terminal/office-io.ts'
import type { OfficeRefusal } from '../../terminal/refusals.ts'

export interface LogFiles {
  readonly pdf?: string | undefined
  readonly csv?: string | undefined
  readonly nist?: string | undefined
}

/** Nothing without a path. */
export async function writeLog(
  { pdf, csv, nist }: LogFiles,
  log: Omit<MachineLogInput, 'head'>,
  rows: readonly LogRow[],
  election: LoadedElection,
  io: OfficeIo,
): Promise<Result<void, OfficeRefusal>> {
  if (csv !== undefined) await writeWholeFile(resolve(csv), tableOf(rows, log.chainWhole, io))
  if (nist !== undefined) {
    const { csvChain, nistMinutes } = logPageWords
    const details = `${csvChain[io.language]}: ${chainIn(log.chainWhole, io)}. ${nistMinutes[io.language]}`
    const made = nistLog(log, rows, election, systemClock().now(), details)
    await writeWholeFile(resolve(nist), utf8(`${JSON.stringify(made, null, 2)}\n`))
  }
  if (pdf !== undefined) {
    const made = await paperOf(log, election)
    if (!made.ok) return err<OfficeRefusal>({ ...made.error, type: 'not-printable' })
    await writeWholeFile(resolve(pdf), made.value)
  }
  for (const path of [csv, nist, pdf]) if (path !== undefined) io.err(fill(logPageWords.written[io.language], { path }))
  return ok()
}

async function paperOf(log: Omit<MachineLogInput, 'head'>, election: LoadedElection) {
  const head = paperHead(election.electionPackage, systemClock().now())
  return machineLog({ head, ...log }, await loadDocumentFonts(election))
}

/** A line an event: programs read its type and values, people its words. Each line says whether its log is whole: lines are cut out. */
function tableOf(rows: readonly LogRow[], isWhole: boolean, io: OfficeIo): Uint8Array {
  const { csvNumber, csvMinute, csvType, csvValues, csvWords, csvChain } = logPageWords
  const head = [csvNumber, csvMinute, csvType, csvValues, csvWords, csvChain]
  const chain = chainIn(isWhole, io)
  const lines = rows.map(({ minute, event: { type, ...values }, words }, at) => {
    return [String(at + 1), minute, type, Object.keys(values).length === 0 ? '' : JSON.stringify(values), words, chain]
  })
  return csvOf([head.map((word) => word[io.language]), ...lines])
}

function chainIn(isWhole: boolean, { language }: OfficeIo): string {
  return logPageWords[isWhole ? 'csvWhole' : 'csvBroken'][language]
}
