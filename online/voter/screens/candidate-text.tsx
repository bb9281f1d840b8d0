/** Reading, name and party of a candidate, wherever one is shown. */
import { type Candidate, type Contest, shownName } from '#election/definition/definition.ts'
import { sideAt } from '#election/kinds/question/rule.ts'
import { useLanguage } from '#ui/language/language.tsx'
import { voterScreen as words } from '#words/online.ts'
import { useVoterText } from './voter-words.tsx'

interface CandidateTextProps {
  readonly candidate: Candidate
  /** Its question, and its place among the choices; left out: a person or a party. */
  readonly choice?: { readonly contest: Pick<Contest, 'question'>; readonly place: number }
}

/** The same letters for all (LAW-08), in Japanese whatever the page's language is. */
export function CandidateText({ candidate, choice }: CandidateTextProps) {
  const say = useVoterText()
  const language = useLanguage()
  // A choice has no party: who cannot read its name finds there whether it is yes or no.
  const side = choice === undefined || language === 'ja' ? null : sideAt(choice.contest.question, choice.place)
  return (
    <span className="cell-text" lang="ja">
      <span className="cell-kana">{candidate.kana}</span>
      <span className="cell-name">{shownName(candidate)}</span>
      {side === null ? (
        <span className="cell-party">{candidate.party === '' ? '\u00a0' : candidate.party}</span>
      ) : (
        <span className="cell-party" lang={language}>
          {say(words[`side_${side}`])}
        </span>
      )}
    </span>
  )
}
