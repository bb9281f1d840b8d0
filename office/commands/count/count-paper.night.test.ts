/** PAP-08 without a screen: two people fill a form each from what the counting place wrote down, and the same is asked of them as at the screen. */
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { NO_PAPERS_SENT } from '#election/count/station-report.ts'
import { LANGUAGES } from '#election/languages.ts'
import { type CountingElection, TALLY_PASSPHRASE } from '#simulation/counting/counting-election.ts'
import { writeOneStation } from '#simulation/counting/one-station.ts'
import { reportNumberOptions } from '#simulation/counting/report-numbers.ts'
import { tallyRefusalWords } from '#tally/screens/refusal-words.ts'
import { tallyExports } from '#tally/session/screen-event.ts'
import { commandHelp } from '#ui/messages/command-help.ts'
import { allowedWords } from '#ui/messages/command-line.ts'
import { exportRefusals } from '#ui/messages/export.ts'
import { castVoteWarning, tallyWords } from '#ui/messages/tally-screen.ts'
import { ippyo, said } from '../ippyo-in-tests.ts'

// Each call starts a program.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

let directory: string
let made: CountingElection
let numbers: readonly string[]
const at = (name: string) => join(directory, name)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-count-paper-'))
  const contests = { mayor: { onPaper: { ...NO_PAPERS_SENT, braille: 12 } } }
  made = await writeOneStation(directory, { spares: 0, contests })
  numbers = await reportNumberOptions(at('reports'))
})
afterAll(() => rm(directory, { recursive: true }))

/** Twelve voters in braille: four and six votes, one ballot that both share, one blank. */
const PAPER = {
  'voters-braille': '12',
  'votes 1': '4',
  'votes 2': '6',
  'shared-candidates 1': '1 2',
  'shared-ballots 1': '1',
  basis: 'paper',
  'invalid-blank': '1',
}

const grounds = () => ['--package', at('package'), '--authority', at('machine/authority.pub')]

async function filled(name: string, by: string, figures: Readonly<Record<string, string>>, reason = '') {
  const path = at(name)
  const { code, out } = await said('--lang', 'en', 'paper-form', path, ...grounds(), '--contest', 'mayor')
  expect([code, out]).toEqual([0, expect.stringContaining('ippyo count with --paper')])
  const form = JSON.parse(await readFile(path, 'utf8'))
  const empty = (field: string) => (/^(shared|basis)/.test(field) ? '' : '0')
  for (const field of form.fields) field.value = figures[field.name] ?? empty(field.name)
  await writeFile(path, JSON.stringify({ ...form, by, reason }))
  return path
}

/** All into one directory: what was opened is opened, and the paper comes when it is counted. */
function count(...paper: readonly string[]) {
  const options = ['--reports', at('reports'), '--shares', at('shares'), '--out', at('out'), '--passphrases-fd', '0']
  const files = paper.flatMap((each) => ['--paper', each])
  const said = [
    ...numbers,
    '--cast-vote-records',
    '--warned',
    '--without-paper',
    '選挙長 見本',
    '--witness',
    '立会人 見本',
  ]
  const words = [
    '--lang',
    'en',
    '--json',
    'count',
    at('media/1/1/original'),
    ...grounds(),
    ...options,
    ...files,
    ...said,
  ]
  return ippyo(words, [TALLY_PASSPHRASE, ...made.passphrases.slice(0, 2)])
}

it('is refused where the two differ, joined when they agree, and corrected only with a reason', async () => {
  const first = await filled('a', 'First', PAPER)
  const differing = await count(first, await filled('b', 'Second', { ...PAPER, 'votes 1': '5', 'votes 2': '5' }))
  expect(differing.code).toBe(1)
  expect(JSON.parse(differing.stdout)).toMatchObject({ error: { type: 'paper-typed-differ', count: 2 } })
  expect(differing.stderr).toMatch(/▲ 1 .*first: 4; second: 5\n▲ 2 .*first: 6; second: 5/)

  const joined = await count(first, await filled('c', 'Second', PAPER))
  expect(joined.code, joined.stderr).toBe(0)
  const { final, contests, documents } = JSON.parse(joined.stdout)
  expect(final).toBe(true)
  expect(contests).toMatchObject([
    // CNT-12: three people voted by machine, which is in the sum alone.
    { id: 'mayor', totals: null, ended: null, joined: { totals: { 1: '6.400', 2: '7.600' }, cast: 15 }, winners: [2] },
    // Of the other contest the chair said that there is no paper.
    { id: 'council', joined: { totals: { 1: '1', 2: '1' }, cast: 2 }, winners: [1, 2] },
  ])
  expect(documents).toHaveLength(14)
  await expectSameFigures(contests[0].joined)

  const unreasoned = await count(first, at('c'))
  expect(JSON.parse(unreasoned.stdout)).toMatchObject({ error: { type: 'paper-reason-missing' } })
})

/** What other programs get says what the command said. */
async function expectSameFigures(joined: { readonly totals: Readonly<Record<string, string>>; readonly cast: number }) {
  const read = (name: string) => readFile(at(`out/documents/${name}`), 'utf8')
  expect(JSON.parse(await read('result.json')).contests[0].joined).toEqual(joined)
  const lines = (await read('result.csv')).split('\r\n').map((line) => line.split(','))
  const ofMayor = lines.filter(([contest, , what]) => contest === 'mayor' && what === '候補者')
  expect(ofMayor.map((cells) => [cells[3], cells.at(-1)])).toEqual(Object.entries(joined.totals))
  expect(lines.find(([contest, , what]) => contest === 'mayor' && what === '投票総数')?.at(-1)).toBe(`${joined.cast}`)
  const [mayor] = JSON.parse(await read('result-nist.json')).Election[0].Contest
  const totals = mayor.ContestSelection.flatMap(
    (each: { VoteCounts: { Type: string; Count: number }[] }) =>
      each.VoteCounts.find(({ Type }) => Type === 'total')?.Count ?? [],
  )
  expect(totals).toEqual(Object.values(joined.totals).map(Number))
  // An entry for each record of the contest without paper, and none of three people's beside paper.
  const { CVR } = JSON.parse(await read('result-cast-vote-records.json'))
  const contestOf = (each: { CVRSnapshot: { CVRContest: { ContestId: string }[] }[] }) =>
    each.CVRSnapshot[0]?.CVRContest[0]?.ContestId
  expect(new Set(CVR.map(contestOf))).toEqual(new Set(['contest-council']))
}

describe('ippyo export, of what was counted above, without its key', () => {
  const exported = (out: string, ...more: readonly string[]) =>
    said('--lang', 'en', 'export', '--count', at('out'), ...grounds(), '--out', at(out), ...more)
  const read = (out: string, name: string) => readFile(at(`${out}/documents/${name}`), 'utf8')

  it('writes the same files as the tally, but for the moment', async () => {
    const { out, code } = await exported('exported', '--cast-vote-records', '--warned')
    expect([out, code]).toEqual([expect.stringContaining(at('exported/documents/result.csv')), 0])
    expect(await read('exported', 'result.csv')).toBe(await read('out', 'result.csv'))
    const moments = /"(madeAt|GeneratedDate|GeneratedDateTime)": ?"[^"]*"/g
    for (const name of ['result.json', 'result-nist.json', 'result-cast-vote-records.json']) {
      const [ours, tallys] = await Promise.all([read('exported', name), read('out', name)])
      expect(ours.replaceAll(moments, '')).toBe(tallys.replaceAll(moments, ''))
    }
  })

  it('its help and its refusal name every format that there is', () => {
    for (const each of tallyExports) expect(allowedWords.formats.en).toContain(each)
    for (const language of LANGUAGES)
      for (const each of tallyExports) expect(commandHelp['export --formats']?.[language]).toContain(each)
  })

  it('writes what is asked for alone', async () => {
    expect((await exported('one', '--formats', 'csv')).code).toBe(0)
    expect(await readdir(at('one/documents'))).toEqual(['result.csv'])
  })

  it.each([
    [['--formats', 'csv,pdf'], 2, 'csv, json, nist and poll-csv'],
    [['--format', 'csv'], 2, '--format'],
    [['--cast-vote-records'], 1, '--warned'],
  ])('%j: refused in words, and nothing is written', async (more, code, words) => {
    expect(await exported('nothing', ...more)).toEqual({ code, out: expect.stringContaining(words) })
    await expect(stat(at('nothing'))).rejects.toThrow('ENOENT')
  })

  it('into a place that is taken, or of a folder without a count: refused', async () => {
    expect(await exported('one')).toMatchObject({ code: 1, out: expect.stringContaining('already') })
    const words = ['--count', at('package'), ...grounds(), '--out', at('nothing')]
    const none = await said('--lang', 'ja', 'export', ...words)
    expect(none).toEqual({ code: 1, out: expect.stringContaining(exportRefusals['no-count-there'].ja.next) })
  })

  it('of a count that somebody changed: nothing leaves it', async () => {
    await cp(at('out'), at('changed'), { recursive: true })
    const report = at('changed/count/4-counted/report.json')
    await writeFile(report, (await readFile(report, 'utf8')).replace('First', 'Frist'))
    const { code, out } = await said('--lang', 'en', 'export', '--count', at('changed'), ...grounds(), '--out', at('x'))
    expect([code, out]).toEqual([1, expect.stringContaining('4-counted')])
    await expect(stat(at('x'))).rejects.toThrow('ENOENT')
  })
})

it('cast vote records are asked for: what they are not is told first, and nothing is done', async () => {
  const paths = ['--reports', at('reports'), '--shares', at('shares'), '--out', at('warned')]
  const witness = ['--witness', '立会人 見本', '--cast-vote-records']
  const { code, out } = await said(
    '--lang',
    'ja',
    'count',
    at('media/1/1/original'),
    ...grounds(),
    ...paths,
    ...numbers,
    ...witness,
  )
  expect(code).toBe(1)
  for (const words of castVoteWarning) expect(out).toContain(`▲ ${tallyWords[words].ja}`)
  expect(out).toContain('--cast-vote-records に --warned を付けて')
  await expect(stat(at('warned'))).rejects.toThrow('ENOENT')
})

it('cast vote records of a result that is not final: there are none, and the reason is told', async () => {
  const paths = ['--reports', at('reports'), '--shares', at('shares'), '--out', at('not-final')]
  const witness = ['--witness', '立会人 見本', '--cast-vote-records', '--warned', '--passphrases-fd', '0']
  const words = ['--lang', 'ja', 'count', at('media/1/1/original'), ...grounds(), ...paths, ...numbers, ...witness]
  const { stderr } = await ippyo(words, [TALLY_PASSPHRASE, ...made.passphrases.slice(0, 2)])
  expect(stderr).toContain(tallyRefusalWords['not-final'].ja.title)
  expect(existsSync(at('not-final/documents/result-cast-vote-records.json'))).toBe(false)
})

it('one file, three files, and a file that is no form: nothing is counted', async () => {
  const [first, second] = [await filled('d', 'First', PAPER), await filled('e', 'Second', PAPER)]
  await writeFile(at('empty'), '{}')
  const given = (...paper: readonly string[]) => {
    const needed = ['--reports', at('reports'), '--shares', at('shares'), '--out', at('none'), ...numbers]
    const files = paper.flatMap((each) => ['--paper', each])
    return said('--lang', 'en', 'count', at('media/1/1/original'), ...grounds(), ...needed, ...files)
  }
  expect(await given(first)).toMatchObject({ code: 1, out: expect.stringContaining('contest mayor: 1. It takes') })
  expect(await given(first, second, first)).toMatchObject({ code: 1, out: expect.stringContaining('mayor: 3.') })
  expect(await given(at('empty'), first)).toMatchObject({
    code: 1,
    out: expect.stringContaining('or of ballots on paper'),
  })
  const nowhere = await said('--lang', 'en', 'paper-form', at('x'), ...grounds(), '--contest', 'nobody')
  expect(nowhere).toMatchObject({ code: 1, out: expect.stringContaining('The package has no contest nobody') })
})
