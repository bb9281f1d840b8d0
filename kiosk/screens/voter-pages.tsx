/** The voter's pages without a choice: waiting, refused, how to, recorded, card away, done. */
import { unreachable } from '#election/assert.ts'
import { useFurigana, useTitle } from '#ui/components/furigana.tsx'
import { LowButton } from '#ui/components/looks-bar.tsx'
import { useText } from '#ui/language/language.tsx'
import { useMinute } from '#ui/language/use-date.ts'
import type { Text } from '#ui/messages/message.ts'
import { clockWords } from '#words/common.ts'
import { kioskScreen } from '#words/kiosk.ts'
import type { CardRefusal } from '../session/codes.ts'
import { CardPicture } from './card-picture.tsx'
import { KioskFrame, sendLooks } from './kiosk-frame.tsx'
import { modeNote } from './mode-note.ts'
import { NumberedSteps } from './numbered-steps.tsx'
import { LeaveButton, NextButton, StaffButton } from './page-buttons.tsx'
import type { PageProps } from './page-props.ts'
import { TroubleCard } from './trouble-card.tsx'
import { useAfter } from './use-after.ts'
import { wordsOfContest } from './words-of-contest.ts'

export function WaitingPage({ view, send, page }: PageProps<'waiting'>) {
  const say = useText()
  const read = useFurigana()
  const minute = useMinute()
  const ready = page.onBattery ? kioskScreen.otherMachine : kioskScreen.insertCard
  return (
    <KioskFrame
      view={view}
      send={send}
      question={read(page.readerLost ? kioskScreen.readerLost : ready)}
      leave={<LowButton looks={view.looks} onLooks={(looks) => sendLooks(view.looks, looks, send)} />}
      go={<StaffButton send={send} />}
    >
      {!page.readerLost && !page.onBattery && <CardPicture way="in" />}
      {!page.readerLost && page.onBattery && (
        <div className="statement">
          <p className="statement-large">{read(kioskScreen.otherMachineStaff)}</p>
        </div>
      )}
      {page.doubtedClock !== null && <p>{say(kioskScreen.doubtedClock, { clock: minute(page.doubtedClock) })}</p>}
    </KioskFrame>
  )
}

export function RefusedPage({ view, send, page }: PageProps<'refused'>) {
  const read = useFurigana()
  const minute = useMinute()
  const values = { machine: page.machine ?? '—', clock: minute(page.clock) }
  return (
    <KioskFrame view={view} send={send} question={read(kioskScreen.refusedTitle)}>
      <div className="with-picture">
        <TroubleCard furigana of={page.refusal} values={values} />
        <CardPicture way="out" />
      </div>
    </KioskFrame>
  )
}

export function HowToPage({ view, send, page }: PageProps<'how-to'>) {
  const read = useFurigana()
  const words = wordsOfContest(page.contest)
  const steps = [words.howToChoose, words.howToCheck, kioskScreen.howToCast]
  return (
    <KioskFrame
      view={view}
      send={send}
      contest={page.contest}
      note={modeNote(page.mode, read)}
      question={read(kioskScreen.howToTitle)}
      leave={<LeaveButton send={send} rest={page.contest.position > 1} />}
      go={<NextButton send={send} />}
    >
      <NumberedSteps steps={steps} />
      {page.byKeys && <p className="how-to-later">{read(kioskScreen.howToKeys)}</p>}
      <p className="how-to-later">{read(kioskScreen.howToLater)}</p>
    </KioskFrame>
  )
}

/** Up to three contests are named as large as the page's own words; more are smaller, in columns. */
export const FEW_CONTESTS = 3

/** The contest that is over, the one that comes next, and those after it. */
export function RecordedPage({ view, send, page }: PageProps<'recorded'>) {
  const read = useFurigana()
  const titled = useTitle()
  const [next = '', ...later] = page.open
  return (
    <KioskFrame
      view={view}
      send={send}
      contest={page.contest}
      question={read(kioskScreen.contestOver, { contest: titled(page.contest.title) })}
      leave={<LeaveButton send={send} rest />}
      go={<NextButton send={send} />}
    >
      <div className="statement">
        <AsChosen />
        <ul className={page.over.length + page.open.length > FEW_CONTESTS ? 'still-to-do of-many' : 'still-to-do'}>
          {page.over.map((title) => (
            <Line key={title} sign="✓" title={title} words={kioskScreen.over} />
          ))}
          <Line sign="▶" title={next} words={kioskScreen.comesNext} />
          {later.map((title) => (
            <Line key={title} sign="・" title={title} words={kioskScreen.comesLater} />
          ))}
        </ul>
      </div>
    </KioskFrame>
  )
}

function Line({ sign, title, words }: { readonly sign: string; readonly title: string; readonly words: Text }) {
  const read = useFurigana()
  const titled = useTitle()
  return (
    <li>
      <span aria-hidden="true">{sign}</span>
      <span>{titled(title)}</span>
      <span>{read(words)}</span>
    </li>
  )
}

/**
 * Words that are also true of a contest that was left out: it is recorded like any other, and somebody behind the voter learns nothing
 * (D-20).
 */
function AsChosen() {
  const read = useFurigana()
  return (
    <p className="statement-large">
      <span className="statement-sign" aria-hidden="true">
        ✓
      </span>{' '}
      {read(kioskScreen.recordedAsChosen)}
    </p>
  )
}

export function TakeCardPage({ view, send, page }: PageProps<'take-card' | 'session-over'>) {
  const read = useFurigana()
  const over = page.type === 'session-over'
  return (
    <KioskFrame view={view} send={send} question={read(over ? kioskScreen.sessionOverTitle : kioskScreen.doneTitle)}>
      <div className="done">
        {page.type === 'take-card' && !page.byStaff && <AsChosen />}
        <p className="statement-large">{read(kioskScreen.takeCard)}</p>
        <CardPicture way="out" />
      </div>
    </KioskFrame>
  )
}

/** These troubles show that another card is on the tray: one that was never issued, or not here. */
const ANOTHER_CARD: readonly (CardRefusal | null)[] = ['foreign-card', 'card-blank', 'card-torn', 'other-issuer']

/** One title, and one thing to do: the step for the trouble, or to lay this session's own card down. */
export function CardAwayPage({ view, send, page }: PageProps<'card-away'>) {
  const read = useFurigana()
  const { refusal } = page
  const another = ANOTHER_CARD.includes(refusal)
  return (
    <KioskFrame
      view={view}
      send={send}
      question={read(cardAwayQuestion(page))}
      go={page.cardLies ? null : <StaffButton send={send} />}
    >
      <div className="with-picture">
        <div className="statement">
          {refusal !== null && !another && <TroubleCard furigana of={refusal} />}
          {/* Somebody else's card: its holder reads nothing of the one who is away. */}
          {refusal !== 'other-session-open' && <WhatIsRecorded page={page} />}
        </div>
        <CardPicture way={page.cardLies && !another ? 'out' : 'in'} />
      </div>
    </KioskFrame>
  )
}

function cardAwayQuestion({ refusal, cardLies, forEnding }: PageProps<'card-away'>['page']): Text {
  if (refusal === 'other-session-open') return kioskScreen.refusedTitle
  if (ANOTHER_CARD.includes(refusal)) return kioskScreen.otherCardTitle
  if (refusal !== null) return kioskScreen.cardFailsTitle
  if (cardLies) return kioskScreen.cardLiesTitle
  return forEnding ? kioskScreen.votingCardBack : kioskScreen.cardAwayTitle
}

function WhatIsRecorded({ page }: Pick<PageProps<'card-away'>, 'page'>) {
  const read = useFurigana()
  const { recorded, open, refusal } = page
  if (open.length === 0) {
    const words = refusal === null ? kioskScreen.cardAwayAll : kioskScreen.recordedAsChosen
    return <p className="statement-large">{read(words)}</p>
  }
  return (
    <>
      {recorded.length === 0 && <p className="statement-large">{read(kioskScreen.cardAwayNothing)}</p>}
      {recorded.length > 0 && <Titles head={kioskScreen.recordedAsChosen} sign="✓" titles={recorded} />}
      {recorded.length > 0 && <Titles head={kioskScreen.openList} sign="・" titles={open} />}
      {refusal === null && <p>{read(kioskScreen.cardAwayGoOn)}</p>}
    </>
  )
}

export function Titles({ head, sign, titles }: { head: Text; sign: string; titles: readonly string[] }) {
  const read = useFurigana()
  const titled = useTitle()
  return (
    <div className="titles">
      <strong>{read(head)}</strong>
      <ul>
        {titles.map((title) => (
          <li key={title}>
            <span aria-hidden="true">{sign} </span>
            {titled(title)}
          </li>
        ))}
      </ul>
    </div>
  )
}

type Busy =
  | 'opening'
  | 'remove-operator-card'
  | 'reading-card'
  | 'recording'
  | 'finishing'
  | 'staff-ending'
  | 'staff-freeing'
  | 'staff-setting-clock'
  | 'retiring'
  | 'closing'

/** A step that takes its time says so only after 300 ms: what is faster needs no page of its own. */
export function BusyPage({ view, send, page }: PageProps<Busy>) {
  const read = useFurigana()
  const shown = useAfter(300, true) || page.type === 'remove-operator-card'
  const words = busyWords(page)
  const cardStays = page.type === 'reading-card' || page.type === 'recording' || page.type === 'finishing'
  return (
    <KioskFrame view={view} send={send} staff={!cardStays} question={read(words)} unseen={!shown}>
      {shown && (
        <div className="done">
          {cardStays && <p className="statement-large">{read(kioskScreen.leaveCardThere)}</p>}
          {page.type === 'remove-operator-card' && <CardPicture way="out" />}
        </div>
      )}
    </KioskFrame>
  )
}

function busyWords(page: PageProps<Busy>['page']): Text {
  switch (page.type) {
    case 'opening':
      return page.purpose === 'open' ? kioskScreen.opening : kioskScreen.recovering
    case 'remove-operator-card':
      return kioskScreen.removeOperatorCard
    case 'reading-card':
      return kioskScreen.readingCard
    case 'recording':
      return kioskScreen.recording
    case 'finishing':
      return kioskScreen.finishing
    case 'staff-ending':
      return kioskScreen.staffEnding
    case 'staff-freeing':
      return kioskScreen.staffFreeing
    case 'staff-setting-clock':
      return clockWords.setting
    case 'retiring':
      return kioskScreen.retiring
    case 'closing':
      return kioskScreen.closing
    default:
      return unreachable(page)
  }
}
