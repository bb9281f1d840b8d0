/**
 * Writes the evidence that the gate sealed, for sorting: `node dist/services/online-evidence.mjs CONFIG.json`, after the close. Nobody on the line can
 * open it. Ends with 1 when nothing was written; a second time writes the same file.
 */

import { evidenceWords } from '#words/online.ts'
import { writeEvidence } from '../roll-side/sorting/write-evidence.ts'
import { evidenceConfig, poolOf, readConfig, systemSecond } from './config.ts'
import { inEveryLanguage } from './in-every-language.ts'

const { database, municipality, ...of } = readConfig(evidenceConfig)
const pool = poolOf(database, 1, municipality)

function say(word: keyof typeof evidenceWords, values: Readonly<Record<string, string | number>> = {}): void {
  process.stdout.write(`${inEveryLanguage(evidenceWords[word], values)}\n`)
}

try {
  const written = await writeEvidence({ ...of, pool }, systemSecond())
  if (written.ok) say('done', { rows: written.value })
  else say(written.error)
  process.exitCode = written.ok ? 0 : 1
} catch (error) {
  if (!(error instanceof Error && 'syscall' in error)) throw error
  say('disk', { code: 'code' in error ? String(error.code) : '' })
  process.exitCode = 1
}
await pool.end()
