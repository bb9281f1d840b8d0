/** `ippyo export` of a count that has ballots on paper: the files of the tally's screen, without its key; refused where something is not as it was counted. */
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { paperFields } from '#election/count/paper.ts'
import { NO_PAPERS_SENT } from '#election/count/station-report.ts'
import { LANGUAGES } from '#election/languages.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { compareReports, driveTally, joinPaper, mixAndOpen, startCounting } from '#simulation/counting/drive-tally.ts'
import { writeOneStation } from '#simulation/counting/one-station.ts'
import { tallyExports } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'
import { commandHelp } from '#ui/messages/command-help.ts'
import { allowedWords } from '#ui/messages/command-line.ts'
import { exportRefusals } from '#ui/messages/export.ts'
import { said } from '../ippyo-in-tests.ts'

// A whole count comes first.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

let directory: string
let counted: TallyView
const at = (name: string) => join(directory, name)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-export-'))
  const contests = { mayor: { onPaper: { ...NO_PAPERS_SENT, braille: 12 } } }
  const made = await writeOneStation(directory, { spares: 0, contests })
  counted = await countedWithPaper(made.passphrases)
})
afterAll(() => rm(directory, { recursive: true }))

/** Twelve voters in braille: four and six votes, one ballot that both share, one blank. */
const PAPER: Readonly<Record<string, string>> = {
  'voters-braille': '12',
  'votes 1': '4',
  'votes 2': '6',
  'shared-candidates 1': '1 2',
  'shared-ballots 1': '1',
  basis: 'paper',
  'invalid-blank': '1',
}

const grounds = () => ['--package', at('package'), '--authority', at('machine/authority.pub')]

/** At the tally's screen, with all that it exports. */
async function countedWithPaper(passphrases: readonly string[]): Promise<TallyView> {
  const places = { package: at('package'), machine: at('machine'), reports: at('reports'), shares: at('shares') }
  const config = { ...places, media: [at('media/1/1/original')], out: at('out') }
  const driven = await driveTally(config, secureRandomness())
  await startCounting(driven)
  await driven.act({ type: 'receive-reports' })
  await compareReports(driven)
  await driven.act({ type: 'read-media' })
  await mixAndOpen(driven, passphrases)
  const empty = (name: string) => (/^(shared|basis)/.test(name) ? '' : '0')
  const fields = Object.fromEntries(paperFields([1, 2], 'people').map(({ name }) => [name, PAPER[name] ?? empty(name)]))
  const typings = ['First', 'Second'].map((by) => ({ by, fields })) as never
  await driven.act({ type: 'type-paper', contest: 'mayor', reason: '', typings })
  await joinPaper(driven)
  for (const document of tallyExports) await driven.act({ type: 'print', document })
  const view = await driven.act({ type: 'make-cast-vote-records', warned: true })
  await driven.tally.stop()
  return view
}

it('the files of the tally have machine and paper in one result', async () => {
  expect([counted.message, counted.result?.final]).toEqual([null, true])
  // CNT-12: three people voted by machine, which is in the sum alone.
  await expectSameFigures({ totals: { 1: '6.400', 2: '7.600' }, cast: 15 })
})

/** The files for other programs have the figures that the screen shows. */
async function expectSameFigures(joined: { readonly totals: Readonly<Record<string, string>>; readonly cast: number }) {
  const read = (name: string) => readFile(at(`out/documents/${name}`), 'utf8')
  expect(JSON.parse(await read('result.json')).contests[0].joined).toMatchObject(joined)
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
