/** Reading, name and party of a candidate, wherever one is shown. */
import { type Candidate, shownName } from '#election/definition/definition.ts'

/** The same letters for all (LAW-08), in Japanese whatever the page's language is. */
export function CandidateText({ candidate }: { readonly candidate: Candidate }) {
  return (
    <span className="cell-text" lang="ja">
      <span className="cell-kana">{candidate.kana}</span>
      <span className="cell-name">{shownName(candidate)}</span>
      <span className="cell-party">{candidate.party === '' ? '\u00a0' : candidate.party}</span>
    </span>
  )
}
