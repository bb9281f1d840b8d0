/**
 * `ippyo inspect machine DIRECTORY`: what a live start on this machine would say, before the day. Run it as the machine's own
 * user; it changes nothing. Exit code 1 when something does not hold.
 */
import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { TALLY_KEY_FILE } from '#election/count/tally-machine.ts'
import { IDENTITY_FILE } from '#hardware/package-directory/read-identity.ts'
import { checkMachine } from '#shell/machine/machine-check.ts'
import { writeNoCoreDumps } from '#shell/machine/no-core-dumps.ts'
import { hasPrintService } from '#shell/machine/print-spool.ts'
import type { PlaceFacts } from '#shell/machine/requirement.ts'
import { inWords } from '#shell/machine/tell.ts'
import { machineFaults, machineRefusal, machineRequirements } from '#ui/messages/machine.ts'
import type { GlobalOptions } from '../../terminal/command.ts'
import { EXIT, type OfficeIo } from '../../terminal/office-io.ts'
import { refuse } from '../../terminal/refusals.ts'
import { readPlaces } from './inspect-places.ts'

interface MachineOptions extends GlobalOptions {
  readonly medium: readonly string[]
  /** Its keys are the commission's, under a passphrase: no key of a machine is looked for. */
  readonly office?: boolean
}

const collected = (value: string, before: readonly string[]) => [...before, resolve(value)]

export function registerMachine(inspect: Command, io: () => OfficeIo): void {
  inspect
    .command('machine')
    .argument('<directory>')
    .option('--medium <dir>', '', collected, [])
    .option('--office')
    .action(async (directory: string, _options, command: Command) => {
      const { json = false, medium, office = false } = command.optsWithGlobals<MachineOptions>()
      const machine = resolve(directory)
      if (!(await stat(machine)).isDirectory()) refuse(io(), { type: 'nothing-known', path: directory }, { json })
      else {
        const keys = office ? null : await hasKeys(machine)
        report(machine, { places: await readPlaces(machine, medium), keys }, json, io())
      }
    })
}

/** What personalisation leaves last; without it every other point may hold and the machine still is none. */
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
  /** Null: it needs none. */
  readonly keys: boolean | null
}

function report(machine: string, { places, keys }: Read, json: boolean, io: OfficeIo): void {
  // As each app does first: asked is what holds for them, not for a shell.
  writeNoCoreDumps()
  const judged = checkMachine({
    machine,
    program: null,
    chromium: true,
    environment: process.env,
    printer: hasPrintService(),
    places,
  })
  const holds = keys !== false && judged.every((each) => each.holds)
  if (json) {
    const points = judged.map(({ requirement, ...rest }) => ({
      requirement,
      ...rest,
      name: machineRequirements[requirement][io.language],
      next: rest.holds ? null : machineFaults[requirement][io.language].next,
    }))
    io.out(JSON.stringify({ kind: 'machine-check', holds, keys, points }))
  } else {
    const head = machineRefusal[holds ? 'allHolds' : 'title'][io.language]
    const none = keys !== false ? [] : [machineRefusal.noKeys[io.language]]
    io.out([head, ...none, ...inWords(judged, io.language)].join('\n'))
  }
  io.exit(holds ? EXIT.done : EXIT.refused)
}
