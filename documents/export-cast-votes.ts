/**
 * Cast vote records (NIST SP 1500-103, version 1, JSON), made from the sums of the district and nothing else: one entry a record, entries
 * of the same meaning together, contests and candidates in the order of the list. No entry knows a station, a machine, a time or the other
 * contest of its voter, and its number is its place in this order (decisions/031-let-only-sums-leave-the-count.md).
 */
import { assert } from '#election/assert.ts'
import { type CandidateResult, type ContestResult, tellsRecords } from '#election/count/contest-result.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import type { DocumentHead } from './document.ts'

const DISTRICT = 'district'
const ELECTION = 'election'
/** The schema asks for a device: the one that wrote the sums down. No entry refers to it. */
const COUNT = 'count'
/** Japan has one time and no summer time. */
const ZONE = ':00+09:00'
/** The mark for the number in the pattern of an entry; no id and no name of a package has it. */
const NUMBER = '\u{E000}'
/** Entries that leave at once: memory does not grow with the records (ten million are 5 GB). */
const ENTRIES_AT_ONCE = 2048

type Named<Name extends string> = { readonly '@type': `CVR.${Name}` } & Readonly<Record<string, unknown>>

/** The content of so many equal records. */
interface Said {
  readonly records: number
  readonly entry: Named<'CVRContest'>
}

/**
 * @param contests as `asTold` gives them. A contest of which only the sum of machine and paper may be shown (D-22) has no entry, only
 * its candidates; the notes name it.
 * @returns the text of the file, piece by piece
 */
export function* castVoteRecords(head: DocumentHead, contests: readonly ContestResult[]): Generator<string> {
  const told = contests.filter(tellsRecords)
  const frame = JSON.stringify(reportOf(head, contests))
  // The entries come last, where the frame would close.
  yield `${frame.slice(0, -1)},"CVR":[`
  let number = 0
  for (const { records, entry } of told.flatMap(saidIn)) {
    const pattern = JSON.stringify(recordOf(entry)).split(NUMBER)
    let waiting = ''
    for (let i = 1; i <= records; i++) {
      waiting += `${number === 0 ? '' : ','}\n${pattern.join(String(++number))}`
      if (i < records && i % ENTRIES_AT_ONCE !== 0) continue
      yield waiting
      waiting = ''
    }
  }
  yield '\n]}\n'
}

function reportOf(head: DocumentHead, contests: readonly ContestResult[]): Named<'CastVoteRecordReport'> {
  const known = partiesOf(contests)
  return {
    '@type': 'CVR.CastVoteRecordReport',
    Version: '1.0.0',
    ReportType: ['aggregated'],
    GeneratedDate: `${head.madeAt}${ZONE}`,
    Notes: notesOf(head, contests),
    ReportGeneratingDeviceIds: [COUNT],
    ReportingDevice: [{ '@id': COUNT, '@type': 'CVR.ReportingDevice', Application: 'ippyo' }],
    GpUnit: [
      { '@id': DISTRICT, '@type': 'CVR.GpUnit', Type: 'other', OtherType: 'municipality', Name: head.municipality },
    ],
    Party: known.map((Name, i) => ({ '@id': partyId(i), '@type': 'CVR.Party', Name })),
    Election: [
      {
        '@id': ELECTION,
        '@type': 'CVR.Election',
        ElectionScopeId: DISTRICT,
        Name: head.electionTitle,
        Candidate: contests.filter(isOfPeople).flatMap((contest) =>
          peopleOf(contest).map((candidate) => ({
            '@id': candidateId(contest, candidate),
            '@type': 'CVR.Candidate',
            Name: candidate.name,
            ...(candidate.party === '' ? {} : { PartyId: partyId(known.indexOf(candidate.party)) }),
          })),
        ),
        Contest: contests.map((contest) => CONTESTS[kindOf(contest).about](contest, known)),
      },
    ],
  }
}

function contestOf(contest: ContestResult): Named<'CandidateContest'> {
  return {
    '@id': contestId(contest),
    '@type': 'CVR.CandidateContest',
    Name: contest.title,
    NumberElected: contest.seats,
    VotesAllowed: 1,
    VoteVariation: 'plurality',
    ContestSelection: contest.candidates.map((candidate) => ({
      '@id': selectionId(contest, candidate),
      '@type': 'CVR.CandidateSelection',
      CandidateIds: [candidateId(contest, candidate)],
    })),
  }
}

/** A question (住民投票): the choices are words, and nobody is a candidate. */
function measureOf(contest: ContestResult): Named<'BallotMeasureContest'> {
  return {
    '@id': contestId(contest),
    '@type': 'CVR.BallotMeasureContest',
    Name: contest.title,
    VoteVariation: 'plurality',
    ContestSelection: contest.candidates.map((candidate) => ({
      '@id': selectionId(contest, candidate),
      '@type': 'CVR.BallotMeasureSelection',
      Selection: candidate.name,
    })),
  }
}

/** 比例代表: a list is voted for. */
function partyContestOf(contest: ContestResult, known: readonly string[]): Named<'PartyContest'> {
  return {
    '@id': contestId(contest),
    '@type': 'CVR.PartyContest',
    Name: contest.title,
    VoteVariation: 'proportional',
    ContestSelection: contest.candidates.map((party) => ({
      '@id': selectionId(contest, party),
      '@type': 'CVR.PartySelection',
      PartyIds: [partyId(known.indexOf(party.name))],
    })),
  }
}

/** 参議院比例代表: a list is voted for, or a person of it. */
function openContestOf(contest: ContestResult, known: readonly string[]): Named<'CandidateContest'> {
  return {
    '@id': contestId(contest),
    '@type': 'CVR.CandidateContest',
    Name: contest.title,
    NumberElected: contest.seats,
    VotesAllowed: 1,
    VoteVariation: 'proportional',
    ContestSelection: contest.candidates.map((each) => ({
      '@id': selectionId(contest, each),
      ...(isParty(contest, each)
        ? { '@type': 'CVR.PartySelection' as const, PartyIds: [partyId(known.indexOf(each.name))] }
        : { '@type': 'CVR.CandidateSelection' as const, CandidateIds: [candidateId(contest, each)] }),
    })),
  }
}

/** 国民審査: a selection is a mark, and a voter may mark any judges. */
function marksOf(contest: ContestResult): Named<'BallotMeasureContest'> {
  return { ...measureOf(contest), VoteVariation: 'approval' }
}

const CONTESTS = {
  people: contestOf,
  choices: measureOf,
  parties: partyContestOf,
  'open-lists': openContestOf,
  judges: marksOf,
} as const

function isOfPeople(contest: ContestResult): boolean {
  const { about } = kindOf(contest)
  return about === 'people' || about === 'open-lists'
}

/** The party of an open list; the others of the contest are people on lists. */
function isParty({ openLists }: ContestResult, { number }: CandidateResult): boolean {
  return openLists?.some((each) => each.number === number) === true
}

function peopleOf(contest: ContestResult): readonly CandidateResult[] {
  return contest.candidates.filter((each) => !isParty(contest, each))
}

/** The notes say what the file is not, for a reader who has nothing else. */
function notesOf({ use }: DocumentHead, contests: readonly ContestResult[]): string {
  const trial = use === 'live' ? [] : ['本番の選挙のものではない。 Not of a real election.']
  const without = contests
    .filter((contest) => contest.state === 'joined-sum' || contest.state === 'joined-outcome')
    .map(({ title }) => `${title}：票を示すと10人未満の投票が分かるため、含まない。 Left out: fewer than ten people.`)
  const unopened = contests
    .filter((contest) => tellsRecords(contest) && (contest.unopened ?? 0) > 0)
    .map(({ title, unopened }) => `${title}：開けない票${unopened}件は含まない。 Without ${unopened} unopened records.`)
  return [
    ...trial,
    '開票区全体の投票機の票数から作ったもので、開いた票の記録ではない。順序は選挙と候補者の順であり、投票の順ではない。数えなおしの証拠にはならない。用紙による投票を含まない。',
    'Made from the sums of the machines of the whole counting district, not from opened ballots. In the order of contests and candidates, not of voting. No evidence for a recount. Without ballots on paper.',
    ...without,
    ...unopened,
  ].join('\n')
}

function saidIn(contest: ContestResult): readonly Said[] {
  const { invalid, ended, candidates } = contest
  assert(invalid !== null && ended !== null, 'cast vote records: of a contest whose figures may be told')
  return [
    ...candidates.map((candidate) => ({ records: machineOf(candidate), entry: entryFor(contest, candidate) })),
    { records: ended, entry: entryOf(contest, { Undervotes: 1, Status: ['not-indicated'] }) },
    // For a candidate who died or withdrew (LAW-16): no sum says for whom, and no entry does.
    { records: invalid, entry: entryOf(contest, { Status: ['invalidated-rules'] }) },
  ]
}

function machineOf({ machine }: CandidateResult): number {
  assert(machine !== null, 'cast vote records: of a contest whose figures may be told')
  return machine
}

/** A candidate who was found not eligible at the count has no valid vote: the vote is written down, and counts for nobody. */
function entryFor(contest: ContestResult, candidate: CandidateResult): Named<'CVRContest'> {
  const isOut = candidate.outcome === 'ineligible'
  const selection: Named<'CVRContestSelection'> = {
    '@type': 'CVR.CVRContestSelection',
    ContestSelectionId: selectionId(contest, candidate),
    ...(isOut ? { Status: ['invalidated-rules'] } : {}),
    SelectionPosition: [
      {
        '@type': 'CVR.SelectionPosition',
        HasIndication: 'yes',
        IsAllocable: isOut ? 'no' : 'yes',
        NumberVotes: 1,
      },
    ],
  }
  return entryOf(contest, { CVRContestSelection: [selection] })
}

function entryOf(contest: ContestResult, said: Readonly<Record<string, unknown>>): Named<'CVRContest'> {
  return { '@type': 'CVR.CVRContest', ContestId: contestId(contest), ...said }
}

function recordOf(entry: Named<'CVRContest'>): Named<'CVR'> {
  const id = `record-${NUMBER}`
  const snapshot: Named<'CVRSnapshot'> = {
    '@id': id,
    '@type': 'CVR.CVRSnapshot',
    Type: 'interpreted',
    CVRContest: [entry],
  }
  return { '@type': 'CVR.CVR', ElectionId: ELECTION, CurrentSnapshotId: id, CVRSnapshot: [snapshot] }
}

/** A candidate of no party has an empty one. */
function partiesOf(contests: readonly ContestResult[]): readonly string[] {
  const named = contests.flatMap((contest) => {
    const own = kindOf(contest).about === 'parties'
    return contest.candidates.map((each) => (own || isParty(contest, each) ? each.name : each.party))
  })
  return [...new Set(named)].filter((party) => party !== '')
}

function partyId(place: number): string {
  return `party-${place + 1}`
}

function contestId({ id }: ContestResult): string {
  return `contest-${id}`
}

function candidateId({ id }: ContestResult, { number }: CandidateResult): string {
  return `candidate-${id}-${number}`
}

function selectionId(contest: ContestResult, candidate: CandidateResult): string {
  return `selection-${candidateId(contest, candidate)}`
}
