/** `ippyo inspect log …/tally.log`: what the tally did at a count, in words. The chain shows a line that was lost or changed, not a file that was written anew. */
import { basename } from 'node:path'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { readTallyLog, TALLY_LOG_BYTES_MAX, TALLY_LOG_FILE } from '#election/log/tally-log.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { tallyEntryInWords } from '#ui/language/log-words.ts'
import { logPageWords } from '#ui/messages/log-events.ts'
import { fill } from '#ui/messages/message.ts'
import { bandOf } from '../../terminal/band.ts'
import { EXIT, type OfficeIo } from '../../terminal/office-io.ts'
import { refuse } from '../../terminal/refusals.ts'
import { type LogFiles, writeLog } from './print-log.ts'

/** A copy has any name: a tally's log is known by its first line. */
export async function isTallyLog(path: string): Promise<boolean> {
  if (basename(path) === TALLY_LOG_FILE) return true
  const bytes = await readRegular(path, TALLY_LOG_BYTES_MAX).catch(() => null)
  return bytes !== null && bytes[0] === OPENING_BRACE && readTallyLog(bytes).entries.length > 0
}

const OPENING_BRACE = 0x7b

export interface AskedOfLog {
  readonly json: boolean
  readonly election: LoadedElection
  readonly files: LogFiles
}

export async function inspectTallyLog(
  path: string,
  { json, election, files }: AskedOfLog,
  io: OfficeIo,
): Promise<void> {
  const bytes = await readRegular(path, TALLY_LOG_BYTES_MAX).catch(() => new Uint8Array(0))
  const { entries, unbroken, brokenAt } = readTallyLog(bytes)
  if (entries.length === 0) return refuse(io, { type: 'nothing-known', path }, { json })
  const { electionId, use, contests } = election.electionPackage
  const foreign = entries.some(({ event }) => event.type === 'tally-started' && event.electionId !== electionId)
  if (foreign) return refuse(io, { type: 'log-of-other-election', path }, { json })
  const words = entries.map((entry) => tallyEntryInWords(entry, 'ja', contests))
  const onPaper = { kind: 'tally', facts: [], chainWhole: unbroken, entries: words } as const
  const rows = entries.map((entry) => ({ ...tallyEntryInWords(entry, io.language, contests), event: entry.event }))
  const printed = await writeLog(files, onPaper, rows, election, io)
  if (!printed.ok) return refuse(io, printed.error, { json })
  const chain = unbroken ? 'whole' : 'broken'
  if (!unbroken) io.exit(EXIT.refused)
  if (json) return io.out(JSON.stringify({ kind: 'tally-log', chain, brokenAt, entries }))
  const { language } = io
  const lines = entries.map((entry) => {
    const { minute, words } = tallyEntryInWords(entry, language, contests)
    return `  ${minute}  ${words}`
  })
  const band = bandOf(use, language)
  io.out([...band, logPageWords.tallyTitle[language], ...lines].join('\n'))
  io.out(fill(logPageWords.entries[language], { count: entries.length }))
  io.out(unbroken ? `OK ${logPageWords.tallyWhole[language]}` : `▲ ${logPageWords.tallyBroken[language]}`)
  if (brokenAt !== null) io.out(`  ${fill(logPageWords.tallyBrokenAt[language], { line: brokenAt })}`)
  for (const line of band) io.out(line)
}
