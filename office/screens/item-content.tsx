/** The content to approve, as screens and papers will have it. */

import type { ReceptionContest } from '#election/definition/definition.ts'
import { slipsIn } from '#election/definition/slips.ts'
import { electsHere, kindOf } from '#election/kinds/kinds.ts'
import type { QuestionRule } from '#election/kinds/question/rule.ts'
import { NameWithRuby } from '#ui/components/name-with-ruby.tsx'
import { Table } from '#ui/components/table.tsx'
import { useListed, useText } from '#ui/language/language.tsx'
import type { Text } from '#ui/messages/message.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { Draft, DraftContest, DraftStation } from '../session/draft.ts'
import { datesOfDraft } from '../session/steps.ts'
import type { ItemView, PaperView } from '../session/view.ts'
import { CandidatesContent } from './candidates-content.tsx'
import { ChangedForms } from './changed-forms.tsx'
import { PaperContent } from './paper-form.tsx'
import { WordsOfStaff } from './words-of-staff.tsx'

interface ContentProps {
  readonly draft: Draft
}

interface ItemContentProps extends ContentProps {
  readonly item: ItemView
  readonly papers: readonly PaperView[]
}

export function ItemContent({ item, draft, papers }: ItemContentProps) {
  switch (item.kind) {
    case 'rules':
      return <Rules draft={draft} />
    case 'contests':
      return <Contests draft={draft} />
    case 'candidates': {
      const contest = draft.contests.find((each) => each.contest.id === item.contest)
      return contest === undefined ? null : <CandidatesContent contest={contest} />
    }
    case 'stations':
      return <Stations draft={draft} />
    case 'roll':
      return <Roll draft={draft} />
    case 'paper': {
      const paper = papers.find((each) => each.contest === item.contest)
      return paper === undefined ? null : <PaperContent paper={paper} />
    }
  }
}

function Rules({ draft }: ContentProps) {
  const say = useText()
  const listed = useListed()
  const { rules, rehearsal, rollHead } = draft
  const { settings } = rules
  const { firstNotice, lastNotice } = datesOfDraft(draft)
  const yesNo = (value: boolean | null) => say(value === null ? officeWords.notSaid : officeWords[value ? 'yes' : 'no'])
  const ownOr = (words: string, none: Text) => (words === '' ? ([say(none)] as const) : ([words, 'ja'] as const))
  /** Each with the language of words that are the commission's own. */
  const facts: readonly (readonly [string, string, 'ja'?])[] = [
    [say(officeWords.fact_title), rules.title, 'ja'],
    [say(officeWords.fact_municipality), `${rules.municipality}（${rules.municipalityCode}）`, 'ja'],
    [say(officeWords.fact_use), say(rehearsal ? officeWords.useRehearsal : officeWords.useLive)],
    [say(officeWords.fact_date), rules.date],
    [say(officeWords.fact_notice), listed([...new Set([firstNotice, lastNotice])])],
    [say(officeWords.fact_hours), `${rules.opens}–${rules.closes}`],
    [say(officeWords.fact_votingAge), String(rules.votingAge)],
    [say(officeWords.fact_resident), rules.residentSinceLatest],
    [
      say(officeWords.fact_keys),
      say(officeWords.fact_keysValue, { holders: rules.keyHolders, threshold: rules.keyThreshold }),
    ],
    [say(officeWords.fact_rollDate), rollHead.asOf ?? say(officeWords.notSaid)],
    [say(officeWords.fact_rollLists), yesNo(rollHead.lists)],
    [say(officeWords.fact_takeOverInTheDay), yesNo(rules.takeOverInTheDay)],
    [say(officeWords.fact_cardMinutes), say(officeWords.minutes, { count: settings.cardMinutes })],
    [say(officeWords.fact_lampMinutes), say(officeWords.minutes, { count: settings.lampMinutes })],
    [say(officeWords.fact_recordCopies), String(settings.recordCopies)],
    [say(officeWords.fact_endsAll), yesNo(settings.endsAll)],
    [say(officeWords.fact_witnessAssists), yesNo(settings.witnessAssists)],
    [say(officeWords.fact_witnessOverLine), yesNo(settings.witnessOverLine)],
    [say(officeWords.fact_quickReports), listed(settings.quickReports) || say(officeWords.noQuickReports)],
    [say(officeWords.fact_sendTo), ...ownOr(settings.sendTo, officeWords.byHand)],
    [say(officeWords.fact_seals), yesNo(settings.seals)],
    [say(officeWords.fact_formsConfirmed), yesNo(settings.formsConfirmed)],
    [say(officeWords.fact_countPlace), ...ownOr(settings.countPlace, officeWords.atTheTally)],
    [say(officeWords.fact_countSentTo), ...ownOr(settings.countSentTo, officeWords.atTheTally)],
    ...(rules.publication === 'all'
      ? []
      : [[say(officeWords.fact_publication), say(officeWords.fact_fromFirstMix)] as const]),
    ...(rules.online ? [[say(officeWords.fact_onlineBox), yesNo(true)] as const] : []),
  ]
  return (
    <>
      <dl className="office-facts">
        {facts.map(([label, value, own]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd lang={own}>{value}</dd>
          </div>
        ))}
      </dl>
      <WordsOfStaff draft={draft} />
      <ChangedForms draft={draft} />
    </>
  )
}

/** The ordinance's rule for a question: two people approve it with the contest. */
function Asked({ of: { answers, quorum } }: { readonly of: QuestionRule }) {
  const say = useText()
  return (
    <div>
      {say(officeWords[`answers_${answers}`])}{' '}
      {quorum === undefined
        ? say(officeWords.noQuorum)
        : say(officeWords[`quorum_${quorum.of}`], { over: quorum.over, under: quorum.under })}{' '}
      {quorum === undefined ? null : say(officeWords[`opened_${quorum.opened}`])}
    </div>
  )
}

function Contests({ draft }: ContentProps) {
  const say = useText()
  const listed = useListed()
  const districtsOf = ({ districts }: ReceptionContest) =>
    districts.length === 0 ? say(officeWords.everywhere) : listed(districts)
  const columns = [
    {
      key: 'title',
      head: say(officeWords.colContest),
      cell: ({ contest }: DraftContest) => <Title contest={contest} />,
    },
    {
      key: 'kind',
      head: say(officeWords.colKind),
      cell: ({ contest }: DraftContest) => say(officeWords[`kind_${contest.kind}`]),
    },
    { key: 'seats', head: say(officeWords.colSeats), number: true, cell: ({ contest }: DraftContest) => contest.seats },
    {
      key: 'councilSeats',
      head: say(officeWords.colCouncilSeats),
      number: true,
      cell: ({ contest: { kind, seats, councilSeats = seats, result } }: DraftContest) =>
        kindOf({ kind }).seats !== 'of-council' || !electsHere({ result }) ? '—' : councilSeats,
    },
    {
      key: 'candidates',
      head: say(officeWords.colCandidates),
      number: true,
      cell: ({ candidates }: DraftContest) => candidates.length,
    },
    {
      key: 'districts',
      head: say(officeWords.colDistricts),
      cell: ({ contest }: DraftContest) => districtsOf(contest),
    },
    {
      key: 'vote',
      head: say(officeWords.colState),
      cell: ({ uncontested, contest }: DraftContest) => (
        <>
          {uncontested && `▲ ${say(officeWords.noVote)}`}
          {!electsHere(contest) && <div>{say(officeWords.reportOnly)}</div>}
          {contest.question !== undefined && <Asked of={contest.question} />}
        </>
      ),
    },
  ]
  return (
    <>
      <Table
        caption={say(officeWords.item_contests)}
        columns={columns}
        rows={draft.contests}
        rowKey={({ contest }) => contest.id}
      />
      {draft.paperContests.map((contest) => (
        <p key={contest.id} className="paper-contest">
          <strong lang="ja">{contest.title}</strong>（{districtsOf(contest)}）: {say(officeWords.paperContest)}
        </p>
      ))}
    </>
  )
}

/** With what else a voter sees or hears of it. */
function Title({ contest: { title, titleKana, titleEn } }: Pick<DraftContest, 'contest'>) {
  return (
    <>
      <NameWithRuby name={title} kana={titleKana} />
      {titleEn !== '' && (
        <>
          <br />
          <small lang="en">{titleEn}</small>
        </>
      )}
    </>
  )
}

const MEBIBYTE = 1024 * 1024

/** As the quick report will have it. @param turnout in hundredths of a percent; null: unknown */
function percentOf(turnout: number | null): string {
  return turnout === null ? '—' : `${(turnout / 100).toFixed(2)}%`
}

function Stations({ draft }: ContentProps) {
  const say = useText()
  const listed = useListed()
  const columns = [
    {
      key: 'name',
      head: say(officeWords.colStation),
      cell: ({ station: { id, name, place, lastTurnout } }: DraftStation) => (
        <>
          {`${id}　${name}`}
          <br />
          <small>{place === '' ? say(officeWords.placeByHand) : place}</small>
          {lastTurnout.length > 0 && (
            <>
              <br />
              <small>{say(officeWords.lastTurnout, { rates: lastTurnout.map(percentOf) })}</small>
            </>
          )}
        </>
      ),
    },
    {
      key: 'machines',
      head: say(officeWords.colMachines),
      number: true,
      cell: ({ station }: DraftStation) => `${station.kiosks}＋${station.spares}`,
    },
    {
      key: 'marks',
      head: say(officeWords.colMarks),
      cell: ({ station }: DraftStation) =>
        listed([
          ...(['designated', 'earlyVoting'] as const)
            .filter((mark) => station[mark])
            .map((mark) => say(officeWords[`mark_${mark}`])),
          ...(station.serves === null ? [] : [say(officeWords.mark_serves, { stations: station.serves })]),
          ...(station.stops.length === 0 ? [] : [say(officeWords.mark_moving, { count: station.stops.length })]),
          ...(station.slips === null ? [] : [say(officeWords.mark_slips, { count: slipsIn(station.slips) })]),
          ...(station.headphones ? [] : [say(officeWords.mark_noHeadphones)]),
        ]),
    },
    {
      key: 'hours',
      head: say(officeWords.colHours),
      cell: ({ station }: DraftStation) => (station.stops.length === 0 ? `${station.opens}–${station.closes}` : ''),
    },
    { key: 'dates', head: say(officeWords.colDates), cell: ({ station }: DraftStation) => listed(datesOf(station)) },
    {
      key: 'district',
      head: say(officeWords.colDistricts),
      cell: ({ station }: DraftStation) => station.district,
    },
    {
      key: 'medium',
      head: say(officeWords.colMedium),
      number: true,
      cell: ({ mediumBytes }: DraftStation) => say(officeWords.mebibytes, { size: Math.ceil(mediumBytes / MEBIBYTE) }),
    },
  ]
  return (
    <Table
      caption={say(officeWords.item_stations)}
      columns={columns}
      rows={draft.stations}
      rowKey={({ station }) => station.id}
    />
  )
}

/** Each stop of a station that moves, as its two approvers compare it: date, hours, place. */
function datesOf({ dates, stops }: DraftStation['station']): readonly string[] {
  if (stops.length === 0) return dates
  return stops.map(({ place, opens, closes }, at) => `${dates[at]} ${opens}–${closes} ${place}`)
}

interface RollLine extends Pick<DraftStation['facts'], 'registered' | 'eligible' | 'entitled'> {
  readonly key: string
  readonly name: string
}

function Roll({ draft }: ContentProps) {
  const say = useText()
  const sum = (of: 'registered' | 'eligible') => draft.stations.reduce((total, { facts }) => total + facts[of], 0)
  const all = [...draft.contests.map(({ contest }) => contest), ...draft.paperContests]
  const titles = new Map(all.map(({ id, title }) => [id, title]))
  const ofStations: readonly RollLine[] = draft.stations.map(({ station, facts }) => {
    return { key: station.id, name: station.name, ...facts }
  })
  const rows: readonly RollLine[] = [
    ...ofStations,
    { key: '', name: say(officeWords.total), registered: sum('registered'), eligible: sum('eligible'), entitled: [] },
  ]
  const columns = [
    { key: 'name', head: say(officeWords.colStation), cell: (row: (typeof rows)[number]) => row.name },
    {
      key: 'registered',
      head: say(officeWords.colRegistered),
      number: true,
      cell: (row: (typeof rows)[number]) => row.registered,
    },
    {
      key: 'eligible',
      head: say(officeWords.colEligible),
      number: true,
      cell: (row: (typeof rows)[number]) => (
        <>
          {row.eligible}
          {row.entitled.map(({ contest, eligible }) => (
            <small key={contest} lang="ja">
              {say(officeWords.eligibleFor, { contest: titles.get(contest) ?? contest, eligible })}
            </small>
          ))}
        </>
      ),
    },
  ]
  return <Table caption={say(officeWords.item_roll)} columns={columns} rows={rows} rowKey={({ key }) => key} />
}
