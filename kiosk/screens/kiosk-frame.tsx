/**
 * The same frame on every page of the voting machine, so that the hand learns it once: place and looks; one question; the answers; leave ·
 * record · back · go on, always in these places. The middle of the bottom is empty on every page but the two that record: no cell and no
 * button is there before, so a double tap can never cast (TCH-03).
 */
import type { ReactNode } from 'react'
import { useFingersLifted } from '#ui/components/fingers-lifted.ts'
import { sentenceIn, useFurigana, useTitle } from '#ui/components/furigana.tsx'
import { LooksBar } from '#ui/components/looks-bar.tsx'
import { UseBanner } from '#ui/components/use-banner.tsx'
import { useText } from '#ui/language/language.tsx'
import type { Looks } from '#ui/tokens/apply-looks.ts'
import { kioskScreen } from '#words/kiosk.ts'
import type { KioskView } from '../session/view.ts'
import { useFit } from './fit.ts'
import { usePageElement } from './page-element.ts'
import type { SendPress } from './send-press.ts'
import { useAfter } from './use-after.ts'

export interface KioskFrameProps {
  readonly view: KioskView
  readonly send: SendPress
  readonly where?: string
  /** Instead of `where`: its title, and the how manieth it is. */
  readonly contest?: { readonly title: string; readonly position: number; readonly of: number }
  readonly question: ReactNode
  /** Not drawn yet; a page is never without a heading. */
  readonly unseen?: boolean
  /** The question says what is missing after a press that could not be followed. */
  readonly alarm?: boolean
  /** A line under the contest: proxy voting, operation assistance. */
  readonly note?: ReactNode
  readonly staff?: boolean
  readonly leave?: ReactNode
  readonly record?: ReactNode
  readonly back?: ReactNode
  readonly go?: ReactNode
  readonly children?: ReactNode
}

export function KioskFrame(props: KioskFrameProps) {
  const { view, send, contest } = props
  const titled = useTitle()
  const Page = usePageElement()
  const page = String(view.serial)
  const lifted = useFingersLifted(page)
  const rests = useAfter(RESTS_MS, !lifted)
  const alarm = rests || props.alarm === true
  const question = rests ? <Rests /> : props.question
  const forStaff = props.staff === true
  const low = view.looks.low && !forStaff
  const looksBar = !forStaff && (
    <LooksBar
      looks={view.looks}
      language={view.language}
      onLooks={(looks) => sendLooks(view.looks, looks, send)}
      onLanguage={(language) => send({ type: 'language', language })}
    />
  )
  return (
    <Page
      className={`kiosk${forStaff ? ' kiosk-staff' : ''}${low ? ' kiosk-low' : ''}`}
      data-page={view.page.type}
      data-keys-at={view.keysAt ?? undefined}
    >
      <div className="kiosk-banner">{view.use !== null && <UseBanner use={view.use} />}</div>
      <header className="kiosk-top">
        <span className="kiosk-where">
          {contest === undefined ? props.where : titled(contest.title)}
          {contest && (
            <span className="kiosk-progress">
              {contest.position}/{contest.of}
            </span>
          )}
        </span>
        {props.staff === true && view.machine !== null && <MachineNumber machine={view.machine} />}
        {!low && looksBar}
      </header>
      <div className="kiosk-notes">{props.note && <p className="kiosk-note">▲ {props.note}</p>}</div>
      {/* A key for each page: React must not reuse a button that a finger still holds. */}
      <section className="kiosk-body" key={`body ${page}`} inert={!lifted}>
        <h1
          aria-label={sentenceIn(question)}
          className={`kiosk-question${alarm ? ' kiosk-alarm' : ''}${props.unseen === true ? ' unseen' : ''}`}
        >
          {alarm && <span aria-hidden="true">▲ </span>}
          {question}
        </h1>
        <Answers>{props.children}</Answers>
      </section>
      <div className="kiosk-looks">{low && looksBar}</div>
      <footer className="kiosk-bottom" key={`bottom ${page}`} inert={!lifted}>
        <span className="kiosk-leave">{props.leave}</span>
        <span className="kiosk-record">{props.record}</span>
        <span className="kiosk-back">{props.back}</span>
        <span className="kiosk-go">{props.go}</span>
      </footer>
    </Page>
  )
}

/** A new page waits until all fingers are lifted; after this time it says so to a hand that rests on the glass. */
const RESTS_MS = 2000

function Rests() {
  const read = useFurigana()
  return read(kioskScreen.handRests)
}

/** Sends one press for each setting that changed. */
export function sendLooks(before: Looks, { textSize, scheme, low }: Looks, send: SendPress): void {
  if (textSize !== before.textSize) send({ type: 'text-size', size: textSize })
  if (scheme !== before.scheme) send({ type: 'scheme', scheme })
  if (low !== before.low) send({ type: 'low', low })
}

function Answers({ children }: { readonly children: ReactNode }) {
  const ref = useFit()
  return (
    <div className="kiosk-answers" ref={ref}>
      {children}
    </div>
  )
}

/** Staff who call about a page are asked for it first. */
export function MachineNumber({ machine }: { readonly machine: string }) {
  const say = useText()
  return (
    <span className="kiosk-machine">
      {say(kioskScreen.machineSerial)} <strong className="digits">{machine}</strong>
    </span>
  )
}
