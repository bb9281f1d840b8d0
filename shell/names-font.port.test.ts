import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packageFonts } from './screen-files.ts'

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
    expect(packageFonts(stick, true)).toEqual([join(stick, 'fonts', 'names.ttf')])
  })

  it('is not one that was put beside a package that needs none', () => {
    packageLists([{ path: 'rolls/1.roll', bytes: 1, sha256 }])
    expect(packageFonts(stick, true)).toEqual([])
  })

  it('is not one that was changed, nor any while no package is verified', () => {
    packageLists([{ path: 'fonts/names.ttf', bytes: bytes.length, sha256: sha256.replace(/^./, 'x') }])
    expect(packageFonts(stick, true)).toEqual([])
    packageLists([{ path: 'fonts/names.ttf', bytes: bytes.length, sha256 }])
    expect(packageFonts(stick, false)).toEqual([])
  })
})
