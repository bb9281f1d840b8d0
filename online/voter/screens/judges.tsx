/** 国民審査 on the page: a box for each judge, empty or with ×, in the order of the paper; cells of one size (T14). Layouts with pictures are of candidates. */

import { withMark } from '#election/ballot/marks.ts'
import { type Candidate, titleIn } from '#election/definition/definition.ts'
import type { CandidateId } from '#election/ids.ts'
import { useLanguage } from '#ui/language/language.tsx'
import { voterScreen as words } from '#words/online.ts'
import type { VoterContest } from '../session/voter-election.ts'
import { CandidateText } from './candidate-text.tsx'
import { useVoterText } from './voter-words.tsx'

interface JudgesProps {
  readonly contest: VoterContest
  readonly marked: readonly CandidateId[]
  readonly onMark: (marked: readonly CandidateId[]) => void
}

export function Judges({ contest: { contest, candidates }, marked, onMark }: JudgesProps) {
  const say = useVoterText()
  const title = titleIn(useLanguage(), contest)
  return (
    <fieldset className="candidates candidates-names">
      <legend>{say(words.judgesOne, { title })}</legend>
      {candidates.map((judge) => (
        <Judge
          key={judge.id}
          judge={judge}
          isMarked={marked.includes(judge.id)}
          onMark={() => onMark(withMark(marked, judge.id, candidates))}
        />
      ))}
    </fieldset>
  )
}

interface JudgeProps {
  readonly judge: Candidate
  readonly isMarked: boolean
  readonly onMark: () => void
}

function Judge({ judge, isMarked, onMark }: JudgeProps) {
  const say = useVoterText()
  const isGone = judge.gone !== null
  return (
    <label className={`cell judge${isGone ? ' cell-gone' : ''}`}>
      <input {...box(isMarked)} onChange={onMark} disabled={isGone} />
      <span className="cell-number">{judge.number}</span>
      <CandidateText candidate={judge} />
      {isGone && <span className="cell-mark">{say(words.goneJudge)}</span>}
    </label>
  )
}

/** As the radio buttons of candidates: no browser keeps it (V9). */
function box(isMarked: boolean) {
  const ref = (input: HTMLInputElement | null) => {
    if (input !== null) input.defaultChecked = isMarked
  }
  return { ref, type: 'checkbox', name: 'judge', className: 'mark-box', autoComplete: 'off', checked: isMarked }
}

interface MarkedProps {
  readonly candidates: readonly Candidate[]
  readonly judges: readonly CandidateId[]
}

/** Who has a mark, and nobody else; or that nobody has. */
export function MarkedJudges({ candidates, judges }: MarkedProps) {
  const say = useVoterText()
  const marked = candidates.filter(({ id }) => judges.includes(id))
  if (marked.length === 0)
    return (
      <p className="chosen-name">
        <strong>{say(words.judgesNobody)}</strong>
      </p>
    )
  return (
    <>
      <p>{say(words.judgesMarked)}</p>
      <ul className="chosen-judges">
        {marked.map((judge) => (
          <li key={judge.id} className="chosen-name judge">
            <span className="judge-mark" aria-hidden="true">
              ×
            </span>
            <span className="cell-number">{judge.number}</span>
            <CandidateText candidate={judge} />
          </li>
        ))}
      </ul>
      {marked.length < candidates.length && <p>{say(words.judgesOthers)}</p>}
    </>
  )
}
