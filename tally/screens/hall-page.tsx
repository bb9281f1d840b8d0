/**
 * For the wall of the hall: one contest at a time, as large as it fits, up to 26 candidates without scrolling (T3). Only what may be told is
 * on it, and first of all what is not in the figures (CNT-07).
 */
import { useState } from 'react'
import type { CandidateResult, ContestResult } from '#election/count/contest-result.ts'
import { inWords } from '#election/count/votes.ts'
import { BarCell } from '#ui/components/bar-cell.tsx'
import { Button } from '#ui/components/button.tsx'
import { UseBanner } from '#ui/components/use-banner.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import type { TallyView } from '../session/view.ts'

/** More lines than these stand in two columns; as few as those are larger. */
const ONE_COLUMN = 13
const FEW = 6

interface HallProps {
  readonly view: TallyView
  readonly onLeave: () => void
}

export function HallPage({ view, onLeave }: HallProps) {
  const say = useText()
  const contests = view.result?.contests ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const contest = contests.find(({ id }) => id === chosen) ?? contests[0]
  if (contest === undefined) return null
  return (
    <section className="hall" data-state={contest.state}>
      {view.head !== null && <UseBanner use={view.head.use} />}
      <header className="hall-head">
        <h1 lang="ja">{contest.title}</h1>
        <p className="hall-state">{say(stateOf(contest, view))}</p>
      </header>
      <div className={`hall-candidates ${sizeOf(contest.candidates.length)}`}>
        {contest.candidates.map((candidate) => (
          <Line key={candidate.number} candidate={candidate} contest={contest} />
        ))}
      </div>
      {contest.sum !== null && (
        <p className="hall-sums">
          {say(tallyWords.cast)} <b>{contest.sum.cast.toLocaleString('ja-JP')}</b>　{say(tallyWords.validInAll)}{' '}
          <b>{inWords(contest.sum.valid)}</b>　{say(tallyWords.invalidInAll)}{' '}
          <b>{contest.sum.invalid.toLocaleString('ja-JP')}</b>　{say(tallyWords.ended)}{' '}
          <b>{contest.ended.toLocaleString('ja-JP')}</b>
        </p>
      )}
      <nav className="hall-nav">
        {contests.length > 1 &&
          contests.map(({ id, title }) => (
            <Button key={id} pressed={id === contest.id} onPress={() => setChosen(id)}>
              {title}
            </Button>
          ))}
        <Button onPress={onLeave}>{say(tallyWords.hallLeave)}</Button>
      </nav>
    </section>
  )
}

function sizeOf(lines: number): string {
  if (lines > ONE_COLUMN) return 'hall-two'
  return lines > FEW ? 'hall-one' : 'hall-few'
}

function stateOf({ state, uncontested }: ContestResult, { result, lost }: TallyView) {
  if (uncontested) return tallyWords.uncontested
  if (state === 'machine-untold') return tallyWords.hallWait
  if (state === 'machine-alone') return tallyWords.notJoined
  if (result?.final !== true) return tallyWords.notFinal
  return lost.length > 0 ? tallyWords.finalWithout : tallyWords.final
}

function Line({ candidate, contest }: { readonly candidate: CandidateResult; readonly contest: ContestResult }) {
  const say = useText()
  const { number, name, party, outcome } = candidate
  const told = toldOf(candidate)
  const most = Math.max(...contest.candidates.map((each) => toldOf(each).figure))
  const won = outcome === 'won' || outcome === 'won-by-lot'
  return (
    <div className={`hall-line${won ? ' hall-won' : ''}`} data-candidate={number}>
      <span className="hall-number">{number}</span>
      <span className="hall-name" lang="ja">
        {name}
      </span>
      <span className="hall-party" lang="ja">
        {party}
      </span>
      <span className="hall-votes">{contest.uncontested ? '' : told.words}</span>
      <BarCell label={`${number} ${name}`} value={told.figure} most={most} />
      <span className="hall-outcome">{outcome === 'open' ? '' : say(tallyWords[`outcome_${outcome}`])}</span>
    </div>
  )
}

function toldOf({ votes, machine }: CandidateResult): { readonly words: string; readonly figure: number } {
  if (votes !== null) return { words: inWords(votes), figure: votes }
  return { words: machine?.toLocaleString('ja-JP') ?? '', figure: machine ?? 0 }
}
