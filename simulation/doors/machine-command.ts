/** `ippyo` on a machine, as its technician types it: a machine that was set up from its package has these commands and no screen for them. */
import type { MachinePlace } from '#election/keys/machine-identity.ts'
import type { Randomness } from '#election/randomness.ts'
import { MACHINE_COMMANDS } from '#office/machine-program.ts'
import type { OfficeIo } from '#office/terminal/office-io.ts'
import { runCommands } from '#office/terminal/run-commands.ts'
import { pathReasons } from '#words/commands.ts'

/** @param passphrases typed when they are asked for @throws Error with the refusal, in the command's own words */
export async function atMachine(
  args: readonly string[],
  randomness: Randomness,
  passphrases: readonly string[] = [],
): Promise<void> {
  let [said, code] = ['', 0]
  const io: OfficeIo = {
    ...{ language: 'en', notAsBuilt: null, randomness },
    out: () => {},
    err: (text) => {
      said += `${text}\n`
    },
    secrets: async () => passphrases,
    progress: () => ({ show: () => {}, end: () => {} }),
    exit: (to) => {
      code = to
    },
  }
  await runCommands(MACHINE_COMMANDS, args, () => io, 'en')
  if (code === 0) return
  const refused = new Error(`ippyo ${args.slice(0, 2).join(' ')}: ${said}`)
  // The start of the desk has words of its own for a full disk.
  throw said.includes(pathReasons.ENOSPC.en) ? Object.assign(refused, { code: 'ENOSPC' }) : refused
}

/** The keys of a machine of a station, by the kit on the office's stick. */
export function personaliseMachine(
  out: string,
  kit: string,
  { id, serial, spare }: Pick<MachinePlace, 'id' | 'serial' | 'spare'>,
  randomness: Randomness,
): Promise<void> {
  const typed = ['personalise', 'machine', '--machine', id, '--serial', serial, '--kit', kit, '--out', out]
  return atMachine([...typed, ...(spare ? ['--spare'] : [])], randomness)
}
