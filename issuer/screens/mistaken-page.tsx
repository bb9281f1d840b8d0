/** 人違い: who voted under this row, what is known of it, and the two witnesses; nothing is written before the officer's card. */
import { useState } from 'react'
import { nobodysNumber } from '#election/roll/moved-mark.ts'
import { Button } from '#ui/components/button.tsx'
import { TextArea } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { issuesAlone } from '../session/desk-alone.ts'
import type { Desk, MarkOwner } from '../session/state.ts'
import { WITNESSES_MIN } from '../session/witnesses.ts'
import { Act, useWitnessesFirst } from './act.tsx'
import { Beside } from './beside.tsx'
import { TextField } from './fields.tsx'
import { Reason, VoterLine } from './voter-words.tsx'
import type { TabProps } from './words.ts'

const SOUGHT_UNITS_MAX = 128
const REASON_UNITS_MAX = 400

export function MistakenPage(props: TabProps & { readonly desk: Extract<Desk, { type: 'mistaken' }> }) {
  const { view, send, desk } = props
  const { owner, working, failure } = desk
  const say = useText()
  const [sought, setSought] = useState('')
  // Another voter was marked for another reason.
  const left = view.left?.type === 'move-mark' && view.left.voter.rollNo === desk.voter.rollNo ? view.left : null
  const [reason, setReason] = useState(left?.reason ?? '')
  const seek = (text: string | null) => send({ type: 'mark-owner-sought', text })
  return (
    <section className="desk desk-ways desk-mistaken" data-desk="mistaken">
      <VoterLine voter={desk.voter} />
      <h2>{say(issuerScreen.mistakenTitle)}</h2>
      {failure !== null ? (
        <Reason view={view} notice={failure} />
      ) : owner !== null ? (
        <OwnerLine owner={owner} />
      ) : (
        <p className="way-means">{say(issuerScreen.mistakenMeans)}</p>
      )}
      <div className="step-columns">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (!working && sought.trim() !== '') seek(sought.trim())
          }}
        >
          <TextField
            label={say(issuerScreen.mistakenWho)}
            value={sought}
            longest={SOUGHT_UNITS_MAX}
            onType={setSought}
          />
          <span className="mark-owner-buttons">
            <Button dim={working || sought.trim() === ''} onPress={() => sought.trim() !== '' && seek(sought.trim())}>
              {say(working ? issuerScreen.mistakenSeeking : issuerScreen.mistakenSeek)}
            </Button>
            <Button dim={working} onPress={() => seek(null)}>
              {say(issuerScreen.mistakenUnknown)}
            </Button>
          </span>
        </form>
        <label className="text-field">
          <span>{say(issuerScreen.mistakenReason)}</span>
          <TextArea
            rows={3}
            maxLength={REASON_UNITS_MAX}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      </div>
      <Beside {...props}>
        {(witnesses) => (
          <>
            <Go {...props} owner={owner} reason={reason} witnesses={witnesses} />
            <Button shortcut="Esc" onPress={() => send({ type: 'operation-cancelled' })}>
              {say(issuerScreen.cancel)}
            </Button>
          </>
        )}
      </Beside>
    </section>
  )
}

interface GoProps extends TabProps {
  readonly owner: MarkOwner | null
  readonly reason: string
  readonly witnesses: readonly number[]
}

function Go({ view, send, owner, reason, witnesses }: GoProps) {
  const say = useText()
  const first = useWitnessesFirst()
  const least = issuesAlone(view.record) ? 0 : WITNESSES_MIN
  const waits = (what: 'need_owner' | 'need_reason') => say(issuerScreen.waitingFor, { what: say(issuerScreen[what]) })
  const why =
    owner === null ? waits('need_owner') : reason.trim() === '' ? waits('need_reason') : first(least, witnesses)
  return (
    <Act
      kind="go"
      large
      why={why}
      onPress={() => send({ type: 'mark-move-decided', reason: reason.trim(), witnesses: [...witnesses] })}
    >
      {say(issuerScreen.mistakenGo)}
    </Act>
  )
}

/** Whose the mark becomes. */
export function OwnerLine({ owner }: { readonly owner: MarkOwner }) {
  const say = useText()
  return (
    <div className="mark-owner" data-owner={owner.type}>
      <strong>→ {say(issuerScreen.mistakenTo)}</strong>
      {owner.type === 'row' ? (
        <VoterLine voter={owner.voter} />
      ) : (
        <p>{say(issuerScreen.mistakenToNobody, { number: nobodysNumber(owner.place) })}</p>
      )}
    </div>
  )
}
