/** The lists that are published: `sha256sum -c` reads the sums, and a list of files says how long it is. */
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { publishedListOf, sumsOf } from './file-list.ts'

const scratch = mkdtempSync(join(tmpdir(), 'ippyo-file-list-'))
const files = ['one.deb', 'one.files', 'check-machine'].map((name) => join(scratch, name))
beforeAll(() => {
  for (const file of files) writeFileSync(file, file)
  writeFileSync(join(scratch, 'SHA256SUMS'), sumsOf(files))
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const compared = () => spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: scratch, encoding: 'utf8' })

it('the sums are those of the files beside them, and of each of them', () => {
  expect(compared()).toMatchObject({ status: 0, stdout: 'one.deb: OK\none.files: OK\ncheck-machine: OK\n' })
  appendFileSync(join(scratch, 'one.files'), '\n')
  expect(compared()).toMatchObject({ status: 1, stdout: expect.stringContaining('one.files: FAILED') })
  rmSync(join(scratch, 'one.files'))
  expect(compared().status).toBe(1)
})

it('a published list ends with the number of its lines, links among them', () => {
  const root = join(scratch, 'root')
  mkdirSync(root)
  writeFileSync(join(root, 'file'), '')
  symlinkSync('file', join(root, 'link'))
  expect(publishedListOf(root).trim().split('\n')).toEqual([
    expect.stringMatching(/^[0-9a-f]{64} {2}file$/),
    '-> file  link',
    '# end: 2',
  ])
})
