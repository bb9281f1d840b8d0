/** 中断・再開・繰延投票, the lock and the change of clerk (FLT-07, ROL-08). */

import { useState } from 'react'
import { halfWidth } from '#election/definition/import/written-forms.ts'
import { Button } from '#ui/components/button.tsx'
import { TextInput } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { clerksHere } from '../session/watch.ts'
import { Act, useWhy } from './act.tsx'
import { digitsTyped, TextEntry } from './fields.tsx'
import type { TabProps } from './words.ts'

const NUMBERS = ['machinesLeft', 'waiting', 'leaving'] as const
const NUMBER_WORDS = {
  machinesLeft: issuerScreen.suspendMachines,
  waiting: issuerScreen.suspendWaiting,
  leaving: issuerScreen.suspendLeaving,
} as const

export function PausePanel(props: TabProps) {
  const { view, send } = props
  const say = useText()
  const { clerks, openedAt, closing, endedAt } = view.record
  const { left } = view
  const isRunning =
    openedAt !== null && !closing.kiosksMayClose && (view.stage === 'voting' || view.stage === 'closing')
  return (
    <>
      <h2>{say(issuerScreen.pause)}</h2>
      {endedAt === null && (
        <>
          <p>{say(issuerScreen.leaveHelp)}</p>
          <TextEntry
            label={say(issuerScreen.clerkName)}
            value={left?.type === 'change-clerk' ? left.name : ''}
            action={say(issuerScreen.changeClerk)}
            clears
            longest={80}
            names={clerksHere(view.record)}
            onEnter={(name) => send({ type: 'clerk-change-requested', name })}
          />
        </>
      )}
      {clerks.length > 0 && <p>{say(issuerScreen.clerks, { names: clerks })}</p>}
      <span className="desk-buttons">
        <Button onPress={() => send({ type: 'desk-lock-requested' })}>{say(issuerScreen.lock)}</Button>
      </span>
      {/* The next suspension begins with empty fields. */}
      {isRunning && <Suspend key={view.suspension === null ? 'next' : 'now'} {...props} />}
      {/* An act that cannot be taken back is apart from those of each day. */}
      {(isRunning || view.stage === 'preparing') && (
        <TextEntry
          label={say(issuerScreen.postponeReason)}
          value={left?.type === 'postpone' ? left.reason : ''}
          action={say(openedAt === null ? issuerScreen.postponeUnopened : issuerScreen.postpone)}
          onEnter={(reason) => send({ type: 'postponement-requested', reason })}
        />
      )}
    </>
  )
}

function Suspend({ view, send }: TabProps) {
  const say = useText()
  const why = useWhy()
  const [cause, setCause] = useState(view.suspension?.cause ?? '')
  const [expected, setExpected] = useState<string>(view.suspension?.expected ?? '')
  const [counts, setCounts] = useState({
    machinesLeft: String(view.suspension?.machinesLeft ?? view.kiosksStarted),
    waiting: String(view.suspension?.waiting ?? 0),
    leaving: String(view.suspension?.leaving ?? 0),
  })
  const isEmpty = [cause, ...Object.values(counts)].some((typed) => typed.trim() === '')
  const hour = halfWidth(expected)
  const isTime = hour === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(hour)
  return (
    <div className="witness-names">
      <label>
        <span>{say(issuerScreen.suspendCause)}</span>
        <TextInput
          className="entry-text"
          value={cause}
          maxLength={200}
          onChange={(event) => setCause(event.target.value)}
        />
      </label>
      <label>
        <span>{say(issuerScreen.suspendExpected)}</span>
        <TextInput
          className="entry-number"
          value={expected}
          maxLength={5}
          onChange={(event) => setExpected(event.target.value)}
        />
      </label>
      {NUMBERS.map((name) => (
        <label key={name}>
          <span>{say(NUMBER_WORDS[name])}</span>
          <TextInput
            className="entry-number"
            inputMode="numeric"
            value={counts[name]}
            {...digitsTyped((digits) => setCounts({ ...counts, [name]: digits }))}
          />
        </label>
      ))}
      <Act
        why={why([isEmpty, issuerScreen.fieldsFirst], [!isTime, issuerScreen.timeFirst])}
        onPress={() =>
          send({
            ...{ type: 'voting-suspended', cause: cause.trim(), expected: hour },
            machinesLeft: Number(counts.machinesLeft),
            waiting: Number(counts.waiting),
            leaving: Number(counts.leaving),
          })
        }
      >
        {say(view.suspension === null ? issuerScreen.suspend : issuerScreen.suspendUpdate)}
      </Act>
    </div>
  )
}

/** On every page while it lasts: what to say to the people, and the way on. */
export function SuspensionBand({ view, send }: TabProps) {
  const say = useText()
  const { suspension } = view
  if (suspension === null) return null
  const { cause, expected, from, longAfter } = suspension
  return (
    <section className="alarm-band suspension-band" role="alert">
      <div>
        <p className="alarm-title">{say(issuerScreen.suspendedSince, { time: from.slice(11), cause })}</p>
        <p className="alarm-next">
          {say(expected === '' ? issuerScreen.speechOpen : issuerScreen.speech, { cause, expected })}
        </p>
        {longAfter !== null && <p>{say(issuerScreen.suspendedLong, { minutes: longAfter })}</p>}
      </div>
      <Button onPress={() => send({ type: 'voting-resumed' })}>{say(issuerScreen.resume)}</Button>
    </section>
  )
}
