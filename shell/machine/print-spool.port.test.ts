/** The files of the print service, by its settings and by its disk (X3-C4): a paper that was printed is nowhere afterwards. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readSpool, spoolOf } from './print-spool.ts'

const scratch = mkdtempSync(join(tmpdir(), 'ippyo-spool-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

it.each([
  ['nothing said: a day', 'LogLevel warn\n', 'keeps-papers'],
  ['no', 'PreserveJobFiles No\n', 'keeps-nothing'],
  ['in other letters', '  preservejobfiles\tOFF  \n', 'keeps-nothing'],
  ['yes', 'PreserveJobFiles Yes\n', 'keeps-papers'],
  ['an hour', 'PreserveJobFiles 3600\n', 'keeps-papers'],
  ['the last line counts', 'PreserveJobFiles No\nPreserveJobFiles 1d\n', 'keeps-papers'],
  ['a comment is no line', '# PreserveJobFiles No\n', 'keeps-papers'],
  ['the history is another thing', 'PreserveJobHistory No\n', 'keeps-papers'],
] as const)('%s', (_, settings, fact) => {
  expect(spoolOf(settings)).toBe(fact)
})

it('settings that cannot be read say nothing', () => {
  const file = join(scratch, 'cupsd.conf')
  expect(readSpool(file)).toBe(null)
  writeFileSync(file, 'PreserveJobFiles No\n')
  expect(readSpool(file)).toBe('keeps-nothing')
})
