/** Before the day: package check, refusal, operator card, take-over, and the end of service. */

import { type ReactNode, useState } from 'react'
import { unreachable } from '#election/assert.ts'
import type { Use } from '#election/definition/definition.ts'
import { Button } from '#ui/components/button.tsx'
import { LetterBoard, LettersSwitch } from '#ui/components/letter-board.tsx'
import { PinPad } from '#ui/components/pin-pad.tsx'
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import { SoftwareLine } from '#ui/components/software-line.tsx'
import { TextArea, TextInput } from '#ui/components/text-input.tsx'
import { inSentence } from '#ui/language/in-sentence.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { logCauseWords } from '#ui/messages/log-events.ts'
import type { Notice } from '../session/codes.ts'
import { deviceNumber, isDeviceTrouble } from '../session/device-troubles.ts'
import type { IssuerView } from '../session/view.ts'
import { Act, useWhy } from './act.tsx'
import { BooksProgress } from './books-progress.tsx'
import { DeviceLost } from './device-lost.tsx'
import { digitsTyped } from './fields.tsx'
import { type Send, wordsOf } from './words.ts'

interface StartingProps {
  readonly step: 'verifying' | 'opening-books'
  readonly work: IssuerView['work']
}

export function StartingPage({ step, work }: StartingProps) {
  const say = useText()
  const erases = work?.doing === 'erasing'
  return (
    <main className="start-page">
      <h1>{say(issuerScreen.title)}</h1>
      {!erases && (
        <p className="start-line">{say(step === 'verifying' ? issuerScreen.verifying : issuerScreen.openingBooks)}</p>
      )}
      {work !== null && (
        <>
          <BooksProgress work={work} />
          <p className="start-line">{say(erases ? issuerScreen.erasingGoesOn : issuerScreen.workAtStart)}</p>
        </>
      )}
    </main>
  )
}

interface RefusedProps {
  readonly notice: Notice
  /** The officer's ways out of it. */
  readonly children: ReactNode
}

export function RefusedPage({ notice, children }: RefusedProps) {
  const say = useText()
  if (notice.code === ERASED) return <ErasedPage notice={notice} />
  return (
    <main className="start-page">
      <h1>{say(issuerScreen.cannotStart)}</h1>
      <NoticeCard notice={notice} />
      {typeof notice.values.fingerprint === 'string' && (
        <section>
          <h2>{say(issuerScreen.fingerprint)}</h2>
          <p className="fingerprint">{notice.values.fingerprint}</p>
        </section>
      )}
      {children}
    </main>
  )
}

const ERASED = 'books-erased'

/** D-31: an issuer with erased books has done its work: that is no trouble, and no alarm. */
function ErasedPage({ notice }: { readonly notice: Notice }) {
  const language = useLanguage()
  const say = useText()
  const words = wordsOf(notice)[language]
  return (
    <main className="start-page" data-code={ERASED}>
      <h1>✓ {say(issuerScreen.workDone)}</h1>
      <p>{inSentence(words.title, notice.values, language)}</p>
      <p>{inSentence(words.next, notice.values, language)}</p>
    </main>
  )
}

export function OutOfServicePage({ notice }: { readonly notice: Notice }) {
  const say = useText()
  return (
    <main className="start-page">
      <h1>{say(issuerScreen.outOfService)}</h1>
      <NoticeCard notice={notice} />
    </main>
  )
}

export function NoticeCard({ notice }: { readonly notice: Notice }) {
  const language = useLanguage()
  const { code, values } = notice
  const number = isDeviceTrouble(code) ? { number: deviceNumber(code) } : {}
  const cause = Object.entries(logCauseWords).find(([name]) => name === values.fault)?.[1][language]
  const told = cause === undefined ? values : { ...values, fault: cause }
  return <RefusalCard code={code} {...number} text={wordsOf(notice)} values={told} />
}

type LockedView = Extract<IssuerView, { screen: 'locked' }>

export function LockedPage({ view, send }: { readonly view: LockedView; readonly send: Send }) {
  const say = useText()
  return (
    <main className="start-page">
      <StationLine head={view.head} />
      <PinEntry
        title={say(issuerScreen.unlockTitle)}
        use={view.head?.use ?? null}
        reader={view.reader}
        working={view.working}
        failure={view.failure}
        onPin={(pin) => send({ type: 'pin-entered', pin })}
      />
      <SoftwareLine software={view.head?.software ?? null} />
      {!view.working && <Button onPress={() => send({ type: 'retire-requested' })}>{say(issuerScreen.retire)}</Button>}
    </main>
  )
}

export function StationLine({ head }: Pick<IssuerView, 'head'>) {
  if (head === null) return null
  return (
    <p className="start-station">
      {head.electionTitle}　{head.stationName}　{head.stop !== null && `${head.stop.place}　`}
      {head.issuer}（{head.issuerSerial}）
    </p>
  )
}

function ReaderLine({ reader }: Pick<PinEntryProps, 'reader'>) {
  const say = useText()
  switch (reader) {
    case 'absent':
      return say(issuerScreen.readerEmpty)
    case 'card':
      return say(issuerScreen.readerCard)
    case 'foreign':
      return say(issuerScreen.readerForeign)
    case 'not-there':
    case 'refused':
    case 'silent':
      return <DeviceLost of={`reader-${reader}`} />
    default:
      return unreachable(reader)
  }
}

export interface PinEntryProps {
  readonly title: string
  readonly use: Use | null
  readonly reader: LockedView['reader']
  readonly working: boolean
  readonly failure: Notice | null
  readonly onPin: (pin: string) => void
}

export function PinEntry({ title, use, reader, working, failure, onPin }: PinEntryProps) {
  const say = useText()
  // A PIN may be begun before its card lies there. The typed digits go with the card that is taken away: the next one is another person's.
  const [seen, see] = useState({ reader, taken: 0 })
  if (seen.reader !== reader) see({ reader, taken: seen.taken + (seen.reader === 'card' ? 1 : 0) })
  return (
    <section className="pin-entry">
      <h1>{title}</h1>
      {/* The card of the failure says the same in more words. */}
      {failure?.code !== `reader-${reader}` && (
        <p className={`reader-line reader-${reader}`}>
          <ReaderLine reader={reader} />
        </p>
      )}
      {failure !== null && <NoticeCard notice={failure} />}
      {working ? (
        <p className="start-line">{say(issuerScreen.unlocking)}</p>
      ) : (
        <PinPad key={seen.taken} label={issuerScreen.pin} use={use} onPin={onPin} />
      )}
    </section>
  )
}

type TakeOverView = Extract<IssuerView, { screen: 'take-over' }>

/** ISS-20: shows before the take-over is confirmed whose record it is, and how far the day is. */
function TakenRecord({ offer }: { readonly offer: TakeOverView['offer'] }) {
  const say = useText()
  const { from, record, reason, rollList } = offer
  if (reason === 'new-books') return null
  const clock = (minute: string | null) => minute?.slice(11) ?? ''
  return (
    <>
      <p>
        {rollList === 0 ? say(issuerScreen.rollListNone) : say(issuerScreen.takeOverRollList, { number: rollList })}
      </p>
      {from !== null && <p>{say(issuerScreen.takeOverFrom, { from })}</p>}
      <p>
        {record === null
          ? say(issuerScreen.takeOverNoDay)
          : say(issuerScreen[`takeOverDay_${record.stage}`], {
              opened: clock(record.openedAt),
              closed: clock(record.closedAt),
              until: record.countedUntil ?? clock(record.openedAt),
              inside: record.inside,
              told: record.told,
            })}
      </p>
    </>
  )
}

export function TakeOverPage({ view, send }: { readonly view: TakeOverView; readonly send: Send }) {
  const say = useText()
  const firstOf = useWhy()
  const [tickets, setTickets] = useState('')
  const [reason, setReason] = useState('')
  const { reason: why, cardsIssued, unreadable } = view.offer
  const text = {
    'other-issuer': 'takeOverOther',
    newer: 'takeOverNewer',
    'new-medium': 'takeOverNew',
    'new-books': 'takeOverNewBooks',
  } as const
  const ready = /^\d{1,6}$/.test(tickets) && !view.working
  return (
    <main className="start-page">
      <h1>{say(issuerScreen.takeOverTitle)}</h1>
      <p className="start-line">{say(issuerScreen[text[why]], { count: cardsIssued })}</p>
      {why === 'new-books' && (
        <ul className="start-cases">
          <li>{say(issuerScreen.takeOverIfIssued)}</li>
          <li>{say(issuerScreen.takeOverIfNone)}</li>
        </ul>
      )}
      <TakenRecord offer={view.offer} />
      {unreadable > 0 && <p>{say(issuerScreen.takeOverUnreadable, { count: unreadable })}</p>}
      {view.failure !== null && <NoticeCard notice={view.failure} />}
      <p className="start-line">{say(issuerScreen.takeOverCount)}</p>
      <form
        className="take-over-count"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) send({ type: 'take-over-confirmed', tickets: Number(tickets), reason })
        }}
      >
        <label>
          <span>{say(issuerScreen.takeOverTickets)}</span>
          <TextInput className="entry-number" inputMode="numeric" value={tickets} {...digitsTyped(setTickets)} />
        </label>
        {view.failure !== null && (
          <label>
            <span>{say(issuerScreen.takeOverReason)}</span>
            <TextArea rows={2} maxLength={400} value={reason} onChange={(event) => setReason(event.target.value)} />
          </label>
        )}
        <Act
          kind="staff"
          large
          why={firstOf([view.working, issuerScreen.atWork], [!ready, issuerScreen.ticketsFirst])}
          onPress={() => send({ type: 'take-over-confirmed', tickets: Number(tickets), reason })}
        >
          {say(issuerScreen.takeOverConfirm)}
        </Act>
      </form>
      <LettersSwitch />
      <LetterBoard />
    </main>
  )
}
