/** The voter's page is reproducible: whoever has the source builds the bytes whose hash is entry 0 of the log, whatever the folder is called. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { buildVoterPage } from '#build/voter-page.mjs'

const ROOT = join(import.meta.dirname, '..', '..')
const SOURCES = ['build', 'documents/forms', 'election', 'online', 'ui', 'words', 'package.json', 'tsconfig.json']
const [AUTHORITY, GATE] = ['5a'.repeat(32), 'https://gate.example']
const elsewhere = mkdtempSync(join(tmpdir(), 'ippyo-another-folder-'))
afterAll(() => rmSync(elsewhere, { recursive: true }))

test('two builds in two folders have the same files, byte for byte', async () => {
  for (const name of SOURCES) cpSync(join(ROOT, name), join(elsewhere, name), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(elsewhere, 'node_modules'))
  const out = join(elsewhere, 'out')
  const asked = ['--authority', AUTHORITY, '--gate', GATE, '--out', out]
  const said = execFileSync(process.execPath, [join(elsewhere, 'build', 'voter-page.mjs'), ...asked], {
    encoding: 'utf8',
  })
  const { files, clientFiles } = await buildVoterPage({ authority: AUTHORITY, gate: GATE })
  expect(said).toBe(`clientFiles ${clientFiles}\n`)
  expect(readdirSync(out).toSorted()).toEqual([...files.keys()].toSorted())
  for (const [name, bytes] of files) expect(readFileSync(join(out, name)).equals(bytes), name).toBe(true)
  // Another gate is another page, and says so.
  expect((await buildVoterPage({ authority: AUTHORITY, gate: `${GATE}:1` })).clientFiles).not.toBe(clientFiles)
})
