/**
 * For the wall of the hall: the last announcement with its number and its minute, one contest at a time, as large as it fits, up to 26
 * candidates without scrolling (T3). It shows only what was announced, and first says what the figures lack (CNT-07).
 */
import { useState } from 'react'
import {
  type AnnouncedCandidate,
  type AnnouncedContest,
  type Announcement,
  seatsTold,
  stateOf,
  toldAbout,
} from '#election/count/announcement.ts'
import { hasWon } from '#election/count/contest-result.ts'
import { inColumn, inWords } from '#election/count/votes-in-thousandths.ts'
import { BarCell } from '#ui/components/bar-cell.tsx'
import { Button } from '#ui/components/button.tsx'
import { UseBanner } from '#ui/components/use-banner.tsx'
import { useText } from '#ui/language/language.tsx'
import { announceWords } from '#ui/messages/tally-announce.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import type { TallyView } from '../session/view.ts'
import { Changes } from './changes.tsx'
import { outcomeWords } from './outcome-words.ts'
import './hall.css'

/** More lines than this are in two columns; up to `FEW` are larger, and up to `PAIR` fill the wall. */
const ONE_COLUMN = 13
const FEW = 6
const PAIR = 3
/** A judge's votes are those with this sign. */
const MARK = '×'

/** TC-55 */
const ELSEWHERE = {
  people: announceWords.decidedElsewhere,
  choices: announceWords.answeredElsewhere,
  parties: announceWords.seatedElsewhere,
  'open-lists': announceWords.seatedElsewhere,
  judges: announceWords.reviewedElsewhere,
} as const

interface HallProps {
  readonly view: TallyView
  readonly onLeave: () => void
}

export function HallPage({ view, onLeave }: HallProps) {
  const say = useText()
  const announced = view.announcements.at(-1) ?? null
  const [chosen, setChosen] = useState<string | null>(null)
  const contests = announced?.contests ?? []
  const contest = contests.find(({ id }) => id === chosen) ?? contests[0]
  return (
    <section className="hall" data-announcement={announced?.number ?? ''}>
      {view.head !== null && <UseBanner use={view.head.use} />}
      {view.correction !== null ? (
        <div className="hall-nothing" data-correction={view.correction.number}>
          <h1>{say(announceWords.underCorrection)}</h1>
          <p>{say(announceWords.underCorrectionText, { number: view.correction.number })}</p>
        </div>
      ) : announced === null || contest === undefined ? (
        <p className="hall-nothing">{say(tallyWords.hallWait)}</p>
      ) : (
        <Announced announced={announced} contest={contest} />
      )}
      <nav className="hall-nav">
        {contests.length > 1 &&
          view.correction === null &&
          contests.map(({ id, title }) => (
            <Button key={id} pressed={id === contest?.id} onPress={() => setChosen(id)}>
              {title}
            </Button>
          ))}
        <Button onPress={onLeave}>{say(tallyWords.hallLeave)}</Button>
      </nav>
    </section>
  )
}

interface AnnouncedProps {
  readonly announced: Announcement
  readonly contest: AnnouncedContest
}

function Announced({ announced, contest }: AnnouncedProps) {
  const say = useText()
  const { number, at, corrects } = announced
  const told = inColumn(contest.candidates.map(({ votes }) => votes))
  const most = Math.max(1, ...contest.candidates.map(({ votes }) => votes ?? 0))
  return (
    <>
      <header className="hall-head">
        <h1 lang="ja">{contest.title}</h1>
        <p className="hall-when">{say(announceWords.ofTime, { number, time: at.slice(-TIME_LETTERS) })}</p>
        <p className="hall-state">{say(announceWords[stateOf(announced, contest)])}</p>
      </header>
      {corrects !== null && (
        <div className="hall-corrects" data-corrects={corrects.number}>
          <b>{say(announceWords.correctsWhy, { number: corrects.number, reason: corrects.reason })}</b>
          <Changes changes={corrects.changes.filter((each) => each.contest === contest.id)} told={announced} />
        </div>
      )}
      {contest.report && <p className="hall-corrects">{say(ELSEWHERE[toldAbout(contest)])}</p>}
      {contest.question !== undefined && contest.question !== 'open' && (
        <p className="hall-corrects" data-verdict={contest.question}>
          {say(tallyWords[`verdict_${contest.question}`])}
        </p>
      )}
      {contest.withheld && <p className="hall-corrects">{say(announceWords.withheld)}</p>}
      <div className={`hall-candidates candidate-letters ${sizeOf(contest.candidates.length)}`}>
        {contest.candidates.map((candidate) => (
          <Line key={candidate.number} {...{ contest, candidate, most, told }} />
        ))}
      </div>
      <p className="hall-sums">
        {contest.figures.map(({ what, figure }) => (
          <span key={what}>
            {say(announceWords[`figure_${what}`])} <b>{inWords(figure)}</b>
          </span>
        ))}
      </p>
    </>
  )
}

/** 22:41 */
const TIME_LETTERS = 5

function sizeOf(lines: number): string {
  if (lines > ONE_COLUMN) return 'hall-two'
  if (lines > FEW) return 'hall-one'
  return lines > PAIR ? 'hall-few' : 'hall-pair'
}

interface LineProps {
  readonly contest: AnnouncedContest
  readonly candidate: AnnouncedCandidate
  readonly most: number
  readonly told: ReturnType<typeof inColumn>
}

function Line({ contest, candidate, most, told }: LineProps) {
  const say = useText()
  const { number, name, party, votes, unmarked, outcome } = candidate
  const won = hasWon(candidate)
  const seats = seatsTold(contest)?.find((each) => each.number === number)?.seats ?? null
  return (
    <div className={`hall-line${won ? ' hall-won' : ''}`} data-candidate={number}>
      <span className="hall-number">{number}</span>
      <span className="hall-name" lang="ja">
        {name}
      </span>
      <span className="hall-party" {...(unmarked == null && { lang: 'ja' })}>
        {unmarked == null ? party : say(announceWords.unmarked, { votes: inWords(unmarked) })}
      </span>
      <span className="hall-votes">
        {votes === null ? '' : `${contest.review === undefined ? '' : MARK}${told(votes)}`}
      </span>
      <BarCell label={`${number} ${name}`} value={votes ?? 0} most={most} />
      <span className="hall-outcome">
        {seats !== null
          ? `${say(tallyWords.seatsOfList)} ${seats}`
          : outcome === 'open'
            ? ''
            : say(outcomeWords(outcome, contest))}
      </span>
    </div>
  )
}
