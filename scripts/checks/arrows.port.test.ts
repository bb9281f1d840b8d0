import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cruiseArrows } from './arrows.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ippyo-arrows-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function file(path: string, text: string, tree = root): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true })
  writeFileSync(join(tree, path), text)
}

function importing(from: string, to: string, name = 'own'): string {
  const path = relative(dirname(from), to)
  return `import { thing as ${name} } from '${path.startsWith('.') ? path : `./${path}`}'\nexport const used_${name} = ${name}\n`
}

describe('a wrong arrow is seen', () => {
  const planted: [string, string, string, string][] = [
    ['election-arrows', 'election/vote.ts', 'kiosk/session/step.ts', 'the core reaches up into an app'],
    ['kiosk-arrows', 'kiosk/app.ts', 'issuer/app.ts', 'one app imports another'],
    ['verify-arrows', 'verify/read.ts', 'election/seal.ts', 'the independent reader shares our code'],
    ['kiosk-arrows', 'kiosk/main.ts', 'simulation/seeded.ts', 'a seeded source in production'],
    ['office-arrows', 'office/program.ts', 'issuer/app.ts', 'the office enters a machine of the station'],
    ['ballots-are-looked-at', 'office/app.ts', 'kiosk/screens/choose.tsx', 'the office enters the voting machine'],
    ['of-a-ballot-only-its-page', 'office/screens/look-page.tsx', 'kiosk/services/pair.ts', 'more than the page'],
    ['tally-arrows', 'tally/app.ts', 'office/files/secrets.ts', 'the count enters the room where keys are made'],
    ['no-seeded-source-in-production', 'office/prepare/keys.ts', 'simulation/seeded.ts', 'keys from a seed (F6)'],
    ['no-seeded-source-in-production', 'office/main.ts', 'simulation/office/people.ts', 'people who are played'],
    ['no-seeded-source-in-production', 'office/terminal/io.ts', 'scripts/run.ts', 'a tool of developers'],
    ['keys-are-made-apart', 'office/prepare/keys.ts', 'office/terminal/io.ts', 'what makes keys talks to a terminal'],
    ['keys-are-made-apart', 'office/personalise/cards.ts', 'tally/app.ts', 'what makes cards reaches the count'],
    ['one-command-one-program', 'office/commands/bundle.ts', 'tally/app.ts', 'publishing enters the count'],
    [
      'online-pages-and-witness-use-no-hardware',
      'online/witness/witness.ts',
      'hardware/files/whole-file.ts',
      'a witness',
    ],
    ['session-takes-no-value-from-hardware', 'tally/session/step.ts', 'hardware/printer/send.ts', 'a session works'],
    [
      'a-kind-is-a-room-of-its-own',
      'election/kinds/head/kind.ts',
      'election/kinds/council/kind.ts',
      'one asks another',
    ],
    ['a-kind-is-asked-by-the-list', 'documents/sheet.ts', 'election/kinds/head/kind.ts', 'a paper for one kind alone'],
    ['keys-know-no-definition', 'election/keys/share.ts', 'election/definition/package.ts', 'keys know the package'],
    ['a-definition-knows-no-roll-list', 'election/definition/list.ts', 'election/roll/list.ts', 'the law knows a list'],
    [
      'the-count-knows-no-paper-of-a-station',
      'documents/result.ts',
      'documents/station/day.ts',
      'a result knows a desk',
    ],
    [
      'the-count-knows-no-paper-of-a-station',
      'documents/office/label.ts',
      'documents/station/day.ts',
      'so does a label',
    ],
    [
      'no-test-cards-in-a-program',
      'online/main/gate.ts',
      'online/test-jpki/authority.ts',
      'a gate that takes any card',
    ],
    ['fixtures-arrows', 'fixtures/voice/voice.ts', 'office/voice/make-voice.ts', 'a fixture that makes speech'],
    ['fixtures-arrows', 'fixtures/keys.test.ts', 'simulation/seeded.ts', 'the test of a fixture draws from a seed'],
    ['build-arrows', 'build/services.mjs', 'scripts/setup.mjs', 'what builds starts a tool of developers'],
    ['simulation-arrows', 'simulation/rooms/reception.ts', 'scripts/pictures/views.ts', 'people know a command'],
    ['simulation-arrows', 'simulation/attacks/alone.test.ts', 'desk/station/app.ts', 'a test of people knows the desk'],
    ['desk-arrows', 'desk/browser/page.spec.ts', 'scripts/pictures/views.ts', 'the desk knows a command'],
    ['scripts-arrows', 'scripts/packages/rig.ts', 'desk/station/app.ts', 'a command knows the desk'],
    ['bench-arrows', 'bench/touch.ts', 'scripts/pictures/views.ts', 'a measurement knows a command'],
    ['the-kernel-is-for-the-count', 'kiosk/services/pair.ts', 'election/group/kernel/kernel-group.ts', 'a kiosk'],
    ['the-kernel-is-for-the-count', 'issuer/app.ts', 'election/group/kernel/kernel-group.ts', 'an issuer'],
    ['the-kernel-is-for-the-count', 'verify/main.ts', 'election/group/kernel/kernel-group.ts', 'a checker'],
    ['the-kernel-is-for-the-count', 'election/ballot/seal.ts', 'election/group/kernel/kernel-group.ts', 'a way around'],
    ['the-kernel-is-for-the-count', 'office/online/sort.ts', 'election/group/kernel/kernel-group.ts', 'the sorting'],
    ['the-kernel-is-for-the-count', 'online/voter/cast.ts', 'election/group/kernel/kernel-group.ts', 'a voter’s page'],
    ['online-has-no-device', 'online/box-side/disk.ts', 'hardware/disk.ts', 'a server that knows a device'],
    ['office-arrows', 'office/online.ts', 'online/database/cluster.ts', 'the office enters a server'],
    ['the-box-side-knows-no-person', 'online/box-side/put.ts', 'online/roll-side/voter.ts', 'a ballot with a name'],
    ['the-roll-side-knows-no-ballot', 'online/roll-side/gate.ts', 'online/box-side/put.ts', 'a name with a ballot'],
    ['a-witness-trusts-no-sequencer', 'online/witness/add.ts', 'online/box-side/tiles.ts', 'a witness that believes'],
    [
      'one-command-one-program',
      'office/terminal/band.ts',
      'verify/main.ts',
      'a reader that is not independent any more',
    ],
  ]
  /** All in one tree, which is looked at once. */
  let seen: Awaited<ReturnType<typeof cruiseArrows>>['violations'] = []
  beforeAll(async () => {
    const tree = mkdtempSync(join(tmpdir(), 'ippyo-arrows-'))
    const texts = new Map(planted.map(([, , to]) => [to, 'export const thing = 1\n']))
    for (const [at, [, from, to]] of planted.entries())
      texts.set(from, `${texts.get(from) ?? ''}${importing(from, to, `thing${at}`)}`)
    for (const [path, text] of texts) file(path, text, tree)
    seen = (await cruiseArrows(tree)).violations
    rmSync(tree, { recursive: true })
  })
  test.each(planted)('%s: %s → %s (%s)', (rule, from, to) => {
    expect(seen).toContainEqual({ rule, from, to })
  })

  test.each(['kiosk', 'issuer', 'tally', 'office'])(
    'a session of the %s takes not even a type from services',
    async (app) => {
      const [from, to] = [`${app}/session/step.ts`, `${app}/services/pair.ts`]
      file(to, 'export type Thing = 1\n')
      file(from, "import type { Thing } from '../services/pair.ts'\nexport const used: Thing = 1\n")
      const { violations } = await cruiseArrows(root)
      expect(violations.map((violation) => violation.rule)).toContain('session-knows-no-services')
    },
  )

  test('two files that need each other, one of them only a type', async () => {
    file('ui/page.ts', "import { part } from './part.ts'\nexport type Props = string\nexport const page = part\n")
    file('ui/part.ts', "import type { Props } from './page.ts'\nexport const part: Props = ''\n")
    const { violations } = await cruiseArrows(root)
    expect(violations.map((violation) => violation.rule)).toContain('no-circles')
  })

  test('the core reads a clock through a Node module', async () => {
    file('election/clock.ts', "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n")
    const { violations } = await cruiseArrows(root)
    expect(violations.map((violation) => violation.rule)).toContain('pure-core')
  })

  test('a right arrow is let through', async () => {
    file('election/vote.ts', 'export const thing = 1\n')
    file('kiosk/app.ts', importing('kiosk/app.ts', 'election/vote.ts'))
    file('tally/app.ts', 'export const thing = 1\n')
    file('office/commands/count/count.ts', importing('office/commands/count/count.ts', 'tally/app.ts'))
    const { modules, violations } = await cruiseArrows(root)
    expect({ modules, violations }).toEqual({ modules: 4, violations: [] })
  })
})
