/**
 * `ippyo inspect log …/issuer-log-1-I1.ippyo`: prints in words what was done at a station. The key of the pages is beside the file: the
 * issuer publishes it when the day is over. People compare the number of the last page with the printed papers.
 */
import { readFile } from 'node:fs/promises'
import type { MachineLogInput } from '#documents/machine-log.ts'
import { fromHex } from '#election/bytes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { MachineId } from '#election/ids.ts'
import { ISSUER_LOG_BYTES, type IssuerLogRead, issuerLogCheck, readIssuerLog } from '#election/log/issuer-log.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { issuerEntryInWords } from '#ui/language/issuer-log-words.ts'
import { logPageWords } from '#ui/messages/log-events.ts'
import { fill } from '#ui/messages/message.ts'
import { bandOf } from '../../terminal/band.ts'
import { EXIT, type OfficeIo } from '../../terminal/office-io.ts'
import { refuse } from '../../terminal/refusals.ts'
import type { AskedOfLog } from './inspect-tally-log.ts'
import { writeLog } from './print-log.ts'

const ISSUER_LOG = /^issuer-log.*\.ippyo$/
const KEY = /^[0-9a-f]{64}\n$/

export function isIssuerLog(name: string): boolean {
  return ISSUER_LOG.test(name)
}

export async function inspectIssuerLog(path: string, asked: AskedOfLog, io: OfficeIo): Promise<void> {
  const { json, election, files } = asked
  const key = await readFile(path.replace(/\.ippyo$/, '.key'), 'latin1').catch(() => '')
  const bytes = await readRegular(path, ISSUER_LOG_BYTES).catch(() => new Uint8Array(0))
  if (!KEY.test(key)) return refuse(io, { type: 'log-key-missing', path }, { json })
  const found = readAs(bytes, fromHex(key.trim()), election)
  if (found === null) return refuse(io, { type: 'log-of-other-election', path }, { json })
  const { machine, read } = found
  const rows = read.entries.map((entry) => ({ ...issuerEntryInWords(entry, io.language), event: entry.event }))
  const printed = await writeLog(files, onPaper(machine, read, election), rows, election, io)
  if (!printed.ok) return refuse(io, printed.error, { json })
  const chain = read.gaps === 0 ? 'whole' : 'broken'
  if (chain === 'broken') io.exit(EXIT.refused)
  const { entries, fingerprint } = read
  if (json) return io.out(JSON.stringify({ kind: 'issuer-log', machine, chain, fingerprint, entries }))
  const { language } = io
  const band = bandOf(election.electionPackage.use, language)
  const lines = entries.map((entry) => {
    const { minute, words } = issuerEntryInWords(entry, language)
    return `  ${minute}  ${words}`
  })
  const { issuerTitle, entries: count, issuerWhole, issuerBroken, issuerMinutes, fingerprint: number } = logPageWords
  for (const line of [...band, fill(issuerTitle[language], { machine }), ...lines]) io.out(line)
  io.out(fill(count[language], { count: entries.length }))
  io.out(fill(number[language], { fingerprint: fingerprint ?? '—' }))
  io.out(chain === 'whole' ? `OK ${issuerWhole[language]}` : `▲ ${fill(issuerBroken[language], { count: read.gaps })}`)
  for (const line of [issuerMinutes[language], ...band]) io.out(line)
}

/** The checks of the pages show which issuer wrote them. Null: no issuer of this election did. */
function readAs(
  bytes: Uint8Array,
  key: Uint8Array,
  { electionPackage }: LoadedElection,
): { readonly machine: MachineId; readonly read: IssuerLogRead } | null {
  for (const { id, kind } of electionPackage.machines) {
    if (kind !== 'issuer') continue
    const read = readIssuerLog(bytes, issuerLogCheck(key, electionPackage.electionId, id))
    if (read.entries.length > 0) return { machine: id, read }
  }
  return null
}

function onPaper(
  machine: MachineId,
  { entries, gaps, fingerprint }: IssuerLogRead,
  { electionPackage }: LoadedElection,
): Omit<MachineLogInput, 'head'> {
  const own = electionPackage.machines.find(({ id }) => id === machine)
  const station = electionPackage.stations.find(({ id }) => id === own?.station)
  return {
    kind: 'issuer',
    facts: [
      ['投票所', station?.name ?? ''],
      ['発券機', `${machine}　${own?.serial ?? ''}`],
      ['記録簿の照合番号', fingerprint ?? '—'],
    ],
    chainWhole: gaps === 0,
    entries: entries.map((entry) => issuerEntryInWords(entry, 'ja')),
  }
}
