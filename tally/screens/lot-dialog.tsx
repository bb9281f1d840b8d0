/**
 * TC-50, CNT-09: what the election chair drew. The program never draws. One person enters it; another reads it back from the lot itself,
 * without seeing what was entered.
 */
import { type ReactNode, useId, useState } from 'react'
import { type ContestResult, nameInLot } from '#election/count/contest-result.ts'
import { type DrawnLot, isDayOfLot } from '#election/count/lots.ts'
import { parseJapaneseMinute } from '#election/japanese-date.ts'
import { isOnePerson } from '#election/person-name.ts'
import { dateOf, type LocalDate, type LocalMinute } from '#election/time.ts'
import { Button } from '#ui/components/button.tsx'
import { Dialog } from '#ui/components/dialog.tsx'
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import { useText } from '#ui/language/language.tsx'
import type { Text } from '#ui/messages/message.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { paperWords } from '#words/tally.ts'
import type { TallyMessage } from '../session/view.ts'
import { Field, Line, Names, namesIn } from './field.tsx'
import type { PageProps } from './page-props.ts'
import { tallyRefusalWords } from './refusal-words.ts'

interface LotDialogProps {
  readonly contest: ContestResult
  /** The one that decides now, where it is entered again. */
  readonly held: DrawnLot | null
  /** The time at which most lots were drawn. */
  readonly now: LocalMinute
  readonly poll: LocalDate | null
  readonly busy: boolean
  readonly message: TallyMessage | null
  readonly send: PageProps['send']
  readonly onClose: () => void
}

const DIFFERS = 'lot-read-differently'
const EMPTY = { drawnAt: '', way: '', drawnBy: '', witnesses: '', by: '', reason: '', chair: '' }
type Said = typeof EMPTY
type Turn = 'first' | 'second' | 'differ'

export function LotDialog({ contest, held, now, poll, busy, message, send, onClose }: LotDialogProps) {
  const say = useText()
  // The browser's own field for a time asks some for AM and PM: it is typed as papers have it.
  const [said, setSaid] = useState<Said>({ ...EMPTY, drawnAt: now.replace('T', ' ') })
  const [winners, setWinners] = useState<readonly number[]>([])
  const [turn, setTurn] = useState<Turn>('first')
  const [read, setRead] = useState<readonly number[]>([])
  const [reader, setReader] = useState('')
  const [isSent, setSent] = useState(false)
  const refused = busy ? { code: 'busy' as const, about: {} } : isSent ? message : null
  const { list, seats, tied } = tieOf(contest, held)
  const minute = parseJapaneseMinute(said.drawnAt)
  const drawnAt = minute !== null && isDayOfLot(minute, poll ?? dateOf(now), now) ? minute : null
  const isOne = isOnePerson(reader, said.by)
  const isRead = read.length === seats && reader.trim() !== '' && !isOne && !busy && (!isSent || message !== null)
  const enter = () => {
    if (drawnAt === null) return
    const { way, drawnBy, witnesses, by, reason, chair } = said
    send({
      type: 'enter-lot',
      contest: contest.id,
      list,
      winners: [...winners],
      drawnAt,
      ...{ way, drawnBy, by, witnesses: namesIn(witnesses) },
      readBack: { by: reader, winners: [...read] },
      ...(held === null ? {} : { again: { reason, chair } }),
    })
    setSent(true)
  }
  const isSame = winners.length === read.length && winners.every((number) => read.includes(number))
  const again = () => {
    setWinners([])
    setRead([])
    setTurn('first')
  }
  const next = {
    first: {
      words: tallyWords.lotNext,
      ready: winners.length === seats && isSaid(said, held !== null) && drawnAt !== null,
      act: () => setTurn('second'),
    },
    second: { words: tallyWords.record, ready: isRead, act: () => (isSame ? enter() : setTurn('differ')) },
    differ: { words: tallyWords.lotChooseAgain, ready: true, act: again },
  }[turn]
  const first = turn !== 'first' || next.ready ? null : drawnAt === null ? 'lotWhen' : 'lotFirst'
  const answers = <Answers {...{ first, next, onClose }} />
  return (
    <Dialog title={say(tallyWords.lotTitle, { contest: contest.title })} answers={answers}>
      {turn === 'differ' && (
        <RefusalCard code={DIFFERS} text={tallyRefusalWords[DIFFERS]} values={{ contest: contest.title }} />
      )}
      {turn === 'first' && (
        <>
          {held !== null && <p className="note">{say(tallyWords.lotAgainText)}</p>}
          <WhatIsDrawn {...{ contest, list, seats }} />
          <Choice {...{ contest, list, tied }} chosen={winners} onChoose={setWinners} />
          <SaidOfIt said={said} setSaid={setSaid} isAgain={held !== null} />
        </>
      )}
      {turn === 'second' && (
        <ReadBack {...{ isOne, refused, reader, setReader }}>
          <Choice {...{ contest, list, tied }} chosen={read} onChoose={setRead} />
        </ReadBack>
      )}
    </Dialog>
  )
}

interface ToDraw {
  readonly list: number | null
  readonly seats: number
  readonly tied: readonly number[]
}

function tieOf({ needsLot }: ContestResult, held: LotDialogProps['held']): ToDraw {
  if (held !== null) return held
  return { list: needsLot?.list ?? null, seats: needsLot?.seats ?? 0, tied: needsLot?.numbers ?? [] }
}

function WhatIsDrawn({ contest, list, seats }: Pick<ToDraw, 'list' | 'seats'> & Pick<LotDialogProps, 'contest'>) {
  const say = useText()
  if (list === null) return <p>{say(tallyWords.lotText, { seats })}</p>
  const words = contest.openLists === undefined ? tallyWords.lotTextInList : tallyWords.lotTextInOpenList
  return <p>{say(words, { seats, party: nameInLot(contest, null, list) })}</p>
}

interface AnswersProps extends Pick<LotDialogProps, 'onClose'> {
  /** The reason for a grey button. */
  readonly first: 'lotWhen' | 'lotFirst' | null
  readonly next: { readonly words: Text; readonly ready: boolean; readonly act: () => void }
}

function Answers({ first, next, onClose }: AnswersProps) {
  const say = useText()
  const why = useId()
  return (
    <>
      <Button onPress={onClose}>{say(tallyWords.cancel)}</Button>
      <span id={why}>{first !== null && say(tallyWords[first])}</span>
      <Button kind="go" disabled={!next.ready} describedBy={why} onPress={next.act}>
        {say(next.words)}
      </Button>
    </>
  )
}

function isSaid(said: Said, isAgain: boolean): boolean {
  const asked = ['way', 'drawnBy', 'by', ...(isAgain ? (['reason', 'chair'] as const) : [])] as const
  return asked.every((name) => said[name].trim() !== '') && namesIn(said.witnesses).length > 0
}

interface ReadBackProps {
  /** The same person entered it and reads it back. */
  readonly isOne: boolean
  readonly refused: TallyMessage | null
  readonly reader: string
  readonly setReader: (reader: string) => void
  readonly children: ReactNode
}

function ReadBack({ isOne, refused, reader, setReader, children }: ReadBackProps) {
  const say = useText()
  return (
    <>
      {refused !== null && (
        <RefusalCard code={refused.code} text={tallyRefusalWords[refused.code]} values={refused.about} />
      )}
      <p>{say(tallyWords.lotReadBack)}</p>
      {children}
      <Line label={say(tallyWords.lotReadBy)} value={reader} onChange={setReader} />
      {isOne && (
        <p role="status">
          <strong>▲ {say(tallyWords.lotSameName)}</strong>
        </p>
      )}
    </>
  )
}

interface SaidProps {
  readonly said: Said
  readonly setSaid: (said: Said) => void
  readonly isAgain: boolean
}

function SaidOfIt({ said, setSaid, isAgain }: SaidProps) {
  const say = useText()
  const place = (name: keyof Said) => ({
    value: said[name],
    onChange: (to: string) => setSaid({ ...said, [name]: to }),
  })
  return (
    <>
      <Line label={say(tallyWords.lotDrawnAt)} letters="digits" {...place('drawnAt')} />
      <Line label={say(tallyWords.lotDrawnBy)} {...place('drawnBy')} />
      <Line label={say(tallyWords.lotWay)} {...place('way')} />
      <Names label={say(tallyWords.witnessNames)} {...place('witnesses')} />
      {isAgain && <Field label={say(tallyWords.lotAgainReason)} {...place('reason')} />}
      {isAgain && <Line label={say(paperWords.chair)} {...place('chair')} />}
      <Line label={say(tallyWords.lotEnteredBy)} {...place('by')} />
    </>
  )
}

interface ChoiceProps {
  readonly contest: ContestResult
  readonly list: number | null
  readonly tied: readonly number[]
  readonly chosen: readonly number[]
  readonly onChoose: (chosen: readonly number[]) => void
}

function Choice({ contest, list, tied, chosen, onChoose }: ChoiceProps) {
  const toggle = (number: number) =>
    onChoose(chosen.includes(number) ? chosen.filter((each) => each !== number) : [...chosen, number])
  const names = tied.map((member) => nameInLot(contest, list, member))
  // A place in a list is on no paper: it is there to tell namesakes apart.
  const nameOf = (member: number) => {
    const name = nameInLot(contest, list, member)
    return list === null || names.filter((each) => each === name).length > 1 ? `${member} ${name}` : name
  }
  return (
    <div className="lot-candidates candidate-letters">
      {tied.map((member) => (
        <Button key={member} pressed={chosen.includes(member)} onPress={() => toggle(member)}>
          {nameOf(member)}
        </Button>
      ))}
    </div>
  )
}
