/**
 * The statements about a contest at the count: its paper (typed in, not there at all, or so many that the machine's part may be shown
 * alone), and who is not eligible.
 */
import { type ReactNode, useState } from 'react'
import { type ContestResult, isJoined } from '#election/count/contest-result.ts'
import type { PapersSent } from '#election/count/papers-sent.ts'
import { halfWidth } from '#election/definition/import/written-forms.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { Button } from '#ui/components/button.tsx'
import { Dialog } from '#ui/components/dialog.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { paperWords, rulingWords } from '#words/tally.ts'
import { Field, Line, Names, namesIn } from './field.tsx'
import type { PageProps } from './page-props.ts'
import { RulingDialog } from './ruling-dialog.tsx'

interface AskProps {
  readonly contest: ContestResult
  readonly send: PageProps['send']
  readonly onClose: () => void
}

interface PaperActsProps extends Omit<AskProps, 'onClose'> {
  /** The session would refuse it, and the typed words would be gone. */
  readonly busy: boolean
}

interface ContestActs extends PaperActsProps {
  /** CNT-07: by the stations' reports; left out: they send no paper of the contest. */
  readonly sent: PapersSent | undefined
  /** It is the next thing on the page, and no other contest's. */
  readonly next: boolean
  /** The final result was: nobody's eligibility is decided any more. */
  readonly announced: boolean
  /** There is no paper: people only say so. */
  readonly online: boolean
}

export function PaperActs({ contest, sent, next, announced, online, busy, send }: ContestActs) {
  const say = useText()
  const [asking, setAsking] = useState<'none' | 'tell' | 'rule' | null>(null)
  if (contest.uncontested || contest.notOpened !== undefined) return null
  const isOpen = !isJoined(contest)
  const close = () => setAsking(null)
  return (
    <>
      {sent !== undefined && <p data-sent={contest.id}>{say(paperWords.sent, { ...sent })}</p>}
      <div className="contest-acts">
        {!online && (
          <Button
            kind={next && isOpen ? 'go' : 'plain'}
            onPress={() => send({ type: 'open-paper', contest: contest.id })}
          >
            {say(isOpen ? paperWords.enter : paperWords.correct)}
          </Button>
        )}
        {isOpen && sent === undefined && (
          <Button kind={online && next ? 'go' : 'plain'} disabled={busy} onPress={() => setAsking('none')}>
            {say(paperWords.none)}
          </Button>
        )}
        {contest.state === 'machine-untold' && !online && (
          <Button disabled={busy} onPress={() => setAsking('tell')}>
            {say(paperWords.tell)}
          </Button>
        )}
        {kindOf(contest).about === 'people' && (
          <Button disabled={announced || busy} onPress={() => setAsking('rule')}>
            {say(rulingWords.decide)}
          </Button>
        )}
        {asking === 'rule' && <RulingDialog contest={contest} send={send} onClose={close} />}
        {asking === 'none' && <NoPaper contest={contest} send={send} onClose={close} />}
        {asking === 'tell' && <TellMachine contest={contest} send={send} onClose={close} />}
      </div>
    </>
  )
}

function NoPaper({ contest, send, onClose }: AskProps) {
  const say = useText()
  const [chair, setChair] = useState('')
  const [names, setNames] = useState('')
  const ready = chair.trim() !== '' && namesIn(names).length > 0
  const record = () => {
    send({ type: 'no-paper', contest: contest.id, chair: chair.trim(), witnesses: namesIn(names) })
    onClose()
  }
  return (
    <Asked title={say(paperWords.noneTitle, { contest: contest.title })} {...{ ready, record, onClose }}>
      <p>{say(paperWords.noneText)}</p>
      <Line label={say(paperWords.chair)} value={chair} onChange={setChair} />
      <Names label={say(tallyWords.witnessNames)} value={names} onChange={setNames} />
    </Asked>
  )
}

/** An input method leaves figures in full width. Null: no count. */
export function ballotsIn(typed: string): number | null {
  const figure = halfWidth(typed)
  return /^\d{1,8}$/.test(figure) ? Number(figure) : null
}

function TellMachine({ contest, send, onClose }: AskProps) {
  const say = useText()
  const [chair, setChair] = useState('')
  const [ballots, setBallots] = useState('')
  const many = ballotsIn(ballots)
  const ready = chair.trim() !== '' && many !== null
  const record = () => {
    if (many === null) return
    send({ type: 'tell-machine', contest: contest.id, ballots: many, chair: chair.trim() })
    onClose()
  }
  return (
    <Asked title={say(paperWords.tellTitle, { contest: contest.title })} {...{ ready, record, onClose }}>
      <p>{say(paperWords.tellText)}</p>
      <Line label={say(paperWords.tellBallots)} letters="digits" value={ballots} onChange={setBallots} />
      <Line label={say(paperWords.chair)} value={chair} onChange={setChair} />
    </Asked>
  )
}

interface AskedProps {
  readonly title: string
  readonly ready: boolean
  readonly record: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

function Asked({ title, ready, record, onClose, children }: AskedProps) {
  const say = useText()
  const answers = (
    <>
      <Button onPress={onClose}>{say(tallyWords.cancel)}</Button>
      <Button kind="go" disabled={!ready} onPress={record}>
        {say(tallyWords.record)}
      </Button>
    </>
  )
  return (
    <Dialog title={title} answers={answers}>
      {children}
    </Dialog>
  )
}

/** CNT-12: figures that few ballots separate from earlier ones are shown only by the chair's word. */
export function TellFigures({ contest, busy, send }: PaperActsProps) {
  const say = useText()
  const [isAsked, setAsked] = useState(false)
  const [chair, setChair] = useState('')
  const [reason, setReason] = useState('')
  const onClose = () => setAsked(false)
  const ready = chair.trim() !== '' && reason.trim() !== ''
  const record = () => {
    send({ type: 'tell-figures', contest: contest.id, chair: chair.trim(), reason })
    onClose()
  }
  return (
    <>
      <Button disabled={busy} onPress={() => setAsked(true)}>
        {say(tallyWords.tellFigures)}
      </Button>
      {isAsked && (
        <Asked title={say(tallyWords.tellFiguresTitle, { contest: contest.title })} {...{ ready, record, onClose }}>
          <p>{say(tallyWords.tellFiguresText)}</p>
          <Field label={say(tallyWords.reason)} value={reason} onChange={setReason} />
          <Line label={say(paperWords.chair)} value={chair} onChange={setChair} />
        </Asked>
      )}
    </>
  )
}
