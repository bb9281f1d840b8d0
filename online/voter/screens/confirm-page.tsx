/** V7: the name alone, large; then the vote code, and the press that casts. */
import { unreachable } from '#election/assert.ts'
import { titleIn } from '#election/definition/definition.ts'
import { printedShownCode, shownCode } from '#election/online/shown-code.ts'
import { useLanguage } from '#ui/language/language.tsx'
import { voterScreen as words } from '#words/online.ts'
import type { Selection } from '../session/state.ts'
import type { VoterContest } from '../session/voter-election.ts'
import { CandidateText } from './candidate-text.tsx'
import { MarkedJudges } from './judges.tsx'
import type { PageProps } from './page-props.ts'
import { MainButton, OtherButton, ShownCodeText } from './parts.tsx'
import { useVoterText } from './voter-words.tsx'
import { wordsOfContest } from './words-of-contest.ts'

export function ConfirmPage({ at, send }: PageProps<'confirming'>) {
  const say = useVoterText()
  const contest = at.ballot.contests[at.ballot.selections.length]
  if (contest === undefined) return null
  return (
    <>
      <Chosen contest={contest} selection={at.selection} />
      <div className="ways">
        <MainButton onPress={() => send({ type: 'confirmed' })}>
          {say(at.selection.type === 'ended' ? words.confirmEmpty : wordsOfContest(contest).confirm)}
        </MainButton>
        <OtherButton onPress={() => send({ type: 'choose-again' })}>{say(words.chooseAgain)}</OtherButton>
      </div>
    </>
  )
}

export function ReadyPage({ at, election, send }: PageProps<'ready'>) {
  const say = useVoterText()
  const mayCheck = election.signed.settings.switches.checkBeforeCast
  return (
    <>
      {at.ballot.contests.map((contest, place) => {
        const selection = at.ballot.selections[place]
        return selection === undefined ? null : (
          <Chosen key={contest.contest.id} contest={contest} selection={selection} />
        )
      })}
      <p>{say(words.readyHelp)}</p>
      <h2>{say(words.yourCode)}</h2>
      <ShownCodeText code={printedShownCode(shownCode(at.sealed.code))} />
      <p>{say(words.codeSaysNothing)}</p>
      <div className="ways">
        <MainButton onPress={() => send({ type: 'cast' })}>{say(words.cast)}</MainButton>
        {mayCheck && <OtherButton onPress={() => send({ type: 'check' })}>{say(words.check)}</OtherButton>}
        <OtherButton onPress={() => send({ type: 'choose-again' })}>{say(words.chooseAgain)}</OtherButton>
      </div>
      {mayCheck && <p className="small">{say(words.checkWhat)}</p>}
    </>
  )
}

export function Chosen(props: { readonly contest: VoterContest; readonly selection: Selection }) {
  const { contest, selection } = props
  const say = useVoterText()
  const language = useLanguage()
  if (selection.type === 'marked')
    return (
      <section className="chosen">
        <h2>{titleIn(language, contest.contest)}</h2>
        <MarkedJudges candidates={contest.candidates} judges={selection.judges} />
      </section>
    )
  const candidate = candidateOf(contest, selection)
  return (
    <section className="chosen">
      <h2>{titleIn(language, contest.contest)}</h2>
      <p className="chosen-name">
        {candidate === undefined ? (
          <strong>{say(wordsOfContest(contest).confirmNothing)}</strong>
        ) : (
          <>
            <span className="cell-number">{candidate.number}</span>
            <CandidateText
              candidate={candidate}
              choice={{ contest: contest.contest, place: contest.candidates.indexOf(candidate) }}
            />
          </>
        )}
      </p>
    </section>
  )
}

/** Another kind of selection must not be shown as nobody. */
function candidateOf({ candidates }: VoterContest, selection: Exclude<Selection, { type: 'marked' }>) {
  switch (selection.type) {
    case 'candidate':
      return candidates.find(({ id }) => id === selection.id)
    case 'ended':
      return undefined
    default:
      return unreachable(selection)
  }
}
