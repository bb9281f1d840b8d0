/** An act of `ippyo personalise`, said in words or as one object. */
import type { Command } from 'commander'
import type { Result } from '#election/result.ts'
import type { GlobalOptions } from '../terminal/command.ts'
import { type OfficeIo, SecretsMissing } from '../terminal/office-io.ts'
import { type OfficeRefusal, refuse } from '../terminal/refusals.ts'

export type Done = Result<{ readonly json: object; readonly text: string }, OfficeRefusal>

export async function guarded<O extends GlobalOptions>(
  command: Command,
  io: OfficeIo,
  run: (options: O, io: OfficeIo) => Promise<Done>,
): Promise<void> {
  const options: O = command.optsWithGlobals()
  const json = options.json === true
  try {
    const done = await run(options, io)
    if (!done.ok) refuse(io, done.error, { json })
    else io.out(json ? JSON.stringify(done.value.json) : done.value.text)
  } catch (error) {
    if (!(error instanceof SecretsMissing)) throw error
    refuse(io, error.fault, { json })
  }
}
