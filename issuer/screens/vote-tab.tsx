/** 投票: scan, Enter, Enter. Left the voter and the card, right what else can happen at the desk. */

import { useId, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { TextInput } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { Act } from './act.tsx'
import { BoxIncidents } from './box-incidents.tsx'
import { isStillThere } from './card-desk.tsx'
import { CardsBrought } from './cards-brought.tsx'
import { CheckPanel } from './check-panel.tsx'
import { DeskPanel } from './desk-panel.tsx'
import { DeviceLost } from './device-lost.tsx'
import { HelpPage } from './help-page.tsx'
import { useKeys } from './keys.ts'
import { ReaderOut } from './voter-words.tsx'
import type { TabProps } from './words.ts'
import { WritingPage } from './writing-page.tsx'

export function VoteTab(props: TabProps) {
  const { view, send } = props
  const say = useText()
  const { desk, check, unsettled } = view
  const checking = check.type !== 'none'
  const [over, setOver] = useState<'writing' | 'help' | null>(null)
  const atDesk = !checking && unsettled === null
  // While somebody reads the lines, no key reaches the desk below them.
  useKeys(
    over !== null
      ? {}
      : {
          f6: atDesk ? () => setOver('writing') : undefined,
          f7: atDesk ? () => send({ type: 'ways-requested' }) : undefined,
          f8: checking ? undefined : () => send({ type: 'card-check-requested' }),
          enter: atDesk ? () => enter(props) : undefined,
          escape: () => wayBack(props),
        },
    desk.type === 'question' ? 'enter' : null,
  )
  const close = () => setOver(null)
  if (over !== null && atDesk)
    return over === 'writing' ? <WritingPage onClose={close} /> : <HelpPage onClose={close} />
  return (
    <div className="vote">
      {view.record.roll.entersPaper && (
        <p className="old-card">
          {say(issuerScreen.paperMarksOn, { people: view.record.roll.paperMarks.at(-1)?.persons ?? [] })}{' '}
          {desk.type === 'ready' && (
            <Button onPress={() => send({ type: 'paper-marks-ended' })}>{say(issuerScreen.paperMarksEnd)}</Button>
          )}
        </p>
      )}
      <Search {...props} />
      {view.takenBack && desk.type !== 'returned' && <p className="old-card">▲ {say(issuerScreen.oldCardAway)}</p>}
      {unsettled !== null ? (
        <UnsettledPanel {...props} />
      ) : checking ? (
        <CheckPanel {...props} />
      ) : (
        <DeskPanel {...props} />
      )}
      <aside className="vote-side">
        {atDesk && (
          <Button shortcut="F6" onPress={() => setOver('writing')}>
            {say(issuerScreen.writeAndPoint)}
          </Button>
        )}
        {atDesk && needsHelp(desk) && <Button onPress={() => setOver('help')}>{say(issuerScreen.helpCards)}</Button>}
        {!checking && unsettled === null && desk.type !== 'issuing' && (
          <Button shortcut="F8" onPress={() => send({ type: 'card-check-requested' })}>
            {say(issuerScreen.cardCheck)}
          </Button>
        )}
        <CardsBrought {...props} />
        <BoxIncidents view={view} />
      </aside>
    </div>
  )
}

/** PRX-04, ELG-12: a voter whose card is written for somebody who helps, or for the ear. */
function needsHelp(desk: TabProps['view']['desk']): boolean {
  if (!('checked' in desk)) return false
  const { assistance, presentation } = desk.checked
  return assistance.mode !== 'voter' || presentation !== 'normal'
}

/** The one way on. */
function enter({ view, send }: TabProps): void {
  const event = isStillThere(view) ? null : nextEvent(view.desk.type)
  if (event !== null) send(event)
}

function nextEvent(desk: TabProps['view']['desk']['type']): Parameters<TabProps['send']>[0] | null {
  switch (desk) {
    case 'found':
      return { type: 'identity-confirmed' }
    case 'checked':
      return { type: 'issue-requested' }
    case 'question':
      return { type: 'question-answered', yes: true }
    case 'hand-over':
    case 'paper-given':
      return { type: 'handed-over' }
    case 'refused':
    case 'declined':
    case 'returned':
      return { type: 'voter-left' }
    default:
      return null
  }
}

/** The way back. */
function wayBack({ view, send }: TabProps): void {
  const { desk, check } = view
  const oneStep = ['question', 'card-awaited', 'return-awaited', 'ways', 'mistaken'].includes(desk.type)
  send({ type: check.type !== 'none' || oneStep ? 'operation-cancelled' : 'voter-left' })
}

/** Open for the next voter: the scanner types into it. */
const OPEN_DESKS = ['ready', 'matches', 'refused', 'hand-over', 'declined', 'returned'] as const

function Search(props: TabProps) {
  const { head, view, send } = props
  const say = useText()
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const shut = useId()
  const open =
    view.unsettled === null && view.check.type === 'none' && OPEN_DESKS.some((type) => type === view.desk.type)
  // Before the page is seen: a field that is shut keeps the keys for itself until it lets go of the cursor.
  useLayoutEffect(() => {
    if (open) return field.current?.focus()
    field.current?.blur()
    // Somebody else was scanned meanwhile: what was begun is not the next voter's, and Enter goes on instead of looking for it.
    setText('')
  }, [open])
  return (
    <form
      className={open || view.desk.type === 'seeking' ? 'search' : 'search search-shut'}
      onSubmit={(event) => {
        event.preventDefault()
        const sought = text.trim()
        if (sought === '') enter(props)
        else send({ type: 'voter-sought', text: sought, by: 'any' })
        setText('')
      }}
    >
      <label>
        <span>{say(head.slips ? issuerScreen.slipScan : issuerScreen.scan)}</span>
        <TextInput
          ref={field}
          value={text}
          disabled={!open}
          maxLength={128}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <button type="submit" className="button" disabled={!open} aria-describedby={open ? undefined : shut}>
        {say(issuerScreen.search)}
      </button>
      {!open && (
        <small id={shut} className="act-why">
          {say(issuerScreen.searchShut)}
        </small>
      )}
      {view.scannerLost !== null && (
        <p className="search-note">
          ▲ <DeviceLost of={`scanner-${view.scannerLost}`} part="title" />
        </p>
      )}
    </form>
  )
}

function UnsettledPanel({ view, send }: TabProps) {
  const say = useText()
  const { unsettled } = view
  if (unsettled === null) return null
  const gone = unsettled.kind === 'issue' ? issuerScreen.unsettledGone : issuerScreen.unsettledGoneReturn
  return (
    <section className="desk desk-refused" data-desk="unsettled">
      <h2>▲ {say(issuerScreen.unsettledTitle)}</h2>
      <p className="desk-next">{say(issuerScreen.unsettledNext, { name: unsettled.voter.name })}</p>
      <ReaderOut view={view} />
      <Act
        kind="staff"
        why={unsettled.working ? say(issuerScreen.atWork) : null}
        onPress={() => send({ type: 'unsettled-issue-closed' })}
      >
        {say(gone)}
      </Act>
    </section>
  )
}
