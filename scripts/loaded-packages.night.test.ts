/** The packages that each program loads at run time are listed, small, and under licences that allow it (LAW-11: what runs can be looked at). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type LoadedPackage, loadedPackages, PAGE, pageOf } from './loaded-packages.mjs'

/** Each of these lets anybody use, change and pass on, also what is built from it. */
const PERMISSIVE =
  /^\(?(?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0|Zlib|OFL-1\.1| AND | OR |MIT License)+\)?(?: \(its file\))?$/
/** Tools: nothing on a machine translates, builds or installs. Parsers: of the serial library's nine, its own list of lines alone. */
const NEVER =
  /^(?:tsx|esbuild|vite|rolldown|npm|electron|prebuild-install|serialport|@serialport\/parser-(?!readline|delimiter))/

let packages: readonly LoadedPackage[]
beforeAll(async () => {
  packages = await loadedPackages()
})

describe('packages that are loaded at run time', () => {
  it('are those of the page', () => {
    expect(pageOf(packages)).toBe(readFileSync(join(import.meta.dirname, '..', PAGE), 'utf8'))
  })

  it('hold no tool and nothing that is not used', () => {
    expect(packages.length).toBeGreaterThan(20)
    expect(packages.filter(({ name }) => NEVER.test(name))).toEqual([])
  })

  it('have permissive licences', () => {
    expect(packages.filter(({ licence }) => !PERMISSIVE.test(licence))).toEqual([])
  })

  it('are few on a voting machine', () => {
    expect(packages.filter(({ by }) => by.has('kiosk')).length).toBeLessThanOrEqual(22)
  })
})
