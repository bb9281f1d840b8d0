/**
 * `ippyo inspect machine DIRECTORY`: what a live start on this machine would say, before the day. Run it as the machine's own
 * user; it changes nothing. Exit code 1 when something does not hold. With `--json` it is the file of which the office prints a sheet.
 */
import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { unreachable } from '#election/assert.ts'
import { TALLY_KEY_FILE } from '#election/count/tally-machine.ts'
import type { SoftwareFound } from '#election/software-found.ts'
import { IDENTITY_FILE } from '#hardware/package-directory/read-identity.ts'
import { checkMachine } from '#shell/machine/machine-check.ts'
import { writeNoCoreDumps } from '#shell/machine/no-core-dumps.ts'
import { hasPrintService } from '#shell/machine/print-spool.ts'
import { browserFact, type MachineAsked } from '#shell/machine/read-facts.ts'
import type { BrowserTried, PlaceFacts } from '#shell/machine/requirement.ts'
import { inWords } from '#shell/machine/tell.ts'
import { tryBrowser } from '#shell/machine/try-browser.ts'
import { softwareAsListed } from '#shell/software.ts'
import { readConfig, sayConfigFault } from '#shell/started-wrongly.ts'
import { systemClock } from '#shell/system-clock.ts'
import { machineFaults, machineRefusal, machineRequirements } from '#ui/messages/machine.ts'
import { fill } from '#ui/messages/message.ts'
import type { GlobalOptions } from '../../terminal/command.ts'
import { EXIT, type OfficeIo } from '../../terminal/office-io.ts'
import { refuse } from '../../terminal/refusals.ts'
import { readDevices, readSockets } from './inspect-devices.ts'
import { readPlaces } from './inspect-places.ts'
import type { MachineChecked } from './machine-check.ts'
import { whichMachine } from './which-machine.ts'

interface MachineOptions extends GlobalOptions {
  readonly medium: readonly string[]
  /** Its keys are the commission's, under a passphrase: no key of a machine is looked for. */
  readonly office?: boolean
  /** The machine's: its devices are opened. */
  readonly config?: string
}

const collected = (value: string, before: readonly string[]) => [...before, resolve(value)]

export function registerMachine(inspect: Command, io: () => OfficeIo): void {
  inspect
    .command('machine')
    .argument('<directory>')
    .option('--medium <dir>', '', collected, [])
    .option('--office')
    .option('--config <file>')
    .action(async (directory: string, _options, command: Command) => {
      const { json = false, medium, office = false, config } = command.optsWithGlobals<MachineOptions>()
      const machine = resolve(directory)
      if (!(await stat(machine)).isDirectory()) refuse(io(), { type: 'nothing-known', path: directory }, { json })
      else {
        const devices = config === undefined ? ('not-asked' as const) : await devicesOf(config)
        if (devices === null) return
        const keys = office ? null : await hasKeys(machine)
        const places = await readPlaces(machine, medium)
        const tried = { browserTried: await browserOf(machine), sockets: readSockets(), devices }
        const which = office ? ({ kind: 'office' } as const) : await whichMachine(machine)
        report(machine, { places, keys, tried, which, software: await softwareAsListed() }, json, io())
      }
    })
}

/** Null: a fault of the file was said. */
async function devicesOf(path: string): Promise<readonly string[] | null> {
  const config = await readConfig(path)
  if (config.ok) return readDevices(config.value)
  sayConfigFault(config.error)
  return null
}

/** Only in a room that holds; what is wrong with the room is a point of its own. */
async function browserOf(machine: string): Promise<BrowserTried | 'not-asked'> {
  const mayStart = process.getuid?.() !== 0 && browserFact(machine, process.env) === 'separated'
  return mayStart ? tryBrowser(process.env) : 'not-asked'
}

/** Personalisation leaves one of these files last; without it every other point may hold and the machine still is none. */
async function hasKeys(machine: string): Promise<boolean> {
  const there = await Promise.all(
    [IDENTITY_FILE, TALLY_KEY_FILE].map((name) =>
      stat(join(machine, name)).then(
        () => true,
        () => false,
      ),
    ),
  )
  return there.includes(true)
}

interface Read {
  readonly places: PlaceFacts
  readonly tried: NonNullable<MachineAsked['tried']>
  /** Null: it needs none. */
  readonly keys: boolean | null
  /** Null: no keys that can be read. */
  readonly which: MachineChecked | null
  /** A live start is refused for it by each program itself. */
  readonly software: SoftwareFound
}

function report(machine: string, { places, keys, tried, which, software }: Read, json: boolean, io: OfficeIo): void {
  // As each app does first: asked is what holds for them, not for a shell.
  writeNoCoreDumps()
  const judged = checkMachine({
    machine,
    program: null,
    chromium: true,
    environment: process.env,
    printer: hasPrintService(),
    places,
    tried,
  })
  const holds = keys !== false && software.type === 'as-listed' && judged.every((each) => each.holds)
  if (json) {
    const points = judged.map(({ requirement, ...rest }) => ({
      requirement,
      ...rest,
      name: machineRequirements[requirement][io.language],
      next: rest.holds ? null : machineFaults[requirement][io.language].next,
    }))
    const at = systemClock().now()
    io.out(JSON.stringify({ kind: 'machine-check', holds, keys, machine: which, at, software, points }))
  } else {
    const head = machineRefusal[holds ? 'allHolds' : 'title'][io.language]
    const none = keys !== false ? [] : [machineRefusal.noKeys[io.language]]
    // A machine of the package has sockets; elsewhere nobody expects that its devices are asked.
    const isLeftOut = tried.devices === 'not-asked' && tried.sockets !== 'not-asked'
    const left = isLeftOut ? [machineRefusal.notAsked[io.language]] : []
    io.out([head, inSoftwareWords(software, io), ...none, ...inWords(judged, io.language), ...left].join('\n'))
  }
  io.exit(holds ? EXIT.done : EXIT.refused)
}

function inSoftwareWords(software: SoftwareFound, { language }: OfficeIo): string {
  switch (software.type) {
    case 'as-listed':
      return fill(machineRefusal.software[language], { number: software.fingerprint })
    case 'differs':
      return fill(machineRefusal.softwareDiffers[language], { path: software.path })
    case 'unlisted':
      return machineRefusal.softwareUnlisted[language]
    default:
      return unreachable(software)
  }
}
