/** Everything with keys: what there is, what may begin, and the room in which people sit at their seats. */
import type { ReactNode } from 'react'
import { listed } from '#ui/language/in-sentence.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { RoomPurpose } from '../session/room.ts'
import type { StepId } from '../session/steps.ts'
import { Act, useMayNot, waits } from './act.tsx'
import { nextOf } from './next-line.tsx'
import type { PageProps } from './page-props.ts'
import { PollChanges } from './poll-changes.tsx'
import { RoomPage } from './room-page.tsx'
import { ShareSticks } from './share-sticks.tsx'

export function KeysPage({ view, send }: PageProps) {
  const say = useText()
  const { keys } = view
  if (keys.room !== null) return <RoomPage room={keys.room} firstKey={keys.authority === null} send={send} />
  return (
    <div className="keys-page">
      <Section title={say(officeWords.room_office)}>
        {keys.authority === null ? (
          <p>{say(officeWords.keysNone)}</p>
        ) : (
          <CheckNumber of={say(officeWords.keysAuthority)} number={keys.authority} />
        )}
        <OpenRoom purpose="office" view={view} send={send} />
      </Section>
      <Machines view={view} send={send} />
      <Section title={say(officeWords.room_package)}>
        {keys.signed === null ? (
          <p>{say(officeWords.keysNone)}</p>
        ) : (
          <>
            <p>✓ {say(officeWords.keysSigned, { version: keys.signed.listVersion })}</p>
            <CheckNumber of={say(officeWords.numberIs)} number={keys.signed.number} />
          </>
        )}
        <OpenRoom purpose="package" view={view} send={send} />
      </Section>
      <Section title={say(officeWords.room_list)}>
        <PollChanges changes={keys.changes} />
        <OpenRoom purpose="list" view={view} send={send} />
      </Section>
      <Shares view={view} send={send} />
    </div>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="keys-section">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** To be copied by hand, by everybody in the room. */
function CheckNumber({ of, number }: { readonly of: string; readonly number: string }) {
  return (
    <p>
      {of} <strong className="record-number">{number}</strong>
    </p>
  )
}

/** The steps for which a room is opened. While one of them is the next step, the button of the room is filled, if its page does not decide. */
const OPENED_FOR: Record<RoomPurpose, readonly StepId[]> = {
  office: ['office'],
  // An election without a voice goes on to the keys.
  package: ['voice', 'package'],
  list: ['list'],
  prove: ['prove'],
  cards: ['cards'],
  'roll-list': ['rolls'],
  // No step asks for it: nobody plans to lose media.
  'lost-media': [],
}

interface OpenRoomProps extends PageProps {
  readonly purpose: RoomPurpose
  /** It is the next thing on its page, or is not. */
  readonly main?: boolean
}

export function OpenRoom({ purpose, main, view, send }: OpenRoomProps) {
  const say = useText()
  const words = useMayNot()
  const mayNot = view.keys.mayNot[purpose]
  // The key is there: only kits of stations that came later are made.
  const again = purpose === 'office' && view.keys.authority !== null
  const next = nextOf(view)
  const isNext = next !== null && OPENED_FOR[purpose].includes(next.id)
  return (
    <div data-may-not={mayNot ?? ''}>
      <Act
        kind={(main ?? (isNext && !again)) ? 'go' : 'plain'}
        why={waits(view) ?? words(mayNot, view.keys.about)}
        onPress={() => send({ type: 'open-room', purpose })}
      >
        {say(again ? officeWords.open_officeAgain : officeWords[`open_${purpose}`])}
      </Act>
    </div>
  )
}

function Machines({ view, send }: PageProps) {
  const say = useText()
  const language = useLanguage()
  const { machines, keys } = view
  const mayNot = useMayNot()
  const why = waits(view) ?? mayNot(keys.authority === null ? 'office-first' : null)
  return (
    <Section title={say(officeWords.keysMachines)}>
      {machines !== null && (
        <p>
          {say(officeWords.machinesThere, {
            there: machines.there.length + machines.missing.length,
            count: machines.there.length,
          })}
        </p>
      )}
      {machines !== null && machines.missing.length > 0 && (
        <p>{say(officeWords.machinesMissing, { machines: listed(machines.missing, language) })}</p>
      )}
      {machines?.numbers !== undefined && machines.numbers.length > 0 && (
        <details>
          <summary>{say(officeWords.machineNumbers)}</summary>
          <ul>
            {machines.numbers.map(({ machine, number }) => (
              <li key={machine} data-machine={machine}>
                {machine}　{number}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Act why={why} onPress={() => send({ type: 'put-kits' })}>
        {say(officeWords.putKits)}
      </Act>
      <Act why={why} onPress={() => send({ type: 'take-machine-files' })}>
        {say(officeWords.takeFiles)}
      </Act>
    </Section>
  )
}

function Shares({ view, send }: PageProps) {
  const say = useText()
  const { holders, threshold, proved, eve } = view.keys
  return (
    <Section title={say(officeWords.room_prove)}>
      {holders > 0 && <p>{say(officeWords.sharesText, { holders, threshold })}</p>}
      <ShareSticks view={view} send={send} />
      <ul>
        {Array.from({ length: holders }, (_, i) => i + 1).map((holder) => {
          const { on: date, counts = false } = proved.find((each) => each.holder === holder) ?? {}
          const words =
            date === undefined
              ? `○ ${say(officeWords.shareNotProved, { holder })}`
              : counts
                ? `✓ ${say(officeWords.shareProved, { holder, date })}`
                : `○ ${say(officeWords.shareProvedEarly, { holder, date, eve: eve ?? '' })}`
          return (
            <li key={holder} data-holder={holder} data-proved={counts}>
              {words}
            </li>
          )
        })}
      </ul>
      <OpenRoom purpose="prove" view={view} send={send} />
    </Section>
  )
}
