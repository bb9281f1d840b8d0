import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packageFiles } from './screen-files.ts'

let stick: string
const bytes = Buffer.from('the cut of IPAmj')
const sha256 = createHash('sha256').update(bytes).digest('hex')

beforeEach(() => {
  stick = mkdtempSync(join(tmpdir(), 'ippyo-font-'))
  mkdirSync(join(stick, 'fonts'))
  writeFileSync(join(stick, 'fonts', 'names.ttf'), bytes)
})
afterEach(() => rmSync(stick, { recursive: true }))

function packageLists(files: readonly object[]): void {
  writeFileSync(join(stick, 'package.json'), JSON.stringify({ files }))
}

describe('the font that draws the names', () => {
  it('is the one that the verified package lists', () => {
    packageLists([{ path: 'fonts/names.ttf', bytes: bytes.length, sha256 }])
    expect(packageFiles(stick, true)).toEqual([join(stick, 'fonts', 'names.ttf')])
  })

  it('is not one that was put beside a package that needs none', () => {
    packageLists([{ path: 'rolls/1.roll', bytes: 1, sha256 }])
    expect(packageFiles(stick, true)).toEqual([])
  })

  it('is not one that was changed, nor any while no package is verified', () => {
    packageLists([{ path: 'fonts/names.ttf', bytes: bytes.length, sha256: sha256.replace(/^./, 'x') }])
    expect(packageFiles(stick, true)).toEqual([])
    packageLists([{ path: 'fonts/names.ttf', bytes: bytes.length, sha256 }])
    expect(packageFiles(stick, false)).toEqual([])
  })
})

describe('the picture of a choice', () => {
  const plan = Buffer.from('a plan')
  const hash = createHash('sha256').update(plan).digest('hex')
  const file = `${hash.slice(0, 32)}.png`
  const picture = { type: 'png', width: 480, height: 320, bytes: plan.length, sha256: hash }
  const list = (version: number, contests: readonly object[]) =>
    writeFileSync(join(stick, `candidate-list-${version}.json`), JSON.stringify({ contests }))
  const question = { contest: 'bridge', candidates: [], explained: [{ number: 1, picture }] }
  beforeEach(() => {
    packageLists([])
    mkdirSync(join(stick, 'choices'))
    writeFileSync(join(stick, 'choices', file), plan)
    writeFileSync(join(stick, 'choices', 'another.png'), 'nobody signed it')
  })

  it('is one that the last list has, and no other of the folder', () => {
    list(1, [question])
    expect(packageFiles(stick, true)).toEqual([join(stick, 'choices', file)])
    list(2, [{ contest: 'bridge', candidates: [] }])
    expect(packageFiles(stick, true)).toEqual([])
  })

  it('is none that was changed, nor any while no package is verified', () => {
    list(1, [question])
    expect(packageFiles(stick, false)).toEqual([])
    writeFileSync(join(stick, 'choices', file), 'another plan')
    expect(packageFiles(stick, true)).toEqual([])
  })
})
