/** The export, by two people at one terminal, one after the other: `node dist/services/online-export.mjs CONFIG.json`. Ends with 1 when nothing was written. */

import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { LANGUAGES } from '#election/languages.ts'
import { openExporterKey } from '#election/online/exporter-key.ts'
import { signNative } from '#openssl/ed25519.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import type { Text, Values } from '#ui/messages/message.ts'
import { exportQuestions, exportRefusals } from '#ui/messages/online-export.ts'
import { liveFromSources } from '#ui/messages/online-keys.ts'
import { type ExportDesk, type ExportNumbers, exportBox } from '../box-side/export/export.ts'
import { bytesIn } from '../box-side/export/two-places.ts'
import { exportConfig, poolOf, ROWS_AT_ONCE, readConfig } from './config.ts'
import { readElectionFiles } from './election-files.ts'
import { inEveryLanguage } from './in-every-language.ts'

declare const __IPPYO_BUNDLE__: boolean | undefined
/** One file with everything in it, as `build/services.mjs` made it: its hash is in `builds` of the settings. */
const THIS_PROGRAM = fileURLToPath(import.meta.url)
const TRIES = 3
const CLEAR = '\u001b[2J\u001b[H'

const config = readConfig(exportConfig)
const { electionPackage, packageHash, listHashes, settings } = readElectionFiles(config.election, config.database)
// O-05: from its sources it is hundreds of files, and the hash of one says nothing of the others.
if (electionPackage.use === 'live' && typeof __IPPYO_BUNDLE__ !== 'boolean')
  throw new Error(inEveryLanguage(liveFromSources))
const pool = poolOf(config.database, 1)
let isSecret = false
const output = new Writable({
  write(chunk: Buffer, _, done) {
    if (!isSecret) process.stdout.write(chunk)
    done()
  },
})
const terminal = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY })
const say = (words: Text, values?: Values) => process.stdout.write(`${inEveryLanguage(words, values)}\n`)

async function askSecret(): Promise<string> {
  isSecret = true
  try {
    return await terminal.question('')
  } finally {
    isSecret = false
    process.stdout.write('\n')
  }
}

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
    process.stdout.write(CLEAR)
    say(exportQuestions.turns[turn - 1] ?? exportQuestions.turns[0])
    show(numbers)
    say(exportQuestions.compare)
    return (await terminal.question('> ')).trim() === numbers.number.slice(-5)
  },
  async key(turn) {
    for (let left = TRIES; left > 0; left--) {
      say(exportQuestions.passphrase)
      const passphrase = await askSecret()
      // Read anew each time: its stick, or another one, may be in only now.
      const file = await readFile(config.keyFiles[turn - 1] ?? '').catch(() => null)
      if (file === null) {
        say(exportRefusals['key-not-there'])
        continue
      }
      const opened = await openExporterKey(new Uint8Array(file), passphrase, nativeScrypt)
      if (opened.ok) return opened.value
      say(exportRefusals[opened.error.type])
    }
    return null
  },
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
