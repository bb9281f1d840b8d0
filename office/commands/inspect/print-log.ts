/** A log as an attachment of the record of voting or of the count: `ippyo inspect log --pdf`. */
import { resolve } from 'node:path'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { type MachineLogInput, machineLog } from '#documents/machine-log.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { err, ok, type Result } from '#election/result.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { systemClock } from '#shell/system-clock.ts'
import { logPageWords } from '#ui/messages/log-events.ts'
import { fill } from '#ui/messages/message.ts'
import type { OfficeIo } from '../../terminal/office-io.ts'
import type { OfficeRefusal } from '../../terminal/refusals.ts'

/** Nothing without a path. */
export async function printLog(
  path: string | undefined,
  log: Omit<MachineLogInput, 'head'>,
  election: LoadedElection,
  io: OfficeIo,
): Promise<Result<void, OfficeRefusal>> {
  if (path === undefined) return ok()
  const { use, rules } = election.electionPackage
  const { title: electionTitle, municipality, date } = rules
  const head = { use, electionTitle, municipality, date, madeAt: systemClock().now() }
  const fonts = await loadDocumentFonts(election)
  const made = await machineLog({ head, ...log }, fonts)
  if (!made.ok) return err<OfficeRefusal>({ ...made.error, type: 'not-printable' })
  await writeWholeFile(resolve(path), made.value)
  io.err(fill(logPageWords.written[io.language], { path }))
  return ok()
}
