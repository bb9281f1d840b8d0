/** V6: the candidates in drawn order, each cell alike; a list of radio buttons for ears and keys. Many names have an index by sound. */
import { useLayoutEffect, useRef, useState } from 'react'
import { type Candidate, titleIn } from '#election/definition/definition.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import type { Row } from '#election/voice/steps.ts'
import { useLanguage } from '#ui/language/language.tsx'
import type { Text } from '#ui/messages/message.ts'
import { voterScreen as words } from '#words/online.ts'
import type { PicturesStanding, Selection } from '../session/state.ts'
import type { VoterContest } from '../session/voter-election.ts'
import { Candidates } from './candidates.tsx'
import { GazettePart } from './gazette-part.tsx'
import { Judges } from './judges.tsx'
import { inRow, rowsOf } from './kana-index.ts'
import type { PageProps } from './page-props.ts'
import { HomeButton, MainButton, OtherButton } from './parts.tsx'
import { PartyLists } from './party-lists.tsx'
import { pressedOn, stepShown } from './two-steps.ts'
import { useVoterLabel, useVoterText } from './voter-words.tsx'
import { timeInWords } from './words.ts'
import { wordsOfContest } from './words-of-contest.ts'

/** From so many names on there is an index: more do not fit a phone at one look. */
const MANY = 12
const FIRST_OF_ROW: Readonly<Record<Row, string>> = {
  ...{ a: 'ア', ka: 'カ', sa: 'サ', ta: 'タ', na: 'ナ', ha: 'ハ', ma: 'マ', ya: 'ヤ', ra: 'ラ', wa: 'ワ' },
}

interface ChooseProps extends PageProps<'choosing'> {
  readonly pictures: PicturesStanding
}

export function ChoosePage({ at, election, pictures, send }: ChooseProps) {
  const say = useVoterText()
  const language = useLanguage()
  const [picked, pick] = useState<Selection | null>(null)
  const [party, setParty] = useState<number | null>(null)
  const [row, setRow] = useState<Row | null>(null)
  const [isMissing, setMissing] = useState(false)
  useTopOfStep(party)
  const { contests, permit, selections } = at.ballot
  const current = contests[selections.length]
  if (current === undefined) return null
  const title = titleIn(language, current.contest)
  const { choices, step } = stepShown(current, party)
  const shown = inRow(choices, row)
  const own = wordsOfContest(current, step === 'one-of-list' ? step : null)
  const isReview = kindOf(current.contest).about === 'judges'
  const judges = picked?.type === 'marked' ? picked.judges : []
  const selection: Selection | null = isReview ? { type: 'marked', judges } : picked
  const turn = (to: number | null, again: Selection | null) => {
    setParty(to)
    pick(again)
    setRow(null)
    setMissing(false)
  }
  const go = () => {
    const pressed = pressedOn(step, selection)
    if (pressed.type === 'nothing-picked') setMissing(true)
    else if (pressed.type === 'open') turn(pressed.party, null)
    else send(pressed)
  }
  return (
    <>
      {contests.length > 1 && (
        <p>{say(words.contestOf, { count: contests.length, at: selections.length + 1, title })}</p>
      )}
      <GazettePart gazette={election.gazette} contest={current} pictures={pictures} send={send} />
      {choices.length >= MANY && hasIndex(current) && step !== 'party' && (
        <KanaIndex candidates={choices} row={row} onRow={setRow} count={shown.length} />
      )}
      {isReview ? (
        <Judges contest={current} marked={judges} onMark={(marked) => pick({ type: 'marked', judges: marked })} />
      ) : (
        <Candidates
          key={party}
          {...{ contest: current, election, pictures, shown, step, send }}
          picked={picked}
          onPick={pick}
        />
      )}
      <PartyLists contest={current} />
      <p className="wrong" role="status">
        {isMissing && picked === null && own.first !== null ? say(own.first) : ''}
      </p>
      <p>{say(words.untilWhen, { time: timeInWords(permit.permit.notAfter, language) })}</p>
      <div className="ways">
        <MainButton onPress={go}>{say(own.toConfirm)}</MainButton>
        {party !== null && (
          <OtherButton onPress={() => turn(null, chosenParty(choices))}>{say(words.partiesAgain)}</OtherButton>
        )}
        {isReview && <NoReview text={own.nothing} send={send} />}
        <HomeButton send={send} />
      </div>
    </>
  )
}

/** No mark is a vote, so a voter who takes no part in the review says so. */
function NoReview({ text, send }: Pick<ChooseProps, 'send'> & { readonly text: Text }) {
  const say = useVoterText()
  return <OtherButton onPress={() => send({ type: 'chosen', selection: { type: 'ended' } })}>{say(text)}</OtherButton>
}

/** Another step is as another page: it begins at its heading, which is read aloud. */
function useTopOfStep(party: number | null): void {
  const shown = useRef(party)
  useLayoutEffect(() => {
    if (shown.current === party) return
    shown.current = party
    window.scrollTo(0, 0)
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  }, [party])
}

/** The party that was open is marked again. */
function chosenParty([party]: readonly Candidate[]): Selection | null {
  return party === undefined ? null : { type: 'candidate', id: party.id }
}

/** Names of people, one of whom is looked for. */
function hasIndex({ contest }: VoterContest): boolean {
  const { about } = kindOf(contest)
  return about !== 'parties' && about !== 'judges'
}

interface IndexProps {
  readonly candidates: readonly Candidate[]
  readonly row: Row | null
  readonly count: number
  readonly onRow: (row: Row | null) => void
}

/** One press brings the hidden candidates back, and the drawn order stays (M17, T14). */
function KanaIndex({ candidates, row, count, onRow }: IndexProps) {
  const say = useVoterText()
  const label = useVoterLabel()
  const rows = rowsOf(candidates)
  return (
    <nav className="kana-index" aria-label={label(words.kanaIndex)}>
      <button type="button" aria-pressed={row === null} onClick={() => onRow(null)}>
        {say(words.kanaAll)}
      </button>
      {rows.map((each) => (
        <button key={each} type="button" lang="ja" aria-pressed={row === each} onClick={() => onRow(each)}>
          {FIRST_OF_ROW[each]}
        </button>
      ))}
      <p role="status">{say(words.kanaShown, { count })}</p>
    </nav>
  )
}
