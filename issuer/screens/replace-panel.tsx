/** Another card for one that nobody can read or find (D-07): the panel shows the doubt and the way of the old card, and asks why. */

import { useState } from 'react'
import { expiryAfter } from '#election/card/voting-card.ts'
import { MAIN_DESK } from '#election/definition/desks.ts'
import { Button } from '#ui/components/button.tsx'
import { TextArea } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { pairsLeftOpen } from '../session/day-checklist.ts'
import type { Replaced } from '../session/screen-event.ts'
import type { CardCheck } from '../session/state.ts'
import { Act, useWhy } from './act.tsx'
import { Tick } from './fields.tsx'
import { Reason, VoterLine } from './voter-words.tsx'
import { contestWords, type TabProps } from './words.ts'

export function AnotherCard({ send, cards }: TabProps & { readonly cards: readonly Replaced[] }) {
  const say = useText()
  return (
    <span className="desk-buttons">
      {cards.map((card) => (
        <Button key={card} onPress={() => send({ type: 'replacement-requested', card })}>
          {say(card === 'lost' ? issuerScreen.replaceLost : issuerScreen.replaceUnreadable)}
        </Button>
      ))}
    </span>
  )
}

type Replacing = Extract<CardCheck, { type: 'replacing' }>

export function ReplacePanel({ head, view, send, check }: TabProps & { readonly check: Replacing }) {
  const say = useText()
  const why = useWhy()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const { card, voter, number } = check
  const machines = pairsLeftOpen(view.record)
  const isAnotherDesk = head.desk !== null && head.desk !== MAIN_DESK
  return (
    <>
      <h2>▲ {say(issuerScreen[`replaceTitle_${card}`])}</h2>
      <VoterLine voter={voter} />
      {check.failure !== null && <Reason view={view} notice={check.failure} />}
      <p className="desk-next">{say(issuerScreen.replaceDoubt)}</p>
      {machines !== '' && <p className="desk-next">{say(issuerScreen.replaceSinceFailure, { machines })}</p>}
      <p>{say(issuerScreen.replaceContests, { contests: contestWords(head, voter.standing.out, '・') })}</p>
      <p>{say(issuerScreen.replaceUntil, { time: expiryAfter(view.now, head.settings.cardMinutes).slice(11) })}</p>
      <p>{say(card === 'lost' ? issuerScreen.replaceIfFound : issuerScreen.replaceEnvelope, { number })}</p>
      <label className="difference-reason">
        <span>{say(issuerScreen.replaceReason)}</span>
        <TextArea rows={3} maxLength={400} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      {isAnotherDesk && <Tick label={say(issuerScreen.replaceMainDeskAsked)} done={asked} onTick={setAsked} />}
      <Act
        kind="staff"
        large
        why={why(
          [check.working, issuerScreen.atWork],
          [reason.trim() === '', issuerScreen.fieldsFirst],
          [isAnotherDesk && !asked, issuerScreen.mainDeskFirst],
        )}
        onPress={() =>
          send({ type: 'replacement-decided', reason, ...(isAnotherDesk ? { mainDeskAsked: asked } : {}) })
        }
      >
        {say(issuerScreen.replaceDecide)}
      </Act>
    </>
  )
}
