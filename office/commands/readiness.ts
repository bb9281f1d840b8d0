/** `ippyo readiness`: a sheet for each machine out of the checks that were made on the machines; and which machine of the election has none. */
import type { Command } from 'commander'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { machineReadiness, type ReadinessSheet } from '#documents/office/machine-readiness.ts'
import { unreachable } from '#election/assert.ts'
import { fromHex } from '#election/bytes.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { machineFingerprint } from '#election/keys/fingerprint.ts'
import { err, ok, type Result } from '#election/result.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { listed } from '#ui/language/in-sentence.ts'
import { machineFaults, machineRequirements, readinessWords } from '#ui/messages/machine.ts'
import { fill, type Language } from '#ui/messages/message.ts'
import type { GlobalOptions } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { type OfficeRefusal, refuse } from '../terminal/refusals.ts'
import {
  type MachineCheck,
  type MachineChecked,
  mayStart,
  notAsked,
  readMachineCheck,
} from './inspect/machine-check.ts'
import { readHead } from './wall-cards.ts'

interface ReadinessOptions extends GlobalOptions {
  readonly package: string
  readonly office: string
  readonly out: string
}

interface Sheet {
  readonly check: MachineCheck
  readonly machine: MachineChecked
}

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('readiness')
    .argument('<checks...>')
    .requiredOption('--package <dir>')
    .requiredOption('--office <dir>')
    .requiredOption('--out <file>')
    .action(async (checks: string[], _options, command: Command) => print(checks, command.optsWithGlobals(), io()))
}

async function print(paths: readonly string[], options: ReadinessOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const read = await readHead(options)
  if (!read.ok) return refuse(io, read.error, { json })
  const { head, election } = read.value
  const { electionPackage } = election
  const sheets = await sheetsOf(paths, electionPackage)
  if (!sheets.ok) return refuse(io, sheets.error, { json })
  const drawn = await machineReadiness(
    { head, sheets: sheets.value.map((sheet) => onPaper(sheet, electionPackage)) },
    await loadDocumentFonts(election),
  )
  if (!drawn.ok) return refuse(io, { ...drawn.error, type: 'not-printable' }, { json })
  await writeWholeFile(options.out, drawn.value.pdf)
  tell(sheets.value, electionPackage, options.out, json, io)
}

async function sheetsOf(
  paths: readonly string[],
  electionPackage: ElectionPackage,
): Promise<Result<readonly Sheet[], OfficeRefusal>> {
  const sheets: Sheet[] = []
  for (const path of paths) {
    const check = await readMachineCheck(path)
    if (check === null) return err({ type: 'not-a-machine-check', path })
    const { machine } = check
    if (machine === null || !isOfElection(machine, electionPackage)) {
      return err({ type: 'check-of-no-machine', path, machine: machine === null ? '-' : nameOf(machine, 'ja') })
    }
    const isThere = (other: Sheet) => JSON.stringify(other.machine) === JSON.stringify(machine)
    if (machine.kind !== 'office' && sheets.some(isThere)) {
      return err({ type: 'machine-checked-twice', path, machine: nameOf(machine, 'ja') })
    }
    sheets.push({ check, machine })
  }
  return ok(sheets)
}

/** A machine of a station has its key in the package. Tally and office have none there: their numbers are held against the office's own paper. */
function isOfElection(machine: MachineChecked, { machines }: ElectionPackage): boolean {
  switch (machine.kind) {
    case 'kiosk':
    case 'issuer':
      return machines.some(
        ({ kind, id, serial, signingKey }) =>
          kind === machine.kind &&
          id === machine.id &&
          serial === machine.serial &&
          machineFingerprint(fromHex(signingKey)) === machine.number,
      )
    case 'tally':
    case 'sorting':
    case 'office':
      return true
    default:
      return unreachable(machine)
  }
}

function nameOf(machine: MachineChecked, language: Language): string {
  const words = readinessWords[machine.kind][language]
  return 'id' in machine ? fill(words, { id: machine.id }) : words
}

/** Words on paper are Japanese: who signs it signs those. */
function onPaper({ check, machine }: Sheet, { machines, stations }: ElectionPackage): ReadinessSheet {
  const place = 'id' in machine ? machines.find(({ id }) => id === machine.id) : undefined
  const station = stations.find(({ id }) => id === place?.station)
  return {
    machine: nameOf(machine, 'ja'),
    station: station === undefined ? null : `${station.name}（${station.id}）`,
    serial: 'serial' in machine ? machine.serial : null,
    number: 'number' in machine ? machine.number : null,
    ...{ at: check.at, software: check.software },
    verdict: readinessWords[mayStart(check) ? 'holds' : 'fails'].ja,
    notAsked: notAsked(check).map((requirement) => machineRequirements[requirement].ja),
    points: check.points.map(({ requirement, holds, found }) => {
      const next = holds ? null : machineFaults[requirement].ja.next
      return { found, next, name: machineRequirements[requirement].ja }
    }),
  }
}

function tell(
  sheets: readonly Sheet[],
  { machines }: ElectionPackage,
  path: string,
  json: boolean,
  io: OfficeIo,
): void {
  const checked = sheets.flatMap(({ machine }) => ('id' in machine ? [machine.id] : []))
  const missing = machines.map(({ id }) => String(id)).filter((id) => !checked.includes(id))
  const fails = sheets.filter(({ check }) => !mayStart(check)).map(({ machine }) => nameOf(machine, io.language))
  const differing = differingKinds(sheets)
  if (json) {
    io.out(JSON.stringify({ file: path, sheets: sheets.length, missing, fails, differing }))
    return
  }
  const say = (key: keyof typeof readinessWords, values: Record<string, string | number>) =>
    io.out(fill(readinessWords[key][io.language], values))
  say('written', { count: sheets.length, path })
  if (fails.length > 0) say('fails-some', { machines: listed(fails, io.language) })
  if (differing.length > 0) say('numbers', {})
  if (missing.length > 0) say('missing', { machines: listed(missing, io.language) })
}

/** Each kind of machine has a package of its own, and so a number of its own. */
function differingKinds(sheets: readonly Sheet[]): readonly string[] {
  const kinds = [...new Set(sheets.map(({ machine }) => machine.kind))]
  return kinds.filter((kind) => {
    const own = sheets.filter(({ machine }) => machine.kind === kind)
    return new Set(own.map(({ check: { software } }) => JSON.stringify(software))).size > 1
  })
}
