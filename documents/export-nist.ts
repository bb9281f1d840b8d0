/**
 * The result as NIST SP 1500-100 (Election Results Reporting, version 2, JSON): one summary report of the counting district. Its only unit
 * is the district (LAW-17); `unofficial-complete`, because the meeting of election decides. Ended without voting is told as an undervote.
 */
import type { CandidateResult, ContestResult } from '#election/count/contest-result.ts'
import { inDecimals } from '#election/count/votes.ts'
import type { DocumentHead } from './document.ts'

const DISTRICT = 'district'
/** Japan has one time and no summer time. */
const ZONE = ':00+09:00'

type Named<Name extends string> = { readonly '@type': `ElectionResults.${Name}` } & Readonly<Record<string, unknown>>

export function nistReport(head: DocumentHead, contests: readonly ContestResult[]): Named<'ElectionReport'> {
  return {
    '@type': 'ElectionResults.ElectionReport',
    Format: 'summary-contest',
    GeneratedDate: `${head.madeAt}${ZONE}`,
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
    Candidate: contests.flatMap((contest) =>
      contest.candidates.map((candidate) => ({
        '@id': idOf(contest, candidate),
        '@type': 'ElectionResults.Candidate',
        BallotName: words(candidate.name),
        ...(candidate.party === '' ? {} : { PartyId: `party-${known.indexOf(candidate.party) + 1}` }),
        ...statusOf(candidate),
      })),
    ),
    Contest: contests.map(contestOf),
  }
}

function contestOf(contest: ContestResult): Named<'CandidateContest'> {
  return {
    '@id': `contest-${contest.id}`,
    '@type': 'ElectionResults.CandidateContest',
    ElectionDistrictId: DISTRICT,
    Name: contest.title,
    NumberElected: contest.seats,
    VotesAllowed: 1,
    OtherCounts: [{ '@type': 'ElectionResults.OtherCounts', GpUnitId: DISTRICT, Undervotes: contest.ended }],
    ContestSelection: contest.candidates.map((candidate) => ({
      '@id': `selection-${idOf(contest, candidate)}`,
      '@type': 'ElectionResults.CandidateSelection',
      CandidateIds: [idOf(contest, candidate)],
      ...(contest.uncontested ? {} : { VoteCounts: countsOf(candidate) }),
    })),
  }
}

/** Machine and paper apart only where they may be told (D-22). Who is not eligible has no valid vote. */
function countsOf({ machine, paper, votes, outcome }: CandidateResult): readonly Named<'VoteCounts'>[] {
  const count = (Type: string, figure: number, more = {}): Named<'VoteCounts'> => {
    return { '@type': 'ElectionResults.VoteCounts', GpUnitId: DISTRICT, Type, Count: figure, ...more }
  }
  return [
    ...(votes === null && outcome !== 'ineligible'
      ? []
      : [count('total', votes === null ? 0 : Number(inDecimals(votes)))]),
    ...(machine === null ? [] : [count('other', machine, { OtherType: 'machine' })]),
    ...(paper === null ? [] : [count('other', Number(inDecimals(paper)), { OtherType: 'paper' })]),
  ]
}

function statusOf({ outcome }: CandidateResult) {
  if (outcome === 'won' || outcome === 'won-by-lot') return { PostElectionStatus: 'winner' }
  return outcome === 'not-won' || outcome === 'ineligible' ? { PostElectionStatus: 'defeated' } : {}
}

/** Who stands for none has an empty one. */
function parties(contests: readonly ContestResult[]): readonly string[] {
  const named = contests.flatMap(({ candidates }) => candidates.map(({ party }) => party))
  return [...new Set(named)].filter((party) => party !== '')
}

function idOf({ id }: ContestResult, { number }: CandidateResult): string {
  return `candidate-${id}-${number}`
}

function words(content: string) {
  const text = { '@type': 'ElectionResults.LanguageString', Content: content, Language: 'ja' }
  return { '@type': 'ElectionResults.InternationalizedText', Text: [text] }
}
