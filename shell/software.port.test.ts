/** The delivered files, byte for byte, or the first one that is not as delivered (LAW-11). */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { softwareFingerprint } from '#election/keys/fingerprint.ts'
import { checkNumber } from '#scripts/build.mjs'
import { softwareAsListed } from './software.ts'

let product: string
let list: string
beforeEach(() => {
  product = mkdtempSync(join(tmpdir(), 'ippyo-software-'))
  mkdirSync(join(product, 'dist'))
  list = ['a.js', 'b.css']
    .map((name) => {
      writeFileSync(join(product, 'dist', name), name)
      return `${createHash('sha256').update(name).digest('hex')}  dist/${name}\n`
    })
    .join('')
  writeFileSync(join(product, 'dist', 'SHA256SUMS'), list)
})
afterEach(() => rmSync(product, { recursive: true }))

it('all files as listed: the check number of the list', async () => {
  const fingerprint = softwareFingerprint(new TextEncoder().encode(list))
  expect(fingerprint).toMatch(/^(\d{5} ?){4}$/)
  expect(await softwareAsListed(product, true)).toEqual({ type: 'as-listed', fingerprint })
  // The building computer says the number that the machine shows.
  expect(checkNumber(list)).toBe(fingerprint)
})

it('one byte of one file', async () => {
  writeFileSync(join(product, 'dist', 'b.css'), 'b.csS')
  expect(await softwareAsListed(product, true)).toEqual({ type: 'differs', path: 'dist/b.css' })
})

it('a file that is gone', async () => {
  rmSync(join(product, 'dist', 'a.js'))
  expect(await softwareAsListed(product, true)).toEqual({ type: 'differs', path: 'dist/a.js' })
})

it.each(['', 'no list\n'])('a list that lists nothing: %j', async (text) => {
  writeFileSync(join(product, 'dist', 'SHA256SUMS'), text)
  expect(await softwareAsListed(product, true)).toEqual({ type: 'differs', path: 'dist/SHA256SUMS' })
})

it('from sources, or without a list, nothing is said', async () => {
  expect(await softwareAsListed(product, false)).toEqual({ type: 'unlisted' })
  rmSync(join(product, 'dist', 'SHA256SUMS'))
  expect(await softwareAsListed(product, true)).toEqual({ type: 'unlisted' })
})
