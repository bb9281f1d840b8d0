/**
 * `node ippyo-verify.mjs <command>`: what auditors need, in one file that asks for Node and nothing else. Shares are opened in a process of
 * their own (LAW-17), which is this file once more.
 */
import { KEY_PROCESS } from '#verify/count/key-room.ts'
import { startCommandLine } from '../../command-line.ts'
import { bars } from '../../terminal/bars.ts'
import { runCommands } from '../../terminal/run-commands.ts'
import { VERIFY_COMMANDS } from './commands.ts'

if (process.argv[2] === KEY_PROCESS) await import('#verify/count/key-process.ts')
else
  await startCommandLine(
    (args, ioFor, language) => runCommands(VERIFY_COMMANDS, args, ioFor, language, 'ippyo-verify'),
    bars,
  )
