/** The result for other programs: every figure that may be told, and none that may not (D-22). */
import { describe, expect, it } from 'vitest'
import { asTold, type ContestResult } from '#election/count/contest-result.ts'
import { REVIEW_RESULT } from '#simulation/rooms/review-result.ts'
import { csvOf, resultCsv } from './export-csv.ts'
import { nistReport } from './export-nist.ts'
import { CONTEST, HEAD, QUESTION } from './exports-sample.ts'

const FEW = asTold({ ...CONTEST, state: 'joined-sum' })

describe('CSV', () => {
  const text = (contest: ContestResult) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(resultCsv([contest]))

  it('has a line a candidate, sums behind them, decimals as they are, and no formula', () => {
    const lines = text(CONTEST).split('\r\n')
    expect(lines[0]?.charCodeAt(0)).toBe(0xfeff)
    expect(lines[1]).toBe(`mayor,見本市長選挙,候補者,1,"'=佐藤, 一郎",さとう,無所属,100,12.666,112.666`)
    expect(lines[2]).toBe('mayor,見本市長選挙,候補者,2,"佐藤 ""花""",さとう,見本の会,90,12.666,102.666')
    expect(lines.slice(3)).toEqual([
      'mayor,見本市長選挙,有効投票数,,,,,190,,215',
      'mayor,見本市長選挙,無効投票数,,,,,0,,1',
      'mayor,見本市長選挙,投票総数,,,,,,26,216',
      'mayor,見本市長選挙,持ち帰りその他,,,,,,-2,',
      'mayor,見本市長選挙,操作を途中で終了した者の数,,,,,7,,',
      'mayor,見本市長選挙,開けない票,,,,,0,,',
      '',
    ])
  })

  // X4-C3
  it.each(['=1', '+1', '-x', '@x', '＝1', '＋1', '－1', '＠x', '\t=1', '\r=1', '\n=1'])(
    'a cell that a spreadsheet takes as a formula is words: %j',
    (cell) => {
      const [line] = new TextDecoder().decode(csvOf([[cell, '-2']])).split('\r\n')
      expect(line?.replaceAll('"', '')).toBe(`'${cell},-2`)
    },
  )

  it('has the choices of a question, and what became of it', () => {
    const lines = text(QUESTION).split('\r\n')
    expect(lines[1]).toBe('bridge,新しい橋の建設,選択肢,1,賛成,さんせい,,100,12.666,112.666')
    expect(lines.at(-2)).toBe('bridge,新しい橋の建設,結果,,賛成が多数である。,,,,,')
  })

  it('has only sums where few people voted on paper', () => {
    expect(text(FEW)).toContain(',無所属,,,112.666')
    expect(text(FEW)).not.toMatch(/,100,|,190,|,26,|12\.666,/)
  })
})

describe('NIST SP 1500-100', () => {
  const counts = (contest: ContestResult) => {
    const report = JSON.parse(JSON.stringify(nistReport(HEAD, '332101', [contest])))
    const [election] = report.Election
    const told = election.Contest[0].ContestSelection.map((each: { VoteCounts: object[] }) => each.VoteCounts)
    return { report, election, told }
  }

  it('has a contest for each judge, with votes for dismissal and against', () => {
    const { election } = counts(REVIEW_RESULT)
    expect(election.Contest).toHaveLength(3)
    expect(election.Candidate).toHaveLength(3)
    const [first, second] = election.Contest
    expect(first).toMatchObject({
      '@type': 'ElectionResults.RetentionContest',
      CandidateId: 'candidate-review-1',
      SummaryText: { Text: [{ Content: '罷免を可とされた' }] },
      ContestSelection: [
        { Selection: { Text: [{ Content: '罷免を可とする' }] }, VoteCounts: [{ Count: 700 }, {}, {}] },
        { Selection: { Text: [{ Content: '罷免を可としない' }] }, VoteCounts: [{ Count: 300 }] },
      ],
    })
    expect(second.SummaryText.Text[0].Content).toBe('罷免を可とされなかった')
    // D-22: where the figures are held back none is here.
    const untold = counts(asTold({ ...REVIEW_RESULT, state: 'joined-outcome' })).election.Contest
    expect(JSON.stringify(untold)).not.toMatch(/"Count":/)
  })

  it('tells a question as a measure, with choices and no candidate', () => {
    const { election, told } = counts(QUESTION)
    expect(election.Candidate).toEqual([])
    expect(election.Contest[0]).toMatchObject({
      '@type': 'ElectionResults.BallotMeasureContest',
      Type: 'referendum',
      ContestSelection: [{ Selection: { Text: [{ Content: '賛成' }] } }, {}, { '@id': 'selection-invalid-bridge' }],
    })
    expect(told[0][0]).toMatchObject({ Type: 'total', Count: 112.666 })
  })

  it('tells machine, paper and sum of the district, and who won', () => {
    const { report, election, told } = counts(CONTEST)
    expect(report).toMatchObject({
      IsTest: true,
      Status: 'unofficial-complete',
      GeneratedDate: '2026-11-22T22:50:00+09:00',
    })
    expect(told[0]).toMatchObject([
      { Type: 'total', Count: 112.666, GpUnitId: 'district' },
      { Type: 'other', OtherType: 'machine', Count: 100 },
      { Type: 'other', OtherType: 'paper', Count: 12.666 },
    ])
    expect(election.Candidate.map((each: { PostElectionStatus: string }) => each.PostElectionStatus)).toEqual([
      'winner',
      'defeated',
    ])
    expect(report.GpUnit).toHaveLength(1)
  })

  it('refers to nothing that is not in it', () => {
    const { report, election } = counts(CONTEST)
    const ids: readonly string[] = JSON.stringify(report).match(/"@id":"[^"]+"/g) ?? []
    expect(new Set(ids).size).toBe(ids.length)
    const named = (id: string) => ids.includes(`"@id":"${id}"`)
    for (const { PartyId } of election.Candidate) expect(named(PartyId)).toBe(true)
    for (const { CandidateIds = [] } of election.Contest[0].ContestSelection)
      expect(CandidateIds.every(named)).toBe(true)
    expect([election.ElectionScopeId, election.Contest[0].ElectionDistrictId].every(named)).toBe(true)
  })

  it('tells only the sum where few people voted on paper', () => {
    expect(counts(FEW).told[0]).toMatchObject([{ Type: 'total', Count: 112.666 }])
    expect(counts(FEW).told[0]).toHaveLength(1)
  })
})

describe('a contest that fell away (TC-52)', () => {
  const FELL_AWAY = asTold({ ...CONTEST, uncontested: true })

  it('has the number of its records, and no figure of anybody', () => {
    const { records, valid, ended, invalid, unopened, sum, paper, candidates } = FELL_AWAY
    expect({ records, valid, ended, invalid, unopened, sum, paper }).toEqual({
      ...{ records: CONTEST.records, valid: null, ended: null, invalid: null, unopened: null, sum: null, paper: null },
    })
    expect(candidates.flatMap(({ machine, paper: own, votes }) => [machine, own, votes])).toEqual(
      candidates.flatMap(() => [null, null, null]),
    )
  })

  it('is lines of names in the CSV, and candidates without counts for NIST', () => {
    const lines = new TextDecoder()
      .decode(resultCsv([FELL_AWAY]))
      .trim()
      .split('\r\n')
      .slice(1)
    expect(lines).toHaveLength(CONTEST.candidates.length)
    for (const line of lines) expect(line).toMatch(/,,,$/)
    const contest = JSON.stringify(nistReport(HEAD, '332101', [FELL_AWAY]).Election)
    expect(contest).not.toMatch(/VoteCounts|OtherCounts/)
  })
})

it('NIST: who ended and what is invalid are two figures', () => {
  const election = JSON.stringify(nistReport(HEAD, '332101', [CONTEST]).Election)
  expect(election).toContain(`"Undervotes":${CONTEST.ended}`)
  expect(election).toContain(`"Count":${CONTEST.sum?.invalid},"OtherType":"invalid"`)
})
