/** `npm run -s ippyo -- <command>`: the office's and the auditor's command line. */
import { startCommandLine } from './command-line.ts'
import { runIppyo } from './program.ts'
import { bars } from './terminal/bars.ts'

await startCommandLine((args, ioFor, language) => runIppyo(args, ioFor, language), bars)
