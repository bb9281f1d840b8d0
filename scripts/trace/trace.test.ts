/** Trace over a small planted tree: sound as it stands, and each thing that it must find, planted once. */
import { describe, expect, it } from 'vitest'
import { type KeptByPeople, problemsOfKeeping } from './kept-by-people.ts'
import { tableOf, trace } from './trace.ts'
import type { Catalogues } from './words.ts'

const PAGE = 'docs/requirements/voting.md'
const TREE: Readonly<Record<string, string>> = {
  [PAGE]:
    '| KSK-01 ◆ | It waits. | M 1 |\n| KSK-02 ◆ | It closes. | M 2 |\n| KSK-03 | It greets. | M 3 |\n| C1 | It counts. | own |\n',
  'docs/threats.md': '| X-A1 | A thief | A lock | – | – |\n',
  'docs/formats/ballot-box.md':
    '\n## 12 Recovery\n\n1. **One**\n\n## 13 Table\n\n| 1 | none |\n| 2 | some |\n\n## 14 More\n',
  'kiosk/session/codes.ts': "export const CARD_REFUSALS = ['card-torn', 'card-blank'] as const\n",
  'kiosk/session/check.ts': [
    '/** KSK-01, 03 and C1; rows 1 and 2, rule 1 (X-A1). SHA-256, UTF-16. */',
    "export const refusal = (torn: boolean) => (torn ? 'card-torn' : 'card-blank')",
    "export const isTorn = (code: string) => code === 'card-torn'",
  ].join('\n'),
  'kiosk/session/check.test.ts': "test('waits (KSK-01)', () => {})\n",
  'kiosk/session/close.test.ts': "test('closes (KSK-02)', () => {})\n",
  'kiosk/screens/page.tsx': 'export const label = kioskScreen.goOn\n',
  'election/log/catalogue.ts':
    "export type LogEvent = { readonly type: 'started' } | { readonly type: 'front-opened' }\n",
  'kiosk/services/start.ts': "export const events = [{ type: 'started' }, { type: 'front-opened' }]\n",
}
const words = (ja: string, en: string) => ({ ja: { title: '×', next: ja }, en: { title: 'x', next: en } })
const LABELS = { goOn: { ja: 'つぎへ（{n}）', en: 'Go on' }, unused: { ja: 'やめる', en: 'Stop' } }
const REFUSALS = {
  'card-torn': words('「つぎへ」を押します。', 'Press "Go on".'),
  'card-blank': words('係員を呼びます。', 'Call staff.'),
}
const catalogues = (refusals: object, room = 'kiosk'): Catalogues =>
  new Map<string, Readonly<Record<string, unknown>>>([
    [room, { refusals }],
    ['common', { labels: LABELS }],
  ])
const planted = (changes: Readonly<Record<string, string>>, refusals: object = REFUSALS) =>
  trace(new Map(Object.entries({ ...TREE, ...changes })), catalogues(refusals)).problems

it('a sound tree has no problem', () => {
  expect(planted({})).toEqual([])
})

describe('a number that is cited', () => {
  it.each([
    ['KSK-09', 'kiosk/a.ts', '// KSK-09\n'],
    ['KSK-09', 'docs/a.md', 'As KSK-01/09 says.\n'],
    ['KSL-01', 'kiosk/a.test.ts', "test('closes (KSL-01)')\n"],
    ['C7', 'kiosk/a.ts', '\n// C7: never\n'],
    ['row 3', 'kiosk/a.ts', '// rows 1, 3\n'],
    ['rule 2', 'election/ballot-box/a.ts', '/** Rule 2 */\n'],
    ['X-B9', 'shell/a.ts', '// X-B9\n'],
    ['promise 9', 'simulation/promises/promise-9-all-is-well.test.ts', ''],
  ])('%s is defined, or %s is told', (id, file, text) => {
    const line = text.startsWith('\n') ? 2 : 1
    expect(planted({ [file]: text })).toEqual([`${file}:${line}: ${id} is defined nowhere`])
  })

  it('has one definition', () => {
    const twice = `${TREE[PAGE]}| KSK-03 | It sings. | M 4 |\n`
    expect(planted({ [PAGE]: twice })).toEqual([`${PAGE}: KSK-03 is defined twice`])
  })
})

describe('an invariant', () => {
  it('whose test cites it no more is told', () => {
    expect(planted({ 'kiosk/session/check.test.ts': "test('waits', () => {})\n" })).toEqual([
      '◆ KSK-01 is cited by no test',
    ])
  })
})

describe('a code', () => {
  it.each([
    ['compared', "export const isBlank = (code: string) => code === 'card-blank'\n"],
    ['a case', "switch (code) { case 'card-blank': }\n"],
    ['a type', "export type Blank = 'card-blank'\n"],
    ['a key', "export const names = { 'card-blank': 1 }\n"],
    ['a schema', "export const schema = z.enum(['card-blank'])\n"],
  ])('that is only %s is told by nobody', (_how, known) => {
    const without = (TREE['kiosk/session/check.ts'] as string).replace(": 'card-blank'", ': null')
    expect(planted({ 'kiosk/session/check.ts': without, 'kiosk/session/known.ts': known })).toEqual([
      'kiosk/session/codes.ts: CARD_REFUSALS: nothing tells card-blank',
      'words of kiosk: nothing tells card-blank',
    ])
  })

  // WI2: a code that screens list and nothing makes looked as told; so did one whose name is another thing's.
  it.each([
    ['a screen shows', 'kiosk/screens/shown.tsx', "const shown = ['card-blank']\n"],
    ['the office tells of its own cards', 'office/cards.ts', "export const code = 'card-blank'\n"],
    ['is the name of a stage', 'kiosk/session/state.ts', "export const stage = { type: 'card-blank' }\n"],
    ['is the answer of a library', 'election/ballot-box/a.ts', "export const no = () => ({ type: 'card-blank' })\n"],
  ])('of an app that only %s is made by none of its sessions and services', (_how, file, text) => {
    const without = (TREE['kiosk/session/check.ts'] as string).replace(": 'card-blank'", ': null')
    const made = (more: Readonly<Record<string, string>>) =>
      planted({ 'kiosk/session/check.ts': without, ...more }, { 'card-torn': REFUSALS['card-torn'] })
    expect(made({ [file]: text })).toEqual(['kiosk/session/codes.ts: CARD_REFUSALS: nothing tells card-blank'])
    expect(made({ 'kiosk/services/a.ts': "export const no = () => err({ type: 'card-blank' })\n" })).toEqual([])
  })

  it('may be put together', () => {
    const shaped = (TREE['kiosk/session/check.ts'] as string).replace(
      "'card-torn' : 'card-blank'",
      `\`card-\${what}\` : null`,
    )
    expect(planted({ 'kiosk/session/check.ts': shaped })).toEqual([])
  })

  it('that another app tells is not told by this one', () => {
    const other = { 'issuer/a.ts': "export const code = 'card-lost'\n" }
    expect(planted(other, { ...REFUSALS, 'card-lost': words('係員へ', 'Call staff.') })).toEqual([
      'words of kiosk: nothing tells card-lost',
    ])
  })

  it('of the log is told by a kiosk, not by who reads the log', () => {
    const read = {
      'election/log/catalogue.ts': `${TREE['election/log/catalogue.ts']}const parsed = { type: 'taken-over' }\nexport type MoreError = { readonly type: 'taken-over' }\n`,
    }
    expect(planted(read)).toEqual(['election/log/catalogue.ts: MoreError: nothing tells taken-over'])
  })
})

describe('a next step', () => {
  const sends = (ja: string, en = 'Call staff.') => planted({}, { ...REFUSALS, 'card-blank': words(ja, en) })
  const onNoScreen = (label: string) => [
    `words/kiosk.tsv: card-blank sends people to “${label}”, which is on no screen`,
  ]

  it('names what stands on a screen', () => {
    expect(sends('「つぎへ（3）」か「つぎへ」', 'Press "Go on".')).toEqual([])
    expect(sends('「もどる」', 'Press "Go on".')).toEqual(onNoScreen('もどる'))
    expect(sends('係員へ', 'Press "Go back".')).toEqual(onNoScreen('Go back'))
  })

  it('names no label that no screen uses', () => {
    expect(sends('「やめる」')).toEqual(onNoScreen('やめる'))
  })

  it('names an option that a command takes', () => {
    const option = { ...REFUSALS, 'card-blank': words('--seats を付けます', 'Add --seats.') }
    const problem = 'words/kiosk.tsv: card-blank names --seats, which no command takes'
    expect(planted({}, option)).toEqual([problem, problem])
    expect(planted({ 'office/commands/count.ts': "option('--seats <files>')\n" }, option)).toEqual([])
  })

  it('belongs to a program', () => {
    const { problems } = trace(new Map(Object.entries(TREE)), catalogues(REFUSALS, 'songs'))
    expect(problems).toEqual(['words/songs.tsv: scripts/trace does not know whose words these are'])
  })
})

it('the table names for each rule its code and its tests', () => {
  const traced = trace(new Map(Object.entries(TREE)), catalogues(REFUSALS))
  expect(tableOf(traced, ['KSK-01'])).toBe(
    'KSK-01 ◆  It waits.\n    test  kiosk/session/check.test.ts\n    code  kiosk/session/check.ts',
  )
  expect(tableOf(traced, ['KSK']).match(/^KSK/gm)).toHaveLength(3)
})

describe('a rule is kept by a program or by people', () => {
  const kept = (byPeople: KeptByPeople) =>
    problemsOfKeeping(
      new Map([
        ['A-01', 1],
        ['A-02', 1],
      ]),
      new Set(['A-01']),
      byPeople,
    )

  it('each is cited or listed, and a list that is out of date is one', () => {
    expect(kept([{ id: 'A-02', why: 'a person does it' }])).toEqual([])
    expect(kept([])).toMatchObject([expect.stringContaining('A-02: no program')])
    const stale = ['A-01', 'A-02', 'A-09'].map((id) => ({ id, why: 'x' }))
    expect(kept(stale)).toMatchObject([
      expect.stringContaining('no rule A-09'),
      expect.stringContaining('A-01 is cited'),
    ])
  })
})
