/** The planted mistakes still fit the sources, and every promise has one. `scripts/planted` applies them and runs the tests. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parsePlanted, withHunks } from './patch.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PLANTED = join(ROOT, 'fixtures', 'planted')
const PROMISES = join(ROOT, 'simulation', 'promises')
const patches = readdirSync(PLANTED).filter((name) => name.endsWith('.patch'))
const plantedIn = (name: string) => parsePlanted(readFileSync(join(PLANTED, name), 'utf8'))

describe('planted mistakes', () => {
  it.each(patches)('%s fits its file in one place and changes it', (name) => {
    for (const { path, hunks } of plantedIn(name).files) {
      const original = readFileSync(join(ROOT, path), 'utf8')
      expect(hunks.length).toBeGreaterThan(0)
      expect(withHunks(original, hunks, path)).not.toBe(original)
    }
  })

  it.each(patches)('%s names the test of its own promise', (name) => {
    const { promise, red } = plantedIn(name)
    // A mistake in the order of writes shows where every crash state is looked at, one in what people are told where whole
    // stations or days at a desk are simulated or every operation fails, one in what is left behind where raw disks are read, one in what goes on after
    // a bug where every effect breaks, one in what a machine feels where it feels, one in a proof where proofs are forged, one in a rule of one
    // session where that rule is asked, and may show nowhere else.
    const places = [
      `promises/promise-${promise}-[a-z0-9-]+`,
      'crash-states/every-crash-state',
      'stations/(stations-keep-the-promises|shipped-and-reference-agree)',
      'desk-days/a-day-keeps-the-rules',
      'failing-io/(every-operation-fails|a-stick-hangs-at-the-desk)',
      'failing-io/power-goes-in-the-(books|reports)',
      'kills/killed-while-voting',
      'count-kills/killed-while-counting',
      'rare-moments/[a-z0-9-]+',
      'secrecy/(issuer-disk/)?the-[a-z0-9-]+',
      'secrecy/raw/raw-disks-tell-nothing',
      'bugs/[a-z0-9-]+',
      'feels/[a-z0-9-]+',
      'proofs/[a-z0-9-]+',
      'roll-lists/[a-z0-9-]+',
    ]
    // One in the online box where that part of it is asked: these tests are run, and no others of their folders.
    const isOnline = promise === 'online'
    const known = isOnline
      ? /^(?:simulation|election|verify|office)(?:\/[a-z]+)?\/online\/|^online\/|^office\/commands\/|^tally\/(?:an-online-|screens\/a-body-)|^election\/definition\/import\/another-ward|^documents\/(?:code-letter|hours-abroad)/
      : new RegExp(
          `^(?:simulation/(?:${places.join('|')})|(?:issuer|kiosk|tally)/(?:session|screens)/[a-z0-9-]+)\\.(?:(?:port|day)\\.)?test\\.tsx?$`,
        )
    const [first = ''] = red
    expect(first).toMatch(known)
    for (const file of red) {
      // The days of another promise may see it as well.
      if (file !== first) expect(file).toMatch(isOnline ? known : /^simulation\//)
      expect(existsSync(join(ROOT, file))).toBe(true)
    }
    if (!isOnline) expect(new Set(red.map((file) => dirname(file))).size).toBe(1)
  })

  it('every promise has a test, and every promise test a mistake that it must see', () => {
    const tests = readdirSync(PROMISES).filter((name) => /^promise-\d-.*\.test\.tsx?$/.test(name))
    const promises = new Set(tests.map((name) => Number(name.split('-')[1])))
    expect([...promises].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    const seen = new Set(patches.flatMap((name) => plantedIn(name).red))
    expect(tests.filter((name) => !seen.has(`simulation/promises/${name}`))).toEqual([])
  })
})
