import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cruiseArrows } from './arrows.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ippyo-arrows-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function file(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

describe('a wrong arrow is seen', () => {
  const planted: [string, string, string, string][] = [
    ['election-arrows', 'election/vote.ts', 'kiosk/session/step.ts', 'the core reaches up into an app'],
    ['kiosk-arrows', 'kiosk/app.ts', 'issuer/app.ts', 'one app imports another'],
    ['verify-arrows', 'verify/read.ts', 'election/seal.ts', 'the independent reader shares our code'],
    ['kiosk-arrows', 'kiosk/main.ts', 'simulation/seeded.ts', 'a seeded source in production'],
  ]
  test.each(planted)('%s: %s → %s (%s)', async (rule, from, to) => {
    file(to, 'export const thing = 1\n')
    file(
      from,
      `import { thing } from '../${to.split('/').length > 2 && from.split('/').length > 2 ? '../' : ''}${to}'\nexport const used = thing\n`,
    )
    const { violations } = await cruiseArrows(root)
    expect(violations.map((violation) => violation.rule)).toContain(rule)
  })

  test('the core reads a clock through a Node module', async () => {
    file('election/clock.ts', "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n")
    const { violations } = await cruiseArrows(root)
    expect(violations.map((violation) => violation.rule)).toContain('pure-core')
  })

  test('a right arrow is let through', async () => {
    file('election/vote.ts', 'export const vote = 1\n')
    file('kiosk/app.ts', "import { vote } from '../election/vote.ts'\nexport const used = vote\n")
    const { modules, violations } = await cruiseArrows(root)
    expect({ modules, violations }).toEqual({ modules: 2, violations: [] })
  })
})
