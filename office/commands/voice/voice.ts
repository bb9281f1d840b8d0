/** `ippyo voice`: the clips of an election made, listened to and approved. */
import type { Command } from 'commander'
import type { OfficeIo } from '../../terminal/office-io.ts'
import { registerApprove } from './approve.ts'
import { registerListen } from './listen.ts'
import { registerMake } from './make.ts'

export function register(program: Command, io: () => OfficeIo): void {
  const voice = program.command('voice')
  registerMake(voice, io)
  registerListen(voice, io)
  registerApprove(voice, io)
}
