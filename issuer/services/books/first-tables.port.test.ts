/** The disk takes no more, or power goes, while the tables are made, before the first voter: the next start makes all of them. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { must } from '#simulation/rooms/must.ts'
import { openDatabase } from './database.ts'

const KEY = new Uint8Array(32).fill(7)
const REFUSED = 3
/** A file that may not grow beyond half of the tables. */
const HALF_KB = 40
const MODULE = pathToFileURL(join(import.meta.dirname, 'database.ts')).href

it('half of the tables is none', () => {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-first-tables-'))
  try {
    const path = join(directory, 'books.db')
    const code = `const { openDatabase } = await import('${MODULE}'); process.exit(openDatabase(process.argv[1], new Uint8Array(32).fill(7)).ok ? 0 : ${REFUSED})`
    const args = ['--import', 'tsx', '--input-type=module', '-e', code, path]
    const limited = ['-c', `ulimit -f ${HALF_KB}; exec "$0" "$@"`, process.execPath, ...args]
    const { status, stderr } = spawnSync('/bin/bash', limited, { encoding: 'utf8' })
    expect([status, stderr]).toEqual([REFUSED, ''])
    const database = must(openDatabase(path, KEY))
    expect(database.prepare('SELECT count(*) AS n FROM journal_room').get()).toEqual({ n: 0 })
    database.close()
    expect(statSync(path).size).toBeGreaterThan(HALF_KB * 1024)
  } finally {
    rmSync(directory, { recursive: true })
  }
})
