/** The export, by two people at one terminal, one after the other: `node dist/services/online-export.mjs CONFIG.json`. Ends with 1 when nothing was written. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listsIn } from '#election/contest-lists.ts'
import { maskOf } from '#election/contests.ts'
import { LANGUAGES } from '#election/languages.ts'
import { signNative } from '#openssl/ed25519.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { exportQuestions, exportRefusals, liveFromSources } from '#words/online.ts'
import { type ExportDesk, type ExportNumbers, exportBox } from '../box-side/export/export.ts'
import { bytesIn } from '../box-side/export/two-places.ts'
import { exportConfig, poolOf, ROWS_AT_ONCE, readConfig } from './config.ts'
import { readElectionFiles } from './election-files.ts'
import { inEveryLanguage } from './in-every-language.ts'
import { twoAtATerminal } from './two-at-a-terminal.ts'

declare const __IPPYO_BUNDLE__: boolean | undefined
/** One file with everything in it, as `build/services.mjs` made it: its hash is in `builds` of the settings. */
const THIS_PROGRAM = fileURLToPath(import.meta.url)

const config = readConfig(exportConfig)
const { electionPackage, packageHash, listHashes, several, settings } = readElectionFiles(
  config.election,
  config.database,
)
// O-05: from its sources it is hundreds of files, and the hash of one says nothing of the others.
if (electionPackage.use === 'live' && typeof __IPPYO_BUNDLE__ !== 'boolean')
  throw new Error(inEveryLanguage(liveFromSources))
const pool = poolOf(config.database, 1)
const terminal = twoAtATerminal(config.keyFiles)
const { say } = terminal

function show({ closed, counts, logSize, number }: ExportNumbers): void {
  const at = new Date(closed * 1000).toISOString()
  const { boxes, voted, events, held } = counts
  const values = [at, boxes, voted, events, held, logSize, number]
  for (const [row, words] of exportQuestions.rows.entries()) {
    process.stdout.write(`  ${LANGUAGES.map((each) => words[each]).join(' / ')}: ${values[row]}\n`)
  }
}

const desk: ExportDesk = {
  async isSame(turn, numbers) {
    terminal.turn(turn)
    show(numbers)
    say(exportQuestions.compare)
    return (await terminal.ask()) === numbers.number.slice(-5)
  },
  key: terminal.key,
}

const exported = await exportBox(
  {
    ...{
      number: config.number,
      pool,
      rowsAtOnce: ROWS_AT_ONCE,
      settings,
      keySet: electionPackage.keySet,
      packageHash,
      listHashes,
      records: listsIn(maskOf(electionPackage.contests), several).length,
    },
    ...{ build: nativeSha256(new Uint8Array(readFileSync(THIS_PROGRAM))), directories: config.directories },
    needsTwoSticks: electionPackage.use === 'live',
    checkpoint: () => bytesIn(join(config.log, 'checkpoint')),
    ...{ checks: nativeOnlineChecks, sign: signNative },
  },
  desk,
)
terminal.close()
await pool.end()
if (exported.ok) {
  show(exported.value)
  say(exportQuestions.done)
} else {
  const values = exported.error.type === 'disk' ? { what: exported.error.what } : {}
  say(exportRefusals[exported.error.type], values)
  process.exitCode = 1
}
