/**
 * `ippyo inspect log PATH`: the log of a sealed medium, of the tally or of an issuer in words, for an officer and an auditor. The final
 * seal publishes the key of its pages (docs/formats/log.md §1), so no secret is needed; the log of a changed medium is not shown at all.
 */
import { basename, dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import type { MachineLogInput } from '#documents/machine-log.ts'
import { unreachable } from '#election/assert.ts'
import { type ReadError, readSealedMedium, type SealedMedium } from '#election/ballot-box/reader.ts'
import { expectedElection } from '#election/count/expected-election.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { err, type Result } from '#election/result.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import { readPublishedPackage } from '#hardware/package-directory/read-package.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { entryInWords } from '#ui/language/log-words.ts'
import { logMediumWords, logPageWords } from '#ui/messages/log-events.ts'
import { fill, type Language } from '#ui/messages/message.ts'
import { verifyRefusals } from '#ui/messages/verify.ts'
import { authorityIn } from '../../files/authority-file.ts'
import { bandOf } from '../../terminal/band.ts'
import type { GlobalOptions } from '../../terminal/command.ts'
import { EXIT, type OfficeIo } from '../../terminal/office-io.ts'
import { refuse, refuseIn } from '../../terminal/refusals.ts'
import { inspectIssuerLog, isIssuerLog } from './inspect-issuer-log.ts'
import { inspectTallyLog, isTallyLog } from './inspect-tally-log.ts'
import { writeLog } from './print-log.ts'

interface LogOptions extends GlobalOptions {
  readonly package: string
  readonly authority?: string
  readonly pdf?: string
  readonly csv?: string
  readonly nist?: string
}

/** The contents of a log that are shown: machines, minutes and events. */
interface ToldLog {
  readonly station: string
  readonly pair: number
  readonly role: SealedMedium['header']['role']
  readonly serial: string
  /** The pair's own machine, by the package. */
  readonly machine: string
  readonly sealedBy: string
  readonly sealFingerprint: string
  readonly chain: 'whole' | 'broken'
  readonly entries: SealedMedium['log']
}

export function register(inspect: Command, io: () => OfficeIo): void {
  inspect
    .command('log')
    .argument('<medium>')
    .requiredOption('--package <dir>')
    .option('--pdf <file>')
    .option('--csv <file>')
    .option('--nist <file>')
    .action(async (medium: string, _options, command: Command) => run(medium, command.optsWithGlobals(), io()))
}

async function run(path: string, options: LogOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const authority = await authorityIn(options.authority)
  if (authority === null) return refuse(io, { type: 'authority-needed' }, { json })
  const election = await readPublishedPackage(options.package, authority, nativeChecks)
  if (!election.ok) return refuse(io, election.error, { json })
  const asked = { json, election: election.value, files: options }
  if (await isTallyLog(path)) return inspectTallyLog(path, asked, io)
  if (isIssuerLog(basename(path))) return inspectIssuerLog(path, asked, io)
  const read = await readMedium(path, election.value, authority)
  if (!read.ok && read.error.type === 'missing') return refuse(io, { type: 'not-a-log', path }, { json })
  if (!read.ok) return refuseIn(verifyRefusals, io, { type: codeOf(read.error) }, { json })
  const log = toldOf(read.value, election.value)
  const rows = log.entries.map((entry) => ({ ...entryInWords(entry, io.language), event: entry.event }))
  const printed = await writeLog(options, onPaper(log, election.value), rows, election.value, io)
  if (!printed.ok) return refuse(io, printed.error, { json })
  if (log.chain === 'broken') io.exit(EXIT.refused)
  if (json) return io.out(JSON.stringify({ kind: 'log', ...log }))
  const band = bandOf(election.value.electionPackage.use, io.language)
  for (const line of [...band, ...inWords(log, io.language), ...band]) io.out(line)
}

type MediumError = ReadError | { readonly type: 'missing' }

async function readMedium(
  path: string,
  { electionPackage }: LoadedElection,
  authority: Uint8Array,
): Promise<Result<SealedMedium, MediumError>> {
  const directory = basename(path) === BALLOT_BOX_FILE ? dirname(path) : path
  const opened = await openMediumReadOnly(resolve(directory))
  if (!opened.ok) {
    const { type } = opened.error
    return err(type === 'missing' ? { type } : { type: 'unreadable', fault: type })
  }
  try {
    return await readSealedMedium(
      opened.value,
      expectedElection(electionPackage, authority, verifyNative),
      nativeSha256,
    )
  } finally {
    await opened.value.close()
  }
}

/** The same codes and words as those of `ippyo verify`. */
function codeOf(error: MediumError): keyof typeof verifyRefusals {
  switch (error.type) {
    case 'missing':
    case 'unreadable':
    case 'not-a-ballot-box':
    case 'header-malformed':
    case 'not-closed':
      return error.type
    case 'unknown-box-format':
      return 'unknown-format'
    case 'header-not-authentic':
      return 'header-not-signed'
    case 'foreign-use':
      return 'other-use'
    case 'foreign-election':
      return 'other-election'
    case 'foreign-key-set':
      return 'other-key-set'
    case 'truncated':
      return error.pages < error.expected ? 'truncated' : 'oversize'
    case 'closed-for-day-only':
      return 'closed-for-a-day-only'
    case 'seal-not-authentic':
      return 'seal-not-signed'
    case 'sealed-on-moved-day':
      return 'seal-of-other-medium'
    case 'altered':
      return ALTERED[error.where]
    default:
      return unreachable(error)
  }
}

const ALTERED = {
  sections: 'altered',
  'earlier-seals': 'earlier-seals-altered',
  gap: 'gap-not-zero',
  counts: 'counts-differ',
} as const satisfies Record<Extract<ReadError, { type: 'altered' }>['where'], keyof typeof verifyRefusals>

function toldOf({ header, seal, log, logUnbroken, sealFingerprint }: SealedMedium, of: LoadedElection): ToldLog {
  const { stations, machines } = of.electionPackage
  const station = stations.find(({ index }) => index === header.station)
  const own = machines.find((machine) => machine.station === station?.id && machine.pair === header.pair)
  return {
    station: station?.id ?? String(header.station),
    pair: header.pair,
    role: header.role,
    serial: header.serial,
    machine: own?.id ?? seal.machine,
    sealedBy: seal.machine,
    sealFingerprint,
    chain: logUnbroken ? 'whole' : 'broken',
    entries: log,
  }
}

function inWords(log: ToldLog, language: Language): readonly string[] {
  const { station, pair, role, serial, machine, sealedBy, sealFingerprint: fingerprint } = log
  const { title, sealedBy: sealed, takenOver, entries, minutes } = logPageWords
  return [
    fill(title[language], { station, pair, role: logMediumWords[role][language], serial }),
    fill(sealed[language], { machine: sealedBy, fingerprint }),
    ...(machine === sealedBy ? [] : [fill(takenOver[language], { machine })]),
    ...log.entries.map((entry) => {
      const told = entryInWords(entry, language)
      return `  ${told.minute}  ${told.words}`
    }),
    fill(entries[language], { count: log.entries.length }),
    `${log.chain === 'whole' ? 'OK' : '▲'} ${logPageWords[log.chain][language]}`,
    minutes[language],
  ]
}

function onPaper(log: ToldLog, { electionPackage }: LoadedElection): Omit<MachineLogInput, 'head'> {
  const station = electionPackage.stations.find(({ id }) => id === log.station)
  const sealedBy = log.sealedBy === log.machine ? log.sealedBy : `${log.sealedBy}（この組の投票機は ${log.machine}）`
  return {
    kind: 'voting-machine',
    facts: [
      ['投票所', station?.name ?? log.station],
      ['組・媒体', `組${log.pair}　${logMediumWords[log.role].ja}　${log.serial}`],
      ['封印した投票機', sealedBy],
      ['封印の照合番号', log.sealFingerprint],
    ],
    chainWhole: log.chain === 'whole',
    entries: log.entries.map((entry) => entryInWords(entry, 'ja')),
  }
}
