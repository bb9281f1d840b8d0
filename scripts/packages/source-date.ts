/** The day of what is built, not of the computer that builds: two builds of one commit agree, and yesterday's commit is not red tomorrow. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'

/** @returns YYYY-MM-DD: `SOURCE_DATE_EPOCH`, else of the commit, else of the newest release in CHANGELOG.md (an unpacked archive) */
export function sourceDate(root: string, environment = process.env): string {
  const seconds = environment.SOURCE_DATE_EPOCH ?? committedAt(root)
  if (seconds !== null) return new Date(Number(seconds) * 1000).toISOString().slice(0, 10)
  const [, date] =
    /^## [0-9.]+ \(([0-9]{4}-[0-9]{2}-[0-9]{2})\)$/m.exec(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')) ?? []
  assert(date !== undefined, 'source date: neither SOURCE_DATE_EPOCH, a commit nor a release in CHANGELOG.md')
  return date
}

function committedAt(root: string): string | null {
  const { status, stdout } = spawnSync('git', ['-C', root, 'log', '-1', '--format=%ct'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}
