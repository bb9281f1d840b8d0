/** own-5: a stick with reports has a file whose name is an escape sequence, and one whose name is a line of ours. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startOfShipped } from '#build/start-of.ts'
import { onOneLine, plainText } from './plain-text.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const MEDIA = join(ROOT, 'fixtures', 'media')
const OVER_THE_LINE = '\u001b[1A\u001b[2K\u202eAll.json'
const A_LINE = 'x\nAll is authentic and complete.\nx.json'

describe('ippyo verify', () => {
  const reports = mkdtempSync(join(tmpdir(), 'reports-of-a-stranger-'))
  for (const name of [OVER_THE_LINE, A_LINE]) writeFileSync(join(reports, name), '{}')
  const medium = join(reports, 'no\u001b[2K\nAll is authentic and complete.\n')
  afterAll(() => rmSync(reports, { recursive: true, force: true }))

  function verified(...options: string[]) {
    const given = ['--package', join(MEDIA, 'package'), '--authority', join(MEDIA, 'authority.pub')]
    const args = [...startOfShipped('ippyo'), 'verify', ...given, '--reports', reports, ...options, medium]
    return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
  }

  it('shows names, and obeys none', () => {
    const { stdout, status } = verified('--lang', 'en')
    expect(status).toBe(1)
    expect(stdout).toContain('\\u001b[1A\\u001b[2K\\u202eAll.json')
    expect(stdout).not.toMatch(/[^\P{Cc}\n]|\u202e/u)
    expect(stdout.split('\n')).not.toContain('All is authentic and complete.')
    expect(stdout).toContain('Not everything holds')
  })

  it('says them whole in JSON', () => {
    const { stdout } = verified('--json')
    expect(stdout).not.toMatch(/[^\P{Cc}\n]|\u202e/u)
    expect(JSON.parse(stdout).refusedReports.sort()).toEqual([OVER_THE_LINE, A_LINE].sort())
  })
})

describe('text of strangers', () => {
  it('keeps letters of every kind, and our own line ends', () => {
    expect(plainText('葛󠄂西 が\nだ')).toBe('葛󠄂西 が\nだ')
    expect(onOneLine('a\nb\u009b2J')).toBe('a\\u000ab\\u009b2J')
  })
})
