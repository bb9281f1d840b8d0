/** CNT-10: the corrections of an announcement, each figure as it was announced and as it is. */
import type { Announcement, Change } from '#election/count/announcement.ts'
import { inWords, type Votes } from '#election/count/votes-in-thousandths.ts'
import { useText } from '#ui/language/language.tsx'
import { announceWords } from '#ui/messages/tally-announce.ts'
import { outcomeWords } from './outcome-words.ts'

interface ChangesProps {
  readonly changes: readonly Change[]
  /** The announcement whose lines have the candidates' names. */
  readonly told: Announcement | null
}

export function Changes({ changes, told }: ChangesProps) {
  const say = useText()
  const figure = (votes: Votes | null) => (votes === null ? say(announceWords.untold) : inWords(votes))
  const lineOf = (change: Change) => {
    if ('what' in change) {
      const what = say(announceWords[`figure_${change.what}`])
      return say(announceWords.change, { what, from: figure(change.from), to: figure(change.to) })
    }
    const { candidate, from, to } = change
    const contest = told?.contests.find(({ id }) => id === change.contest)
    const name = contest?.candidates.find(({ number }) => number === candidate)?.name ?? ''
    const outcome = (word: typeof from.outcome) => (word === 'open' ? '' : ` ${say(outcomeWords(word, contest ?? {}))}`)
    const against = (votes: Votes | null | undefined) =>
      votes == null ? '' : ` ${say(announceWords.unmarked, { votes: inWords(votes) })}`
    const [was, is] = [from, to].map(
      ({ votes, unmarked, outcome: word }) => `${figure(votes)}${against(unmarked)}${outcome(word)}`,
    )
    return say(announceWords.change, { what: `${candidate} ${name}`, from: was ?? '', to: is ?? '' })
  }
  return (
    <ul className="changes">
      {changes.map((change) => (
        <li key={JSON.stringify(change)}>{lineOf(change)}</li>
      ))}
    </ul>
  )
}
