/** `ippyo put`: a prepared ballot box onto its mounted stick, read back; or whether a stick can be a take-over medium. */
import type { Command } from 'commander'
import { AS_MEDIUM, isMountedAsMedium, mountAt } from '#hardware/medium/mounts.ts'
import { fill } from '#ui/messages/message.ts'
import { putWords } from '#ui/messages/put.ts'
import { checkEmptyMedium, putOnMedium } from '../prepare/put-on-medium.ts'
import { type GlobalOptions, wrongTogether } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { refuse } from '../terminal/refusals.ts'
import { belongsToProject } from './of-a-project.ts'

interface PutOptions extends GlobalOptions {
  readonly box?: string
  readonly takeOver?: boolean
}

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('put')
    .argument('<medium>')
    .option('--box <dir>')
    .option('--take-over')
    .action(async (medium: string, _options, command: Command) => {
      const options: PutOptions = command.optsWithGlobals()
      if ((options.box === undefined) === (options.takeOver !== true)) {
        wrongTogether(command, 'box-or-take-over')
      }
      if (options.box === undefined) await lookAt(medium, options, io())
      else await put(options.box, medium, options, io())
    })
}

async function put(box: string, medium: string, options: PutOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const project = await belongsToProject(box)
  if (project !== null) return refuse(io, project, { json })
  const bars = io.progress(json)
  const done = await putOnMedium(box, medium, (phase, ...at) => bars.show(putWords[phase][io.language], ...at))
  bars.end()
  if (!done.ok) return refuse(io, done.error, { json })
  const told = { medium, box, ...done.value }
  io.out(json ? JSON.stringify(told) : fill(putWords.done[io.language], told))
}

async function lookAt(medium: string, options: PutOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const found = await checkEmptyMedium(medium)
  if (!found.ok) return refuse(io, found.error, { json })
  const { fileSystem } = found.value
  const mount = await mountAt(medium).catch(() => null)
  const mountedAsAsked = mount !== null && isMountedAsMedium(mount)
  const told = { medium, takeOver: true, fileSystem, mountedAsAsked }
  if (json) return io.out(JSON.stringify(told))
  io.out(fill(putWords.empty[io.language], { medium, fileSystem }))
  // WI12: the stick is right; how it is mounted here says nothing of the issuer, which asks.
  const asked = AS_MEDIUM.join(',')
  io.out(fill(putWords[mountedAsAsked ? 'mountedAsAsked' : 'mountedOtherwise'][io.language], { options: asked }))
}
