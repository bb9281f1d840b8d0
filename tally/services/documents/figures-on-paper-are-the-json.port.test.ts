/**
 * Each figure of each paper of the count is the one that the result's JSON has, or follows from it and from what was typed; and no
 * other figure stands there. Elections are drawn by a seed: of thousands and of millions, with namesakes, little paper, none.
 */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announcedOf, keptAnnouncement } from '#election/count/announcement.ts'
import { asTold, type ContestResult, contestResultOf } from '#election/count/contest-result.ts'
import { paperThatCounts } from '#election/count/paper-books.ts'
import type { ContestId } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { countedNight, type NightFigures } from '#simulation/counting/counted-night.ts'
import { type CountingElection, countingElection } from '#simulation/counting/counting-election.ts'
import { electorFigures, machineVoters, voterFigures, votersOnPaper } from '#simulation/counting/voters-of-a-night.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { TallyResult } from '../../session/effect.ts'
import { type TallyDocument, tallyDocuments } from '../../session/screen-event.ts'
import { type ContestJson, countResultJson } from '../count/result-json.ts'
import { stationJson } from '../reconcile/station-json.ts'
import { DocumentMaker } from './make-documents.ts'

const SEED = process.env.IPPYO_SEED ?? 'figures on paper'
const NIGHTS: Readonly<Record<string, NightFigures>> = {
  'thousands, paper of every kind, somebody not eligible': { most: 9000, council: 'many', ineligible: true },
  'millions, and so little paper that only sums are told': { most: 9_999_999, council: 'few', ineligible: false },
  'nobody voted on paper for the council': { most: 90_000, council: 'none', ineligible: true },
}

let out: string
let made: CountingElection
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'ippyo-figures-'))
  const stations = Array.from({ length: 3 }, () => ({ kiosks: 1, spares: 0 }))
  made = await countingElection(seededRandomness(SEED), { stations, candidates: [4, 12], seats: 8 })
})
afterAll(() => rm(out, { recursive: true }))

describe.each(Object.entries(NIGHTS))('%s', (name, figures) => {
  const papers = new Map<TallyDocument, string>()
  let result: TallyResult
  /** As it was written to the disk. */
  let json: readonly ContestJson[]

  beforeAll(async () => {
    result = countedNight(made, figures, seededRandomness(SEED, name))
    const maker = new DocumentMaker(out)
    const pathOf = async (document: TallyDocument) => {
      const printed = await maker.make(document, result)
      return printed.ok ? printed.value : expect.unreachable()
    }
    for (const document of tallyDocuments) papers.set(document, textOf(await pathOf(document)))
    json = JSON.parse(await readFile(await pathOf('json'), 'utf8')).contests
  })

  const textIn = (document: TallyDocument) => papers.get(document) ?? expect.unreachable()
  const typed = ({ id }: ContestJson) => paperThatCounts(result.paper, id as ContestId) ?? expect.unreachable()

  it('the file has what the session counted, and of little paper the sums alone', () => {
    expect(json).toEqual(countResultJson(contestsTold(result)))
    expect(json.map(({ totals }) => totals === null)).toEqual([false, figures.council === 'few'])
    expect(json[0]?.ineligible).toEqual(figures.ineligible ? [4] : [])
  })

  it.each(['result-sheet', 'counting-record', 'joined-record'] as const)(
    '%s: machine, paper and sum of each',
    (document) => {
      for (const contest of json) {
        for (const [number, figuresOf] of figuresByCandidate(contest, typed(contest).votes)) {
          expect(rowsOf(textIn(document), contest, number)[0], `${contest.id} ${number}, seed ${SEED}`).toEqual(
            figuresOf,
          )
        }
      }
    },
  )

  it.each(['result-sheet', 'counting-record', 'joined-record'] as const)('%s: the sums of the poll', (document) => {
    const told = json.filter(({ totals }) => totals !== null)
    const cells: readonly (readonly [string, readonly (string | number)[]])[] = [
      ['有効投票数（投票機）', told.map(({ valid }) => valid ?? '')],
      ['無効（候補者でなくなった者への投票、投票機）', told.map(({ invalid }) => invalid ?? '')],
      ['用紙による投票数', told.map((contest) => ballotsIn(typed(contest)))],
      ['操作を途中で終了した者の数', json.flatMap(({ ended }) => ended ?? [])],
      ['開けない票', json.flatMap(({ unopened }) => unopened ?? [])],
      ['投票機の記録の数', json.map(({ records }) => records)],
    ]
    for (const [label, expected] of cells) expect(beside(textIn(document), label), label).toEqual(expected.map(words))
  })

  it.each(['result-sheet', 'counting-record', 'election-record', 'joined-record', 'poster'] as const)(
    '%s: votes cast, valid, invalid, taken away',
    (document) => {
      // 選挙録 with the items of the count has them twice, once for each of its parts.
      const times = document === 'joined-record' ? 2 : 1
      const each = (of: (joined: NonNullable<ContestJson['joined']>) => string | number) =>
        json.flatMap(({ joined }) => Array<string>(times).fill(joined === null ? '' : words(of(joined))))
      const text = textIn(document)
      expect(beside(text, '投票総数')).toEqual(each(({ cast }) => cast))
      expect(beside(text, '有効投票数')).toEqual(each(({ valid }) => valid))
      expect(beside(text, '無効投票数')).toEqual(each(({ invalid }) => invalid))
      expect(beside(text, '持ち帰りその他(?:（用紙）)?')).toEqual(each(({ takenAway }) => takenAway))
    },
  )

  it.each(['result-sheet', 'counting-record', 'election-record', 'joined-record'] as const)(
    '%s: voters by machine and on paper, all of them, and why there are fewer votes',
    (document) => {
      const times = document === 'joined-record' ? 2 : 1
      const text = textIn(document).replaceAll('—', ' ')
      const each = (of: (contest: ContestJson) => readonly (string | number)[]) =>
        json.flatMap((contest) => Array<readonly string[]>(times).fill(of(contest).map(words)))
      expect(rowsBeside(text, '投票機（選挙期日）')).toEqual(
        each((contest) => [
          machineVoters(result, contest.id).men,
          machineVoters(result, contest.id).women,
          machineVoters(result, contest.id).all,
        ]),
      )
      const kinds = (of: ContestJson) => (of.totals === null ? [] : Object.values(typed(of).voters))
      expect(rowsBeside(text, '(?:点字投票|不在者投票|仮投票|その他の用紙による投票)').flat()).toEqual(
        each((contest) => kinds(contest)).flat(),
      )
      const all = (contest: ContestJson) => machineVoters(result, contest.id).all + votersOnPaper(typed(contest))
      expect(rowsBeside(text, '計').map((row) => row.at(-1))).toEqual(each((contest) => [all(contest)]).flat())
      const less = [...text.matchAll(/投票者数－投票総数\s+([+-]?[\d,]+)/g)].map(([, figure = '']) => figure)
      expect(less.map((figure) => figure.replace('+', ''))).toEqual(
        each((contest) => [all(contest) - (contest.joined?.cast ?? Number.NaN)]).flat(),
      )
    },
  )

  it.each(['election-record', 'joined-record', 'poster'] as const)(
    '%s: the sum of each, in its last place',
    (document) => {
      for (const contest of json) {
        for (const [number, figuresOf] of figuresByCandidate(contest, typed(contest).votes)) {
          const sum = [figuresOf.at(-1)]
          const rows = rowsOf(textIn(document), contest, number)
          expect(rows.filter((row) => row.length === 1)[0], `${contest.id} ${number}, seed ${SEED}`).toEqual(sum)
        }
      }
    },
  )

  it('選挙録: minimum, who is elected with which votes, and whose deposit is lost', () => {
    const text = textIn('election-record')
    const minima = json.map(({ joined, seats }) => quotient(joined?.valid ?? '', 4 * seats))
    expect([...text.matchAll(/＝([\d,]+\.\d{3})…? 票以上/g)].map(([, figure]) => figure)).toEqual(minima)
    const deposits = json.map(({ joined, seats }) => quotient(joined?.valid ?? '', 10 * seats))
    expect(beside(text, '没収点', '…? 票')).toEqual(deposits)
    for (const contest of json) {
      const part = text
        .slice(text.indexOf(`${contest.title}選挙録（案）`))
        .split('当選人\n')[1]
        ?.split('得票総数から')[0]
      const elected = [...(part ?? '').matchAll(NAME_AND_FIGURE)].map(([, who, figure]) => [who, figure])
      const sums = new Map(
        figuresByCandidate(contest, typed(contest).votes).map(([who, all]) => [Number(who), all.at(-1)]),
      )
      const winners = contest.winners.map((number) => [nameOf(contest, number), sums.get(number)])
      expect(elected.sort(), `seed ${SEED}`).toEqual(winners.sort())
    }
  })

  it('朗読案: every sentence (TC-31)', () => {
    const text = textIn('reading-script').replaceAll(/\s/g, '')
    for (const contest of json) {
      const { joined, ended, ineligible } = contest
      const said = (number: number | string) =>
        `${number}番、${nameOf(contest, number)}（こうほ）、`.replaceAll(' ', '')
      for (const [number, votes] of Object.entries(joined?.totals ?? {})) {
        const elected = contest.winners.includes(Number(number))
        expect(text).toMatch(new RegExp(`${said(number)}${words(votes)}票${elected ? '、(くじにより)?当選' : ''}。`))
      }
      for (const number of ineligible) expect(text).toContain(`${said(number)}被選挙権がないと決定され`)
      const { cast = 0, valid = '', invalid = 0 } = joined ?? {}
      expect(text).toContain(
        `投票総数${words(cast)}票、有効投票${words(valid)}票、無効投票${words(invalid)}票。ほかに、投票機の操作を途中で終了した方は${words(ended ?? '')}人です。`,
      )
    }
  })

  it('開票録: the paper by way and kind, and what its division left', () => {
    const text = textIn('counting-record')
    const told = json.filter((contest) => contest.totals !== null && ballotsIn(typed(contest)) > 0).map(typed)
    expect(told.length).toBeGreaterThan(0)
    expect(beside(text, '不在者投票の不受理・拒否')).toEqual(told.map((paper) => words(paper.notAccepted.absentee)))
    expect(beside(text, '仮投票の不受理')).toEqual(told.map((paper) => words(paper.notAccepted.provisional)))
    const [mayor] = json
    // Cell after cell, because one kind takes two lines.
    const cells = textOf(join(out, 'documents', 'counting-record.pdf'), '-raw').replaceAll(/\s/g, '')
    const kinds = cells.split('仮投票の不受理').slice(1, 1 + told.length)
    const invalid = kinds.flatMap((part) =>
      [...part.matchAll(/無効\D+?([\d,]+)(?=無効|按分|点字|候補者の|見本|開票録)/g)]
        .slice(0, 10)
        .map(([, figure]) => figure),
    )
    const theirs = mayor?.ineligible.map((number) => mayor && typed(mayor).votes[number]) ?? []
    expect(invalid).toEqual(
      told.flatMap((paper) =>
        Object.entries(paper.invalid).map(([kind, figure]) => {
          return words(figure + (paper === told[0] && kind === 'not-eligible' ? (theirs[0] ?? 0) : 0))
        }),
      ),
    )
    const [shared] = told[0]?.shared ?? []
    expect(text).toContain(`${shared?.candidates.join('・')} 番 ${words(shared?.ballots ?? 0)} 票`)
    const given = Object.values(mayor?.joined?.totals ?? {}).reduce((sum, votes) => sum + thousandths(votes), 0)
    expect(beside(text, '按分で切り捨てた票')).toEqual([
      words((thousandths(mayor?.joined?.valid ?? '') - given) / 1000),
    ])
  })

  it.each(['counting-record', 'joined-record'] as const)(
    '%s: the books of each station, as stage 5 has them',
    (document) => {
      const rows = [
        ...textIn(document).matchAll(/([\d,]+)\s+([\d,]+)\s+([\d,]+)\s+([\d,]+)\s+(-?[\d,]+)\s+(一致|差異)/g),
      ]
      const expected = result.books.flatMap(({ station }, i) => {
        const report = result.receipt.reports.get(station) ?? expect.unreachable()
        const { issued, returned, records } = stationJson(report, result.books[i] ?? expect.unreachable())
        return report.contests.map(({ contest, found, missing }) => {
          const voters = (issued[contest] ?? 0) - (returned[contest] ?? 0)
          const left = voters - (records[contest] ?? 0) - found
          return [voters, records[contest] ?? 0, found, missing, left].map(words).concat(left === 0 ? '一致' : '差異')
        })
      })
      // Each record of 選挙録 is of one election, and has the stations' lines of that one.
      const inOrder = document === 'counting-record' ? expected : byContest(expected, json.length)
      expect(rows.map(([, ...cells]) => cells)).toEqual(inOrder)
      expect(inOrder.length).toBeGreaterThan(3)
    },
  )

  it('開票速報: what was kept, and nothing else', async () => {
    const contests = contestsTold(result).flatMap((contest) => announcedOf(contest, null) ?? [])
    const at = '2002-06-23T23:10' as LocalMinute
    const announcement = { number: 2, at, final: true, without: false, corrects: null, contests }
    const printed = await new DocumentMaker(out).makeAnnouncement(announcement, made.election)
    const text = textOf(printed.ok ? printed.value : expect.unreachable())
    const kept = keptAnnouncement.of(announcement, made.election.electionPackage.electionId, null)
    for (const { id, candidates, figures: sums } of kept.contests) {
      const contest = json.find((each) => each.id === id) ?? expect.unreachable()
      const told = column(candidates.map(({ votes }) => (votes === null ? '無効' : decimal(votes / 1000))))
      for (const [i, { number }] of candidates.entries())
        expect(rowsOf(text, contest, number)[0], `${id} ${number}`).toEqual([told[i]])
      expect(sums.length).toBeGreaterThan(4)
    }
    const figure = (what: string) =>
      kept.contests.flatMap(({ figures: sums }) =>
        sums.filter((each) => each.what === what).map((each) => words(each.figure / 1000)),
      )
    expect(beside(text, '投票総数')).toEqual(figure('cast'))
    expect(beside(text, '有効投票数')).toEqual(figure('validInAll'))
    expect(beside(text, '無効投票数')).toEqual(figure('invalidInAll'))
    expect(beside(text, '操作を途中で終了した者の数')).toEqual(figure('ended'))
  })

  it.each(tallyDocuments)(
    '%s: no figure of a thousand or more, and no decimal, that comes from nowhere',
    (document) => {
      const known = new Set(knownFigures(result, json).map(words))
      const found = textIn(document).match(/(?<![\d,.])(?:\d{1,3}(?:,\d{3})+(?:\.\d{3})?|\d+\.\d{3})(?![\d.])/g) ?? []
      expect(found.filter((figure) => !known.has(figure))).toEqual([])
      if (!FEW.has(document)) expect(found.length).toBeGreaterThan(10)
    },
  )
})

const FEW: ReadonlySet<TallyDocument> = new Set(['storage-list', 'elected-notices', 'poll-result'])
const NAME_AND_FIGURE = /(候補 \dの\d+)\s+\S+\s+([\d,]+(?:\.\d{3})?)/g

function textOf(pdf: string, order: '-layout' | '-raw' = '-layout'): string {
  return execFileSync('pdftotext', [order, pdf, '-'], { encoding: 'utf8' })
}

function contestsTold({ count, paper, outcomes }: TallyResult): readonly ContestResult[] {
  return count.contests.map((contest) => asTold(contestResultOf(contest, paper, outcomes)))
}

function nameOf({ id }: Pick<ContestJson, 'id'>, number: number | string): string {
  return `候補 ${id === 'mayor' ? 1 : 2}の${number}`
}

/** 1250.500 → 1,250.500, by another hand than the program's. */
function words(figure: number | string): string {
  const [whole = '', decimals] = (typeof figure === 'number' ? decimal(figure) : figure).split('.')
  return [Number(whole).toLocaleString('en-US'), ...(decimals === undefined ? [] : [decimals])].join('.')
}

/** Under one another: three decimals each where one has some, so that the points stand under one another. */
function column(figures: readonly string[]): readonly string[] {
  const divided = figures.some((figure) => figure.includes('.'))
  const padded = (figure: string) => (divided && !figure.includes('.') ? `${figure}.000` : figure)
  return figures.map((figure) => (figure === '無効' ? figure : words(padded(figure))))
}

function decimal(figure: number): string {
  return Number.isInteger(figure) ? String(figure) : figure.toFixed(3)
}

function thousandths(figure: string): number {
  return Math.round(Number(figure) * 1000)
}

function quotient(figure: string, by: number): string {
  const cut = Math.floor(thousandths(figure) / by)
  return words(`${Math.floor(cut / 1000)}.${String(cut % 1000).padStart(3, '0')}`)
}

function ballotsIn({ votes, shared, invalid }: ReturnType<typeof paperThatCounts> & object): number {
  const all = [...Object.values(votes), ...Object.values(invalid), ...shared.map(({ ballots }) => ballots)]
  return all.reduce((sum, part) => sum + part, 0)
}

/** By the candidate's number: machine, paper and sum, or the sum alone where no more may be told. */
function figuresByCandidate({ totals, joined, ineligible }: ContestJson, typed: Readonly<Record<string, number>>) {
  const sums = joined?.totals ?? {}
  const numbers = [...Object.keys(sums), ...ineligible.map(String)]
  const sumColumn = column(numbers.map((number) => sums[number] ?? '無効'))
  if (totals === null) return numbers.map((number, i) => [number, [sumColumn[i] ?? '']] as const)
  const paperColumn = column(
    numbers.map((number) => {
      const sum = sums[number]
      if (sum === undefined) return String(typed[number])
      return decimal((thousandths(sum) - 1000 * (totals[number] ?? Number.NaN)) / 1000)
    }),
  )
  return numbers.map((number, i) => {
    return [number, [words(totals[number] ?? Number.NaN), paperColumn[i] ?? '', sumColumn[i] ?? '']] as const
  })
}

/** The figures after the name, of each line that begins with number and name. */
function rowsOf(text: string, contest: ContestJson, number: number | string): readonly (readonly string[])[] {
  const row = new RegExp(`^\\s*${number}\\s+${nameOf(contest, number)}\\s(.*)$`, 'gm')
  return [...text.matchAll(row)].map(([, rest = '']) => rest.match(/無効|[\d,]+(?:\.\d{3})?/g) ?? [])
}

/** Sorts lines that name one contest after the other: all of the first one, then all of the next. */
function byContest<T>(lines: readonly T[], contests: number): readonly T[] {
  return Array.from({ length: contests }, (_, contest) => lines.filter((_, i) => i % contests === contest)).flat()
}

/** The figures right of a label, in the order of the paper; `behind` is the rest of the line, which is empty if left out. */
function beside(text: string, label: string, behind = '$'): readonly string[] {
  const line = new RegExp(`^\\s*${label}\\s+(-?[\\d,]+(?:\\.\\d{3})?)${behind}`, 'gm')
  return [...text.matchAll(line)].map(([, figure = '']) => figure)
}

/** The figures right of each such label, cell after cell; an unknown one is left out. */
function rowsBeside(text: string, label: string): readonly (readonly string[])[] {
  const line = new RegExp(`^\\s*${label}\\s+([\\d,\\s]+)$`, 'gm')
  return [...text.matchAll(line)].map(([, cells = '']) => cells.trim().split(/\s+/))
}

function recordsIn({ records }: { readonly records: ReadonlyMap<string, number> }): number {
  return [...records.values()].reduce((sum, each) => sum + each, 0)
}

/** Every number that a paper may have: of the JSON, of the sheet that two people typed, and what the law divides. */
function knownFigures(result: TallyResult, json: readonly ContestJson[]): readonly (number | string)[] {
  return json.flatMap((contest) => {
    const paper = paperThatCounts(result.paper, contest.id as ContestId) ?? expect.unreachable()
    const { joined, seats } = contest
    const own = figuresByCandidate(contest, paper.votes).flatMap(([, figures]) => figures)
    const given = Object.values(joined?.totals ?? {}).reduce((sum, votes) => sum + thousandths(votes), 0)
    const mixed = [...result.receipt.media.values()].reduce((sum, { sealed }) => sum + recordsIn(sealed), 0)
    const out = contest.ineligible.map((number) => paper.invalid['not-eligible'] + (paper.votes[number] ?? 0))
    const stations = result.books.flatMap(({ contests }) =>
      contests.flatMap(({ contest: _, balanced: __, ...figures }) => Object.values(figures)),
    )
    return [
      // Read aloud, a whole number is one.
      ...Object.values(joined?.totals ?? {}),
      ...own.filter((figure) => figure !== '無効').map((figure) => figure.replaceAll(',', '')),
      ...[contest.valid ?? 0, contest.invalid ?? 0, contest.ended ?? 0, contest.unopened ?? 0, contest.records],
      ...[joined?.valid ?? 0, joined?.invalid ?? 0, joined?.cast ?? 0, joined?.takenAway ?? 0, ballotsIn(paper)],
      ...[...Object.values(paper.voters), ...Object.values(paper.notAccepted), ...Object.values(paper.invalid), ...out],
      ...paper.shared.map(({ ballots }) => ballots),
      ...voterFigures(result, contest, paper),
      ...electorFigures(result, contest, paper),
      ...[quotient(joined?.valid ?? '', 4 * seats), quotient(joined?.valid ?? '', 10 * seats)].map((each) =>
        each.replaceAll(',', ''),
      ),
      (thousandths(joined?.valid ?? '') - given) / 1000,
      ...[...stations, mixed],
    ]
  })
}
