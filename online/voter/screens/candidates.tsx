/** The ballot of one contest as its signed layout says (P3): names; pictures with their names; names with a text. Cells of one size, one order (T14). */
import { useEffect } from 'react'
import { type Candidate, shownName, titleIn } from '#election/definition/definition.ts'
import { picturePath } from '#election/definition/explained.ts'
import type { Poster } from '#election/online/gazette.ts'
import type { Layout } from '#election/online/settings.ts'
import { useLanguage } from '#ui/language/language.tsx'
import { voterScreen as words } from '#words/online.ts'
import type { PicturesStanding, Selection } from '../session/state.ts'
import { layoutOfContest, postersOf, type VoterContest, type VoterElection } from '../session/voter-election.ts'
import { CandidateText } from './candidate-text.tsx'
import type { Send } from './page-props.ts'
import { OtherButton } from './parts.tsx'
import { Picture } from './picture.tsx'
import type { StepShown } from './two-steps.ts'
import { useVoterText } from './voter-words.tsx'
import { wordsOfContest } from './words-of-contest.ts'

interface CandidatesProps {
  readonly contest: VoterContest
  readonly election: VoterElection
  readonly pictures: PicturesStanding
  /** Left out: the contest has one step. */
  readonly step?: StepShown['step']
  /** Candidates of the chosen row of the kana table, or all of them. */
  readonly shown: readonly Candidate[]
  readonly picked: Selection | null
  readonly onPick: (selection: Selection) => void
  readonly send: Send
}

export function Candidates({ contest, election, onPick, picked, pictures, send, shown, step = null }: CandidatesProps) {
  const say = useVoterText()
  const title = titleIn(useLanguage(), contest.contest)
  const own = wordsOfContest(contest, step === 'one-of-list' ? step : null)
  const wanted = layoutOfContest(election, contest)
  const isUnasked = wanted === 'images' && pictures === null
  useEffect(() => {
    // Once: `send` is another one with each view, and pictures that cannot be had would be asked for without an end.
    if (isUnasked) send({ type: 'to-pictures' })
  }, [isUnasked, send])
  // One picture that does not come takes those of all others along: nobody is shown without one among others with theirs.
  const isLeft = wanted === 'images' && pictures === 'unreachable'
  const layout = isLeft ? 'names' : wanted
  const { gazette } = election
  const posters = gazette === null || gazette === 'not-genuine' ? new Map() : postersOf(gazette, contest)
  return (
    <>
      {isLeft && (
        <>
          <p role="alert">
            {say(contest.explained === undefined ? words.posterUnreachable : words.choicePicturesUnreachable)}
          </p>
          <OtherButton onPress={() => send({ type: 'to-pictures' })}>{say(words.posterAgain)}</OtherButton>
        </>
      )}
      <fieldset className={`candidates candidates-${layout}`}>
        <legend>{say(own.one, { title })}</legend>
        {shown.map((candidate) => (
          <Cell
            key={candidate.id}
            {...{ candidate, layout, pictures }}
            choice={{ contest: contest.contest, place: contest.candidates.indexOf(candidate) }}
            isParty={contest.lists !== undefined || step === 'party'}
            words={wordsOf(contest, candidate, posters)}
            isPicked={picked?.type === 'candidate' && picked.id === candidate.id}
            onPick={() => onPick({ type: 'candidate', id: candidate.id })}
          />
        ))}
        <label className="cell">
          <input {...mark(picked?.type === 'ended')} onChange={() => onPick({ type: 'ended' })} />
          <span className="cell-number" aria-hidden="true">
            –
          </span>
          <span className="cell-text">
            <span className="cell-name">{say(own.nothing)}</span>
          </span>
        </label>
      </fieldset>
    </>
  )
}

/** To open a page again after its end a browser writes marked fields to its disk (V9): Chromium not with `off`, Firefox not what is the default. */
function mark(isPicked: boolean) {
  const ref = (radio: HTMLInputElement | null) => {
    if (radio !== null) radio.defaultChecked = isPicked
  }
  return { ref, type: 'radio', name: 'candidate', autoComplete: 'off', checked: isPicked }
}

interface ShownWords {
  /** Its name among the pictures; null: there is none. */
  readonly file: string | null
  readonly title: string
  readonly text: string
  /** Empty: the text as it is. */
  readonly textEn: string
  /** Words of a choice are there beside its picture, too, and where the pictures do not come. */
  readonly isOfChoice: boolean
}

/** A choice has those of the list, a person those of the poster. */
function wordsOf(
  { explained }: VoterContest,
  candidate: Candidate,
  posters: ReadonlyMap<number, Poster>,
): ShownWords | undefined {
  const { id, number } = candidate
  const own = explained?.find((each) => each.number === number)
  if (own !== undefined) {
    const { picture, text, textEn } = own
    return {
      file: picture === null ? null : picturePath(picture),
      title: shownName(candidate),
      text,
      textEn,
      isOfChoice: true,
    }
  }
  const poster = posters.get(id)
  if (poster === undefined) return undefined
  const { file, title, text } = poster
  return { file: file.name, title, text, textEn: '', isOfChoice: false }
}

interface CellProps {
  readonly candidate: Candidate
  readonly choice: NonNullable<Parameters<typeof CandidateText>[0]['choice']>
  readonly layout: Layout
  readonly pictures: PicturesStanding
  readonly words: ShownWords | undefined
  readonly isParty: boolean
  readonly isPicked: boolean
  readonly onPick: () => void
}

const GONE = { died: words.goneDied, withdrew: words.goneWithdrew } as const

function Cell({ candidate, choice, isParty, isPicked, layout, onPick, pictures, words: own }: CellProps) {
  const say = useVoterText()
  const { gone } = candidate
  const language = useLanguage()
  const bytes = pictures instanceof Map && own?.file != null ? pictures.get(own.file) : undefined
  const isEnglish = language === 'en' && own !== undefined && own.textEn !== ''
  return (
    <label className={`cell${gone === null ? '' : ' cell-gone'}`}>
      <input {...mark(isPicked)} onChange={onPick} disabled={gone !== null} />
      <span className="cell-number">{candidate.number}</span>
      {layout === 'images' && own !== undefined && (
        <span className="cell-picture">
          <Picture bytes={bytes} label={own.title} />
        </span>
      )}
      <CandidateText candidate={candidate} choice={choice} />
      {own !== undefined && (layout === 'texts' || own.isOfChoice) && (
        <span className="cell-words" lang={isEnglish ? 'en' : 'ja'}>
          {isEnglish ? own.textEn : own.text}
        </span>
      )}
      {gone !== null && <span className="cell-mark">{say(isParty ? words.listWithdrawn : GONE[gone])}</span>}
    </label>
  )
}
