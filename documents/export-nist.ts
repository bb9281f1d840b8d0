/**
 * The result as NIST SP 1500-100 (Election Results Reporting, version 2, JSON): one summary report of the counting district. Its only unit
 * is the district (LAW-17); `unofficial-complete`, because the meeting of election decides. A record that ended without voting is an
 * undervote.
 */
import { type CandidateResult, type ContestResult, hasWon } from '#election/count/contest-result.ts'
import { inDecimals } from '#election/count/votes-in-thousandths.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import type { DocumentHead } from './document.ts'
import { verdictOfJudge } from './judges-on-paper.ts'
import { verdictOnPaper } from './question-on-paper.ts'

const DISTRICT = 'district'

type Named<Name extends string> = { readonly '@type': `ElectionResults.${Name}` } & Readonly<Record<string, unknown>>

/** Japan has one time and no summer time. */
export function atMinute(minute: string): string {
  return `${minute}:00+09:00`
}

/** @param municipalityCode 全国地方公共団体コード, six digits */
export function nistReport(
  head: DocumentHead,
  municipalityCode: string,
  contests: readonly ContestResult[],
): Named<'ElectionReport'> {
  return {
    '@type': 'ElectionResults.ElectionReport',
    Format: 'summary-contest',
    GeneratedDate: atMinute(head.madeAt),
    Issuer: `${head.municipality}選挙管理委員会`,
    IssuerAbbreviation: head.municipality,
    IsTest: head.use !== 'live',
    ...(head.use === 'live' ? {} : { TestType: head.use }),
    SequenceStart: 1,
    SequenceEnd: 1,
    Status: 'unofficial-complete',
    VendorApplicationId: 'ippyo',
    GpUnit: [
      {
        '@id': DISTRICT,
        '@type': 'ElectionResults.ReportingUnit',
        Type: 'municipality',
        Name: words(head.municipality),
        ExternalIdentifier: [
          {
            '@type': 'ElectionResults.ExternalIdentifier',
            Type: 'other',
            OtherType: 'jp-local-government-code',
            Value: municipalityCode,
          },
        ],
      },
    ],
    Party: parties(contests).map((party, i) => {
      return { '@id': `party-${i + 1}`, '@type': 'ElectionResults.Party', Name: words(party) }
    }),
    Election: [electionOf(head, contests)],
  }
}

function electionOf(head: DocumentHead, contests: readonly ContestResult[]): Named<'Election'> {
  const known = parties(contests)
  return {
    '@type': 'ElectionResults.Election',
    ElectionScopeId: DISTRICT,
    StartDate: head.date,
    EndDate: head.date,
    Name: words(head.electionTitle),
    Type: 'general',
    Candidate: contests.filter(isOfPeople).flatMap((contest) =>
      peopleOf(contest).map((candidate) => ({
        '@id': idOf(contest, candidate),
        '@type': 'ElectionResults.Candidate',
        BallotName: words(candidate.name),
        ...(candidate.party === '' ? {} : { PartyId: `party-${known.indexOf(candidate.party) + 1}` }),
        ...statusOf(candidate),
      })),
    ),
    Contest: contests.flatMap((contest): readonly Named<string>[] | Named<string> =>
      CONTESTS[kindOf(contest).about](contest, known),
    ),
  }
}

/** A question (住民投票): the choices are words, and nobody is a candidate. */
function measureOf(contest: ContestResult): Named<'BallotMeasureContest'> {
  const { id, title, sum, candidates, verdict } = contest
  const invalid = sum === null ? [] : [voteCount('other', sum.invalid, { OtherType: 'invalid' })]
  return {
    '@id': `contest-${id}`,
    '@type': 'ElectionResults.BallotMeasureContest',
    ElectionDistrictId: DISTRICT,
    Name: title,
    Type: 'referendum',
    ...(verdict === undefined ? {} : { SummaryText: words(verdictOnPaper(verdict)) }),
    ...otherCounts(contest),
    ContestSelection: [
      ...candidates.map((each) => selectionOf(idOf(contest, each), each.name, countsOf(each))),
      ...(invalid.length === 0 ? [] : [selectionOf(`invalid-${id}`, '無効', invalid)]),
    ],
  }
}

function selectionOf(
  of: string,
  text: string,
  counts: readonly Named<'VoteCounts'>[],
): Named<'BallotMeasureSelection'> {
  return {
    '@id': `selection-${of}`,
    '@type': 'ElectionResults.BallotMeasureSelection',
    Selection: words(text),
    VoteCounts: counts,
  }
}

/** 比例代表: a list is voted for. */
function partyContestOf(contest: ContestResult, known: readonly string[]): Named<'PartyContest'> {
  const { id, title, candidates, uncontested } = contest
  return {
    '@id': `contest-${id}`,
    '@type': 'ElectionResults.PartyContest',
    ElectionDistrictId: DISTRICT,
    Name: title,
    VoteVariation: 'proportional',
    ...otherCounts(contest),
    ContestSelection: [
      ...candidates.map((each) => ({
        '@id': `selection-${idOf(contest, each)}`,
        '@type': 'ElectionResults.PartySelection',
        PartyIds: [`party-${known.indexOf(each.name) + 1}`],
        ...(uncontested ? {} : { VoteCounts: countsOf(each) }),
      })),
      ...invalidSelection(contest),
    ],
  }
}

/** 参議院比例代表: a list is voted for, or a person of it. */
function openContestOf(contest: ContestResult, known: readonly string[]): Named<'CandidateContest'> {
  return {
    '@id': `contest-${contest.id}`,
    '@type': 'ElectionResults.CandidateContest',
    ElectionDistrictId: DISTRICT,
    Name: contest.title,
    NumberElected: contest.seats,
    VotesAllowed: 1,
    VoteVariation: 'proportional',
    ...otherCounts(contest),
    ContestSelection: [
      ...contest.candidates.map((each) => ({
        '@id': `selection-${idOf(contest, each)}`,
        ...(isParty(contest, each)
          ? {
              '@type': 'ElectionResults.PartySelection' as const,
              PartyIds: [`party-${known.indexOf(each.name) + 1}`],
            }
          : { '@type': 'ElectionResults.CandidateSelection' as const, CandidateIds: [idOf(contest, each)] }),
        ...(contest.uncontested ? {} : { VoteCounts: countsOf(each) }),
      })),
      ...invalidSelection(contest),
    ],
  }
}

/** 国民審査: the format has a contest for each judge, who is kept or dismissed. The marks of one voter are nowhere beside one another. */
function retentionsOf(contest: ContestResult): readonly Named<'RetentionContest'>[] {
  const { id, title, candidates, judges } = contest
  return candidates.map((judge): Named<'RetentionContest'> => {
    const verdict = verdictOfJudge(judges, judge.number)
    const unmarked = judges?.find(({ number }) => number === judge.number)?.unmarked ?? null
    const without = unmarked === null ? [] : [voteCount('total', Number(inDecimals(unmarked)))]
    return {
      '@id': `contest-${id}-${judge.number}`,
      '@type': 'ElectionResults.RetentionContest',
      ElectionDistrictId: DISTRICT,
      CandidateId: idOf(contest, judge),
      Name: `${title} ${judge.name}`,
      ...(verdict === null ? {} : { SummaryText: words(verdict) }),
      ...otherCounts(contest),
      ContestSelection: [
        selectionOf(`${idOf(contest, judge)}-marked`, '罷免を可とする', countsOf(judge)),
        selectionOf(`${idOf(contest, judge)}-unmarked`, '罷免を可としない', without),
      ],
    }
  })
}

const CONTESTS = {
  people: contestOf,
  choices: measureOf,
  parties: partyContestOf,
  'open-lists': openContestOf,
  judges: retentionsOf,
} as const

/** A judge is a candidate of this format. */
function isOfPeople(contest: ContestResult): boolean {
  const { about } = kindOf(contest)
  return about === 'people' || about === 'open-lists' || about === 'judges'
}

/** The party of an open list; the others of the contest are people on lists. */
function isParty({ openLists }: ContestResult, { number }: CandidateResult): boolean {
  return openLists?.some((each) => each.number === number) === true
}

function peopleOf(contest: ContestResult): readonly CandidateResult[] {
  return contest.candidates.filter((each) => !isParty(contest, each))
}

function contestOf(contest: ContestResult): Named<'CandidateContest'> {
  return {
    '@id': `contest-${contest.id}`,
    '@type': 'ElectionResults.CandidateContest',
    ElectionDistrictId: DISTRICT,
    Name: contest.title,
    NumberElected: contest.seats,
    VotesAllowed: 1,
    ...otherCounts(contest),
    ContestSelection: [
      ...contest.candidates.map((candidate) => ({
        '@id': `selection-${idOf(contest, candidate)}`,
        '@type': 'ElectionResults.CandidateSelection',
        CandidateIds: [idOf(contest, candidate)],
        ...(contest.uncontested ? {} : { VoteCounts: countsOf(candidate) }),
      })),
      ...invalidSelection(contest),
    ],
  }
}

/** A voter who ended gave no vote (undervote). Nothing of a contest without a poll (TC-52), or of too few people. */
function otherCounts({ ended }: ContestResult) {
  if (ended === null) return {}
  return { OtherCounts: [{ '@type': 'ElectionResults.OtherCounts', GpUnitId: DISTRICT, Undervotes: ended }] }
}

/** Invalid ballots were given, and name nobody who can have them: a selection of no candidate. The format has no count of them. */
function invalidSelection({ id, uncontested, sum }: ContestResult): readonly Named<'CandidateSelection'>[] {
  if (uncontested || sum === null) return []
  return [
    {
      '@id': `selection-invalid-${id}`,
      '@type': 'ElectionResults.CandidateSelection',
      VoteCounts: [voteCount('other', sum.invalid, { OtherType: 'invalid' })],
    },
  ]
}

function voteCount(Type: string, Count: number, more = {}): Named<'VoteCounts'> {
  return { '@type': 'ElectionResults.VoteCounts', GpUnitId: DISTRICT, Type, Count, ...more }
}

/** Machine and paper are apart only where they may be shown (D-22). A candidate who is not eligible has no valid vote. */
function countsOf({ machine, paper, votes, outcome }: CandidateResult): readonly Named<'VoteCounts'>[] {
  return [
    ...(votes === null && outcome !== 'ineligible'
      ? []
      : [voteCount('total', votes === null ? 0 : Number(inDecimals(votes)))]),
    ...(machine === null ? [] : [voteCount('other', machine, { OtherType: 'machine' })]),
    ...(paper === null ? [] : [voteCount('other', Number(inDecimals(paper)), { OtherType: 'paper' })]),
  ]
}

function statusOf(candidate: CandidateResult) {
  const { outcome } = candidate
  if (hasWon(candidate)) return { PostElectionStatus: 'winner' }
  return outcome === 'not-won' || outcome === 'ineligible' ? { PostElectionStatus: 'defeated' } : {}
}

/** A candidate of no party has an empty one; a party that is voted for is there by its name. */
function parties(contests: readonly ContestResult[]): readonly string[] {
  const named = contests.flatMap((contest) => {
    const own = kindOf(contest).about === 'parties'
    return contest.candidates.map((each) => (own || isParty(contest, each) ? each.name : each.party))
  })
  return [...new Set(named)].filter((party) => party !== '')
}

function idOf({ id }: ContestResult, { number }: CandidateResult): string {
  return `candidate-${id}-${number}`
}

function words(content: string) {
  const text = { '@type': 'ElectionResults.LanguageString', Content: content, Language: 'ja' }
  return { '@type': 'ElectionResults.InternationalizedText', Text: [text] }
}
