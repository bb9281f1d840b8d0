/** Results as the tally shows them: before the paper, machine only, with so little paper that only the sum is shown, and whole. */
import { type AnnouncedCandidate, announcedOf } from '#election/count/announcement.ts'
import { asTold, type ContestResult } from '#election/count/contest-result.ts'
import type { DrawnLot } from '#election/count/lots.ts'
import { NO_PAPER, paperFields } from '#election/count/paper.ts'
import { type PolledContest, withVoters } from '#election/count/voters.ts'
import { shareOf, sumOfVotes, type Votes, wholeVotes } from '#election/count/votes-in-thousandths.ts'
import { contestId, pairNumber, stationId } from '#election/id-schemas.ts'
import type { LocalMinute } from '#election/time.ts'
import type { PrintState } from '#hardware/printer/port.ts'
import type { TallyDocument } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'
import { EMPTY, NIGHT, SEVERAL } from './tally-views.ts'

const NAMES = ['葛󠄂城 清', '佐藤 一郎', '佐藤 一郎', '𠮷田 花子']
const TITLE = '朝霧市長選挙'
const SENT = { braille: 3, absentee: 41, provisional: 1, ordinary: 0 }
const ENTERED = {
  type: 'typed' as const,
  by: ['入力 太郎', '入力 花子'],
  reason: '',
  at: '2027-04-25T22:41' as LocalMinute,
}

export function finalResult(base: TallyView): TallyView {
  const contests = [contestOf('mayor', TITLE, 1), contestOf('council', '朝霧市議会議員選挙', 2)]
  const said = { rulings: [], lots: [], asksTheChair: true }
  const paper = [{ contest: 'mayor', entries: [ENTERED, { ...ENTERED, reason: '束の数え違い' }], ...said }]
  return { ...base, result: { contests, paper, sent: [], unopened: 0, final: true } }
}

/** CNT-07: before the paper is in. */
export function machineOnly(base: TallyView, state: 'machine-untold' | 'machine-alone'): TallyView {
  const contests = [contestOf('mayor', TITLE, 1), contestOf('council', '朝霧市議会議員選挙', 2)].map((contest) => {
    const candidates = contest.candidates.map((each) => {
      return { ...each, paper: null, votes: null, outcome: 'open' as const, reached: null }
    })
    return voted(asTold({ ...contest, state, candidates, paper: null, sum: null }))
  })
  const missing = contests.map(({ id }) => ({ type: 'paper', contest: id }) as const)
  return {
    ...base,
    lost: [],
    missing,
    result: { contests, paper: [], sent: [{ contest: 'mayor', kinds: SENT }], unopened: 0, final: false },
  }
}

function onlyTheSum(base: TallyView): TallyView {
  return final(base, voted(asTold({ ...contestOf('mayor', TITLE, 1), state: 'joined-sum' })))
}

/** 住民投票: carried, one that too few answered, and one that stays closed. */
function ofQuestions(base: TallyView): TallyView {
  const asked = (id: string, title: string, verdict: 'carried' | 'not-established'): PolledContest => {
    const { candidates, ...rest } = contestOf(id, title, 1, 2)
    const choices = candidates.map((each, i) => ({
      ...{
        ...each,
        name: i === 0 ? '賛成' : '反対',
        kana: i === 0 ? 'さんせい' : 'はんたい',
        party: '',
        reached: null,
      },
      outcome: verdict === 'carried' && i === 0 ? ('won' as const) : ('not-won' as const),
    }))
    const question = { answers: 'yes-no', quorum: { of: 'cast', over: 1, under: 2, opened: 'always' } } as const
    return { ...rest, kind: 'question', question, verdict, candidates: choices }
  }
  const contests = [
    asked('bridge', '新しい橋の建設', 'carried'),
    asked('school', '小学校の移転', 'not-established'),
    closed(asked('hall', '新しい庁舎の場所', 'carried')),
  ]
  return { ...base, result: { contests, paper: [], sent: [], unopened: 0, final: true } }
}

/** 開票しない */
function closed(asked: PolledContest): PolledContest {
  const quorum = { of: 'cast', over: 1, under: 2, opened: 'reached' } as const
  const candidates = asked.candidates.map((each) => ({ ...each, outcome: 'open' as const }))
  const notOpened = { voters: 18_204, pending: 12, electors: 41_877 }
  const without = { paper: null, sum: null, valid: null, ended: null, invalid: null, unopened: null, needsLot: null }
  const question = { answers: 'yes-no', quorum } as const
  const told = {
    ...asked,
    ...without,
    candidates,
    question,
    notOpened,
    state: 'not-opened',
    verdict: 'not-opened',
  } as const
  return { ...voted(asTold(told)), records: 18_190 }
}

/** The signed reports, before anything is mixed: one is opened, one stays closed, and one hangs on papers. */
function beforeTheOpening(base: TallyView): TallyView {
  const contests = [
    { id: 'bridge', title: '新しい橋の建設' },
    { id: 'hall', title: '新しい庁舎の場所' },
    { id: 'school', title: '小学校の移転' },
  ]
  const of = { electors: 41_877, needed: 20_939 }
  return {
    ...base,
    contests,
    missing: [{ type: 'accepted', contest: 'school', pending: 60 }],
    openings: [
      { contest: 'bridge', type: 'opened', voters: 21_004, pending: 0, ...of },
      { contest: 'hall', type: 'not-opened', voters: 18_204, pending: 12, ...of },
      { contest: 'school', type: 'undecided', voters: 20_912, pending: 60, ...of },
    ],
  }
}

function manyCandidates(base: TallyView): TallyView {
  return final(base, contestOf('council', '朝霧市議会議員選挙', 20, 26))
}

/** The second announcement, on the wall; the first one is printed. */
export function announcedTwice(base: TallyView): TallyView {
  const contests = (base.result?.contests ?? []).flatMap((each) => announcedOf(each, null) ?? [])
  const made = { final: base.result?.final === true, without: base.lost.length > 0, corrects: null, contests }
  const announcements = [
    {
      ...made,
      number: 1,
      at: '2027-04-25T22:41' as LocalMinute,
      paper: '/out/documents/announcement-001.pdf',
      atPrinter: null,
    },
    { ...made, number: 2, at: '2027-04-25T23:10' as LocalMinute, paper: null, atPrinter: null },
  ]
  return { ...base, announcements, nextAnnouncement: null }
}

/** Each way in which a paper stands at the printer. */
function atThePrinter(base: TallyView): TallyView {
  const paper = (document: TallyDocument, atPrinter: PrintState | null) => {
    const name = document === 'csv' ? 'result.csv' : `${document}.pdf`
    return { document, path: `/var/lib/ippyo/out/documents/${name}`, atPrinter }
  }
  const documents = [
    paper('result-sheet', { type: 'printed' }),
    paper('counting-record', { type: 'waits', trouble: 'printer-no-paper' }),
    paper('election-record', { type: 'failed', trouble: 'printer-cancelled' }),
    paper('poster', { type: 'printing' }),
    paper('storage-list', null),
    paper('csv', null),
  ]
  const announcements = announcedTwice(base).announcements.map((each) => {
    return each.paper === null
      ? each
      : { ...each, atPrinter: { type: 'waits' as const, trouble: 'printer-jam' as const } }
  })
  return { ...base, announcements, documents, hasPrinter: true }
}

function final(base: TallyView, contest: PolledContest): TallyView {
  return { ...base, lost: [], result: { contests: [contest], paper: [], sent: [], unopened: 0, final: true } }
}

function paperTyped(base: TallyView): TallyView {
  const candidates = NAMES.map((name, i) => ({ number: i + 1, name }))
  const fields = paperFields(
    candidates.map(({ number }) => number),
    'people',
  )
  const paperSheet = {
    contest: 'mayor',
    title: TITLE,
    fields,
    differing: [],
    candidates,
    about: 'people' as const,
    before: [],
    sent: SENT,
  }
  return { ...machineOnly(base, 'machine-untold'), paperSheet }
}

function contestOf(id: string, title: string, seats: number, count = NAMES.length): PolledContest {
  const names = Array.from({ length: count }, (_, i) => NAMES[i % NAMES.length] ?? '')
  const candidates = names.map((name, i) => ({
    number: i + 1,
    name,
    kana: 'かつらぎ きよし',
    party: i % 2 === 0 ? '無所属' : '朝霧の会',
    machine: 1200 - 43 * i,
    paper: shareOf(40, 1200 - 43 * i, 4542),
    votes: sumOfVotes([wholeVotes(1200 - 43 * i), shareOf(40, 1200 - 43 * i, 4542)]),
    outcome: i < seats ? ('won' as const) : ('not-won' as const),
    reached: { minimum: true, deposit: true },
  }))
  const valid = candidates.reduce((sum, { machine }) => sum + machine, 0)
  const sums = { valid, invalid: 2, ended: 14, unopened: 0, records: valid + 16 }
  const voters = { braille: 3, absentee: 36, provisional: 2, ordinary: 0 }
  const paper = { count: { ...NO_PAPER, voters }, ballots: 41, cutOff: 2 as Votes, nobodys: 0 }
  const sum = { valid: wholeVotes(valid + 40), invalid: 3, cast: valid + 43, takenAway: 0 }
  const kind = seats === 1 ? ('head' as const) : ('council' as const)
  const head = { id: contestId.parse(id), title, seats, kind, uncontested: false, state: 'joined' as const }
  return voted({ ...head, candidates, ...sums, paper, sum, needsLot: null })
}

/** One more voter by machine than there are records: the card was found unvoted. */
function voted(told: ContestResult): PolledContest {
  const [id, all] = [stationId.parse('1'), told.records + 1]
  const men = Math.floor(all / 2)
  const cards = { issued: all, returned: 0, found: 1, missing: 0, replaced: 0, ofNobody: 0 }
  const line = { contest: told.id, ...cards, men, women: all - men, recordsTold: null }
  return withVoters(told, [{ id, earlyVoting: false }], new Map([[id, { contests: [line] }]]))
}

const LOT: DrawnLot = {
  type: 'drawn',
  list: null,
  seats: 1,
  tied: [1, 2],
  winners: [2],
  drawnAt: '2027-04-25T23:20' as LocalMinute,
  way: '封筒に入れた紙片',
  drawnBy: '選挙 長',
  witnesses: ['立会 春子', '立会 夏男'],
  by: ['入力 太郎', '読返 花子'],
  again: null,
  at: '2027-04-25T23:24' as LocalMinute,
}

/** Two had as many, and the lot was drawn. */
function twoAndALot(base: TallyView): TallyView {
  const view = announcedTwice(finalResult(base))
  const lineOf = (candidate: AnnouncedCandidate, i: number): AnnouncedCandidate => {
    return { ...candidate, votes: wholeVotes(1240), outcome: i === 0 ? 'not-won' : 'won-by-lot' }
  }
  const announcements = view.announcements.map((each) => ({
    ...each,
    contests: each.contests.map((contest) => ({ ...contest, candidates: contest.candidates.slice(0, 2).map(lineOf) })),
  }))
  return { ...view, announcements }
}

/** Nobody has drawn yet. */
function tied(base: TallyView): TallyView {
  const counted = finalResult(base)
  const [mayor, ...others] = counted.result?.contests ?? []
  if (counted.result === null || mayor === undefined) return base
  const candidates = mayor.candidates.map((each) => ({
    ...each,
    outcome: each.number < 3 ? ('lot' as const) : ('not-won' as const),
  }))
  const open = { ...mayor, candidates, needsLot: { list: null, seats: 1, numbers: [1, 2] } }
  const missing = [{ type: 'lot', contest: 'mayor' } as const]
  return { ...counted, missing, result: { ...counted.result, contests: [open, ...others], final: false } }
}

/** 比例代表: a lot gave the first list its last seat; inside it two people have equal 惜敗率 around that seat. */
function tiedInAList(base: TallyView): TallyView {
  const of = contestOf('block', '見本ブロック比例代表選挙', 3, 3)
  const names = ['あさぎり未来の会', '手毬市民党', '遠見の風']
  const candidates = of.candidates.map((each, i) => ({ ...each, name: names[i] ?? '', party: '', reached: null }))
  const people = (['won', 'open', 'open', 'not-won'] as const).map((outcome, i) => {
    return {
      name: ['青木　一', '石田　二葉', '上田　三郎', '江川　四季'][i] ?? '',
      rank: i === 0 ? 1 : i < 3 ? 2 : 4,
      outcome,
    }
  })
  const lists = [2, 1, 0].map((seats, i) => ({ number: i + 1, seats, people: i === 0 ? people : people.slice(0, 1) }))
  const needsLot = { list: 1, seats: 1, numbers: [2, 3] }
  const contest: PolledContest = { ...of, kind: 'party-list', seats: 3, candidates, lists, needsLot }
  const lot: DrawnLot = { ...LOT, tied: [1, 2], winners: [1] }
  const paper = [{ contest: contest.id, entries: [], lots: [lot], rulings: [], asksTheChair: false }]
  const missing = [{ type: 'lot', contest: contest.id } as const]
  return { ...base, missing, result: { contests: [contest], paper, sent: [], unopened: 0, final: false } }
}

/** 参議院比例代表: the votes of each list with those of its people, its seats, and who of it is elected. */
function seatedByVotes(base: TallyView): TallyView {
  const of = contestOf('upper', '見本国比例代表選出議員選挙', 3, 6)
  const [future, citizens] = ['あさぎり未来の会', '手毬市民党']
  const named = [
    [future, '未来'],
    [citizens, '市民'],
    ['青木　一', future],
    ['石田　二葉', future],
    ['上田　三郎', future],
    ['大野　五月', citizens],
  ] as const
  const candidates = of.candidates.map((each, i) => {
    const [name = '', party = ''] = named[i] ?? []
    const outcome = i === 3 || i === 4 || i === 5 ? ('won' as const) : ('not-won' as const)
    return { ...each, name, party, outcome, reached: null }
  })
  const listed = (number: number, rank: number | null = null) => ({ number, rank, name: named[number - 1]?.[0] ?? '' })
  const openLists = [
    { number: 1, people: [listed(5, 1), listed(3), listed(4)] },
    { number: 2, people: [listed(6)] },
  ]
  const lists = openLists.map(({ number, people }, at) => ({
    number,
    seats: 2 - at,
    people: people.map(({ name, rank, number: own }) => {
      return { name, rank, outcome: own === 3 ? ('not-won' as const) : ('won' as const) }
    }),
  }))
  const contest: PolledContest = { ...of, kind: 'open-list', seats: 3, candidates, openLists, lists, needsLot: null }
  const paper = [{ contest: contest.id, entries: [], lots: [], rulings: [], asksTheChair: false }]
  return { ...base, missing: [], result: { contests: [contest], paper, sent: [], unopened: 0, final: true } }
}

/** CNT-09, CNT-11: a correction of the paper has overtaken the lot; the hall hears that it is corrected, and old papers are kept apart. */
function correctedAfterALot(base: TallyView): TallyView {
  const counted = announcedTwice(finalResult(base))
  const overtaken = { type: 'overtaken', lot: 1, by: 'paper-corrected', reason: '束の数え違い' } as const
  const lots = [LOT, { ...overtaken, at: '2027-04-25T23:40' as LocalMinute }]
  const paper = (counted.result?.paper ?? []).map((each) => ({ ...each, lots }))
  const line = (votes: number, outcome: 'won' | 'won-by-lot' | 'not-won') => ({ votes: wholeVotes(votes), outcome })
  const change = (candidate: number, from: ReturnType<typeof line>, to: ReturnType<typeof line>) => {
    return { contest: 'mayor', candidate, from, to }
  }
  const changes = [
    change(1, line(1240, 'not-won'), line(1241, 'won')),
    change(2, line(1240, 'won-by-lot'), line(1240, 'not-won')),
  ]
  return {
    ...counted,
    result: counted.result && { ...counted.result, paper },
    correction: { number: 2, changes },
    nextAnnouncement: 3,
    superseded: [{ folder: 'superseded/01', files: ['poster.pdf', 'result-sheet.pdf', 'result.csv'] }],
  }
}

/** CNT-10: the next announcement says what it corrects. */
function announcedCorrection(base: TallyView): TallyView {
  const { announcements, correction, ...rest } = correctedAfterALot(base)
  const last = announcements.at(-1)
  if (last === undefined || correction === null) return base
  const corrects = { ...correction, reason: '用紙の束の数え違いがあったため' }
  const third = { ...last, number: 3, at: '2027-04-25T23:45' as LocalMinute, corrects }
  return { ...rest, correction: null, announcements: [...announcements, third], nextAnnouncement: null }
}

const ZERO_CHECK = { ...EMPTY, phase: 'zero-check', held: [{ title: TITLE, records: 0 }] } as const
const SECOND: TallyView = { ...EMPTY, phase: 'second', machineKey: 'missing', mayCarry: true }
const SECOND_MIXED: TallyView = {
  ...SECOND,
  carriedMixed: {
    list: '60213 48817 00925 33164',
    mix: '17754 20986 41102 58830',
    records: 38_412,
    seals: 8,
    online: true,
    lost: [{ station: stationId.parse('2'), pair: pairNumber.parse(1) }],
    mixers: 2,
  },
}
const RESULT: TallyView = { ...EMPTY, phase: 'result' }

/** For the eyes (`npm run pictures`), and for a third language. */
export const TALLY_PICTURES = {
  start: { ...EMPTY, phase: 'choose-mode', machineKey: 'locked' },
  'start-of-two': { ...EMPTY, phase: 'choose-mode', machineKey: 'missing', mayCarry: true },
  second: SECOND,
  'second-mixed': SECOND_MIXED,
  'zero-check': ZERO_CHECK,
  receive: EMPTY,
  'several-refused': SEVERAL,
  'night-of-43': NIGHT,
  'machine-untold': machineOnly(RESULT, 'machine-untold'),
  'machine-alone': machineOnly(RESULT, 'machine-alone'),
  'paper-typed': paperTyped(RESULT),
  'only-the-sum': onlyTheSum(RESULT),
  'many-candidates': manyCandidates(RESULT),
  'result-of-questions': ofQuestions(RESULT),
  'before-the-opening': beforeTheOpening(EMPTY),
  'announced-questions': announcedTwice(ofQuestions(RESULT)),
  result: finalResult(RESULT),
  tied: tied(RESULT),
  'tied-in-a-list': tiedInAList(RESULT),
  'seated-by-votes': seatedByVotes(RESULT),
  'two-and-a-lot': twoAndALot(RESULT),
  announced: announcedTwice(finalResult(RESULT)),
  'at-the-printer': atThePrinter(finalResult(RESULT)),
  'corrected-after-a-lot': correctedAfterALot(RESULT),
  'announced-correction': announcedCorrection(RESULT),
} satisfies Readonly<Record<string, TallyView>>
