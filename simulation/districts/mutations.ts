/** Mishaps and mischief on a district's way: media exchanged, withheld, doubled, torn, of another seal; reports corrected, wrong, missing. */
import type { LostPair } from '#election/count/lost-media.ts'
import type { MachineId, PairNumber, StationId } from '#election/ids.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import { type Content, type District, type Harm, isOf, type Medium, pairsOf, type Report } from './district.ts'

/** null: there is nothing in this district to which it could be done. */
type Mutation = (district: District, dice: Dice) => District | null

const withMedia = (district: District, media: readonly Medium[]): District => ({ ...district, media })

function replaced<T>(all: readonly T[], one: T, ...by: readonly T[]): readonly T[] {
  return all.flatMap((each) => (each === one ? by : [each]))
}

function onMedium(change: (medium: Medium, dice: Dice) => readonly Medium[]): Mutation {
  return (district, dice) => {
    const medium = dice.pick(district.media)
    return medium === undefined ? null : withMedia(district, replaced(district.media, medium, ...change(medium, dice)))
  }
}

/** On the media of one pair, or on one of them. */
function onContent(change: (content: Content, dice: Dice, district: District) => Content, both: boolean): Mutation {
  return (district, dice) => {
    const medium = dice.pick(district.media)
    if (medium === undefined) return null
    const content = change(medium.content, dice, district)
    const isChanged = (each: Medium) => (both ? each.content === medium.content : each === medium)
    return withMedia(
      district,
      district.media.map((each) => (isChanged(each) ? { ...each, content } : each)),
    )
  }
}

function onReport(change: (report: Report, dice: Dice, district: District) => readonly Report[]): Mutation {
  return (district, dice) => {
    const report = dice.pick(district.reports)
    if (report === undefined) return null
    return { ...district, reports: replaced(district.reports, report, ...change(report, dice, district)) }
  }
}

const HARMS: readonly Harm[] = ['short', 'empty', 'long', 'one-byte', 'other-election']

const harmed = onMedium((medium, dice) => [{ ...medium, harm: dice.pick(HARMS) ?? 'short' }])

const otherPair = (district: District, dice: Dice, content: Content) =>
  dice.pick(
    district.media.filter((each) => each.content.station === content.station && each.content.pair !== content.pair),
  )

function withPairs(report: Report, change: (state: Report['pairs'][number], at: number) => Report['pairs'][number]) {
  return { ...report, pairs: report.pairs.map(change) }
}

function contestsWith(report: Report, name: 'issued' | 'returned' | 'recordsTold' | 'missing', more: number): Report {
  const changed = Object.entries(report.contests ?? {}).map(([contest, each]) => {
    const before = each[name] ?? 0
    return [contest, { ...each, [name]: Math.max(0, before + more) }] as const
  })
  return { ...report, contests: Object.fromEntries(changed) }
}

const later = (report: Report): Report => ({ ...report, version: (report.version ?? 1) + 1 })

function declares(pair: { station: string; pair: number }, cause: LostPair['cause'], dice: Dice): LostPair {
  return {
    ...{ station: pair.station as StationId, pair: pair.pair as PairNumber, cause, known: '不明', opinion: '異議なし' },
    ...{ witnesses: ['立会'], recordsTold: dice.oneIn(2) ? null : { mayor: dice.below(4), council: dice.below(4) } },
  }
}

/** An open or untouched medium in the place of a sealed one, or of a spare. */
const notSealed =
  (isBegun: boolean): Mutation =>
  (district, dice) => {
    const pair = dice.pick(pairsOf(district.made))
    if (pair === undefined) return null
    const own = district.media.filter(isOf(pair))
    const sessions = isBegun ? [[district.made.record(0, 11), district.made.record(1, 21)] as const] : []
    const content: Content = {
      ...{ station: pair.station, pair: pair.pair, votes: [], sessions, tokens: [dice.bytes(16)], log: [] },
      ...{ machine: `${pair.station}-K${pair.pair}` as MachineId, seq: 2, failed: null, isSealed: false },
    }
    const [one, ...others] = own
    const medium: Medium = { role: one?.role ?? 'original', content, harm: null }
    const rest = dice.oneIn(2) ? others : []
    return withMedia(district, [...district.media.filter((each) => !own.includes(each)), medium, ...rest])
  }

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a medium withheld': onMedium(() => []),
  'both media of a pair withheld': (district, dice) => {
    const medium = dice.pick(district.media)
    return medium === undefined
      ? null
      : withMedia(
          district,
          district.media.filter((each) => each.content !== medium.content),
        )
  },
  'withheld, and called not started': (district, dice) => {
    const medium = dice.pick(district.media)
    if (medium === undefined) return null
    const { station, pair } = medium.content
    const reports = district.reports.map((report) => {
      return report.station === station
        ? withPairs(report, (state, at) => (at + 1 === pair ? 'not-started' : state))
        : report
    })
    return { ...district, reports, media: district.media.filter((each) => each.content !== medium.content) }
  },
  'a medium copied': onMedium((medium) => [medium, medium]),
  'a torn or strange medium': harmed,
  'a torn or strange medium more': onMedium((medium, dice) => [
    medium,
    { ...medium, harm: dice.pick(HARMS) ?? 'long' },
  ]),
  'a medium sealed once more': onContent(
    (content, dice) => ({ ...content, seq: content.seq + 1 + dice.below(9) }),
    false,
  ),
  'both media sealed once more': onContent(
    (content, dice) => ({ ...content, seq: content.seq + 1 + dice.below(9) }),
    true,
  ),
  'a medium of other votes': onContent(otherVotes, false),
  'both media of other votes': onContent(otherVotes, true),
  'sealed by another machine': onContent((content, dice, district) => {
    const own = pairsOf(district.made).filter((each) => each.station === content.station)
    return { ...content, machine: `${content.station}-K${dice.pick(own)?.pair ?? 1}` as MachineId }
  }, true),
  'under another list': onContent((content, dice) => {
    const lists = dice.pick([[1], [2, 1], [1, 2], []] as const) ?? []
    const [first, ...others] = content.log.filter(({ event }) => event.type === 'closing')
    const votable = lists.map((list) => ({
      minute: first?.minute ?? ('2002-06-23T07:00' as never),
      event: { type: 'made-votable' as const, list },
    }))
    return { ...content, log: [...votable, ...(first === undefined ? [] : [first]), ...others] }
  }, true),
  'a copied record': (district, dice) => {
    const medium = dice.pick(district.media)
    const from = medium && otherPair(district, dice, medium.content)?.content
    if (medium === undefined || from === undefined || from.sessions.length === 0) return null
    const content: Content = {
      ...medium.content,
      votes: [...medium.content.votes, ...from.votes.slice(0, 1)],
      sessions: [...medium.content.sessions, ...from.sessions.slice(0, 1)],
      tokens: [...medium.content.tokens, dice.bytes(16)],
    }
    return withMedia(
      district,
      district.media.map((each) => (each.content === medium.content ? { ...each, content } : each)),
    )
  },
  'a copied card': (district, dice) => {
    const medium = dice.pick(district.media)
    const from = medium && otherPair(district, dice, medium.content)?.content
    const token = from?.tokens[0]
    if (medium === undefined || token === undefined || medium.content.tokens.length === 0) return null
    const content: Content = { ...medium.content, tokens: [token, ...medium.content.tokens.slice(1)] }
    return withMedia(
      district,
      district.media.map((each) => (each.content === medium.content ? { ...each, content } : each)),
    )
  },
  'an open medium': notSealed(true),
  'an untouched medium': notSealed(false),
  'a report missing': onReport(() => []),
  'a report that nobody signed': onReport((report) => [{ ...report, isGenuine: false }]),
  'a report corrected': onReport((report, dice) => [
    report,
    later(contestsWith(report, 'recordsTold', dice.oneIn(2) ? 0 : 1)),
  ]),
  'a later report that is wrong': onReport((report, dice) => {
    const states = ['started', 'failed', 'spare', 'not-started'] as const
    return [report, later(withPairs(report, (state) => (dice.oneIn(2) ? (dice.pick(states) ?? state) : state)))]
  }),
  'an earlier report that was wrong': onReport((report, dice) => {
    const states = ['started', 'not-started'] as const
    return [withPairs(report, (state) => (dice.oneIn(2) ? (dice.pick(states) ?? state) : state)), later(report)]
  }),
  'cards told wrong': onReport((report, dice) => [contestsWith(report, 'issued', dice.pick([-1, 1, 2]) ?? 1)]),
  'cards called missing': onReport((report, dice) => [contestsWith(report, 'missing', 1 + dice.below(3))]),
  'records told wrong': onReport((report, dice) => [contestsWith(report, 'recordsTold', dice.pick([-1, 1]) ?? 1)]),
  'the numbers of two seals exchanged': onReport((report) => [{ ...report, noted: [...report.noted].reverse() }]),
  'no card issued': onReport((report) => [{ ...contestsWith(report, 'issued', -99), voters: 0 }]),
  'made too early': onReport((report) => [{ ...report, madeAt: `${report.madeAt?.slice(0, 10)}T12:00` }]),
  'another list in the report': onReport((report, dice) => [{ ...report, listVersion: 1 + dice.below(2) }]),
  'states told wrong': onReport((report, dice) => {
    const states = ['started', 'failed', 'spare', 'not-started'] as const
    return [withPairs(report, (state) => (dice.oneIn(2) ? (dice.pick(states) ?? state) : state))]
  }),
  'a take-over told wrong': onReport((report, dice) => {
    const named = Object.fromEntries(
      report.pairs.map((_, at) => [at + 1, `${report.station}-K${1 + dice.below(report.pairs.length)}`]),
    )
    return [{ ...report, takenOverBy: dice.oneIn(2) ? {} : named }]
  }),
  'declared lost': (district, dice) => {
    const pair = dice.pick(pairsOf(district.made))
    if (pair === undefined) return null
    const cause = dice.pick(['lost', 'destroyed', 'unclosable', 'never-started'] as const) ?? 'lost'
    const others = district.lost?.pairs.filter((each) => each.station !== pair.station || each.pair !== pair.pair) ?? []
    return { ...district, lost: { pairs: [...others, declares(pair, cause, dice)], isSigned: true } }
  },
  'a declaration that nobody signed': (district, dice) => {
    const pair = dice.pick(pairsOf(district.made))
    const pairs = district.lost?.pairs ?? (pair === undefined ? [] : [declares(pair, 'lost', dice)])
    return { ...district, lost: { pairs, isSigned: false } }
  },
  'a declaration missing': (district) => (district.lost === null ? null : { ...district, lost: null }),
}

function otherVotes(content: Content, dice: Dice, { made }: District): Content {
  const votes = Array.from({ length: 1 + dice.below(3) }, () => [11 + dice.below(2), 21 + dice.below(5)] as const)
  const sessions = votes.map(([mayor, council]) => [made.record(0, mayor), made.record(1, council)] as const)
  return { ...content, votes, sessions, tokens: votes.map(() => dice.bytes(16)), seq: 2 + votes.length }
}

/** One or two changes, named in its story. */
export function mutated(district: District, dice: Dice): District {
  const names = Object.keys(MUTATIONS)
  let now = district
  for (let left = 1 + dice.below(2); left > 0; ) {
    const name = dice.pick(names) ?? ''
    const changed = MUTATIONS[name]?.(now, dice) ?? null
    if (changed === null) continue
    now = { ...changed, story: [...changed.story, name] }
    left--
  }
  return now
}
