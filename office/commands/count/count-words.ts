/** The findings of `ippyo count`, in words: what is missing, what was left aside, and the district's result by name. */

import { unreachable } from '#election/assert.ts'
import { type ContestResult, hasWon, nameInLot } from '#election/count/contest-result.ts'
import { isOnlineBox } from '#election/count/lost-media.ts'
import { inWords } from '#election/count/votes-in-thousandths.ts'
import { inEach } from '#election/language.ts'
import { tallyRefusalWords } from '#tally/screens/refusal-words.ts'
import type { TallyView } from '#tally/session/view.ts'
import { titleOf } from '#ui/language/contest-title.ts'
import { doubtInWords } from '#ui/language/doubt-words.ts'
import { lostPlace } from '#ui/language/lost-place.ts'
import { fill, type RefusalCatalogue, type Text, type Values } from '#ui/messages/message.ts'
import { tallySetUpWords } from '#ui/messages/tally-machine.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { uiWords } from '#words/common.ts'
import type { OfficeIo } from '../../terminal/office-io.ts'

type Language = OfficeIo['language']

const SUMS = ['valid', 'invalid', 'ended', 'unopened', 'records'] as const

/** All four kinds of record, also where one is zero: they add up to the records. Until the paper is in it says so first (CNT-07). */
export function contestInWords(contest: ContestResult, language: Language): string {
  const { state, needsLot } = contest
  const lines = contest.candidates.map((candidate) => {
    const { number, name } = candidate
    const mark = hasWon(candidate) ? '*' : ' '
    return `${mark} ${String(number).padStart(3)}  ${contest.uncontested ? '-' : votesOf(candidate)}  ${name}`
  })
  const judges = contest.judges?.map((judge) => judgeInWords(judge, contest, language)) ?? []
  const { over = 1, under = 1 } = contest.question?.quorum ?? {}
  const told = state === 'joined' ? [] : [`  ${fill(tallyWords[TOLD[state]][language], { over, under })}`]
  const { notOpened } = contest
  const measured =
    notOpened === undefined
      ? []
      : [
          `  ${tallyWords.votersMeasured[language]}: ${notOpened.voters}`,
          ...(notOpened.pending === 0 ? [] : [`  ${tallyWords.papersPending[language]}: ${notOpened.pending}`]),
          `  ${tallyWords.electorsOfContest[language]}: ${notOpened.electors}`,
        ]
  const sums = SUMS.map((name) => `  ${tallyWords[name][language]}: ${contest[name] ?? '-'}`)
  const lot =
    needsLot === null
      ? []
      : [
          `  ${fill(tallyWords.missing_lot[language], { contest: contest.title })}: ${needsLot.numbers.map((each) => nameInLot(contest, needsLot.list, each)).join(', ')}`,
        ]
  const verdict = contest.verdict === undefined ? [] : [`  ${tallyWords[`verdict_${contest.verdict}`][language]}`]
  return [
    `${contest.title} (${contest.id})`,
    ...told,
    ...(judges.length > 0 ? judges : lines),
    ...measured,
    ...sums,
    ...verdict,
    ...lot,
  ].join('\n')
}

type Judge = NonNullable<ContestResult['judges']>[number]

/** 国民審査: both figures of a judge, and the verdict, in place of a line of a candidate. */
function judgeInWords({ number, unmarked, verdict }: Judge, { candidates }: ContestResult, language: Language): string {
  const own = candidates.find((each) => each.number === number)
  const marked = own === undefined ? '-' : votesOf(own)
  const figures = [
    `${tallyWords.marked[language]} ${marked}`,
    `${tallyWords.unmarked[language]} ${unmarked === null ? '-' : inWords(unmarked)}`,
    ...(verdict === null ? [] : [tallyWords[`judge_${verdict}`][language]]),
  ]
  return `  ${String(number).padStart(3)}  ${own?.name ?? ''}  ${figures.join(uiWords.comma[language])}`
}

const TOLD = {
  'machine-untold': 'tell_untold',
  'machine-alone': 'tell_alone',
  'joined-sum': 'tell_sum',
  'joined-outcome': 'tell_outcome',
  'not-opened': 'tell_not-opened',
} as const

function votesOf({ votes, machine, outcome }: ContestResult['candidates'][number]): string {
  if (outcome === 'ineligible') return '-'
  return votes === null ? String(machine ?? '-') : inWords(votes)
}

export function missingInWords(view: TallyView, language: Language): readonly string[] {
  const say = (text: Text, values = {}) => fill(text[language], values)
  return view.missing.map((item) => {
    switch (item.type) {
      case 'report':
        return say(tallyWords.missing_report, { station: item.station })
      case 'list-not-checked':
      case 'container-not-sealed':
        return say(tallyWords[`missing_${item.type}`], { station: item.station })
      case 'comparison': {
        const number = view.stations.find(({ id }) => id === item.station)?.reportFingerprint ?? '—'
        return `${say(tallyWords.missing_comparison, { station: item.station })}: ${number} (--report-number)`
      }
      case 'medium':
        return say(tallyWords.missing_medium, { station: item.station, pair: item.pair })
      case 'online':
        return say(tallyWords.missing_online)
      case 'signed-report':
        return say(tallyWords['missing_signed-report'], {
          station: item.station,
          contest: titleOf(item.contest, view.contests),
        })
      case 'accepted':
        return say(tallyWords.missing_accepted, {
          contest: titleOf(item.contest, view.contests),
          pending: item.pending,
        })
      case 'declaration':
        return say(tallyWords[`missing_declaration_${item.why}`], { station: item.station, pair: item.pair })
      case 'paper':
        return `${say(tallyWords.missing_paper, { contest: titleOf(item.contest, view.contests) })} (--without-paper)`
      case 'lot':
        return say(tallyWords.missing_lot, { contest: titleOf(item.contest, view.contests) })
      case 'explanation':
        return explanationInWords(view, item, language)
      default:
        return unreachable(item)
    }
  })
}

/** CNT-08: what the figures are without stands before them. */
export function lostInWords(view: TallyView, language: Language): readonly string[] {
  const say = (words: Text, values?: Values) => fill(words[language], values)
  return view.lost.map(({ cause, recordsTold, refused, ...lostAt }) => {
    const text = refused === null ? tallyWords.lostPair : tallyWords.lostRefused
    const place = lostPlace(lostAt, say)
    const lost = say(text, { place, cause: say(tallyWords[`lostCause_${cause}`]) })
    const records = recordsTold?.map((told) => `${told.title} ${told.records}`).join(', ')
    if (records === undefined) return `▲ ${lost}. ${say(tallyWords.lostTold_unknown)}`
    return `▲ ${lost}. ${say(isOnlineBox(lostAt) ? tallyWords.lostTold_online : tallyWords.lostTold, { records })}`
  })
}

/** MED-06: an unsigned report is shown as such. */
export function typedInWords(view: TallyView, language: Language): readonly string[] {
  return view.stations.flatMap(({ id, typed }) => {
    if (typed === null) return []
    const place = fill(tallyWords.place_station[language], { station: id })
    const by = fill(tallyWords.typedBy[language], { by: typed.by.join(' / '), reason: typed.reason })
    return [`▲ ${place}: ${tallyWords.report_typed[language]}. ${by}`]
  })
}

/** With its code, as a script or a telephone call names it. */
function explanationInWords(
  view: TallyView,
  item: Extract<TallyView['missing'][number], { type: 'explanation' }>,
  language: Language,
): string {
  const doubt = view.doubts.find((each) => each.id === item.doubt)
  const { station, pair } = item
  const place =
    station === null
      ? tallyWords.place_district[language]
      : pair === null
        ? fill(tallyWords.place_station[language], { station })
        : fill(tallyWords.place_pair[language], { station, pair })
  const { title, next } = doubt === undefined ? { title: '', next: '' } : doubtInWords(doubt, language, view.contests)
  const what = fill(tallyWords.missing_explanation[language], { place, what: `[${item.code}] ${title}` })
  return `${what}\n  → ${next}`
}

/** For each medium that was shown and does not count what to do with it; one for each file among the shares that is none. */
export function asideInWords(view: TallyView, paths: readonly string[], language: Language): readonly string[] {
  const media = view.slots.flatMap(({ slot, medium, refusal }) => {
    if (refusal === null) return []
    const { serial, station, pair } = medium ?? { serial: '—', station: '—', pair: '—' }
    const values = { slot, serial, station, pair }
    const { title, next } = tallyRefusalWords[refusal.type][language]
    return [`[${refusal.type}] ${fill(title, values)}  ${paths[slot - 1] ?? ''}`, `  → ${fill(next, values)}`]
  })
  const shares = view.sharesAside.map(({ file, why }) => fill(tallyWords[`shareAside_${why}`][language], { file }))
  return [...media, ...shares]
}

/** A person who types commands gets the command's words only. */
export const setUpByCommand: RefusalCatalogue<string> = Object.fromEntries(
  (['tally-not-personalised', 'tally-key-damaged'] as const).map((code) => {
    const withCommand = (language: Language) => {
      const { title, next } = tallyRefusalWords[code][language]
      return { title, next: `${next} ${tallySetUpWords[code][language]}` }
    }
    return [code, inEach(withCommand)]
  }),
)
