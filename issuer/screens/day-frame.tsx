/** The frame of the day: who and where, the tabs, the red band, the work, and the counts that never leave the eye. */
import { allOf } from '#election/count/desk-figures.ts'
import { inEra } from '#election/japanese-date.ts'
import { dateOf } from '#election/time.ts'
import { Button } from '#ui/components/button.tsx'
import { Figured } from '#ui/components/figured.tsx'
import { LanguageSwitch } from '#ui/components/language-switch.tsx'
import { LetterBoard, LettersSwitch } from '#ui/components/letter-board.tsx'
import { PageTabs } from '#ui/components/page-tabs.tsx'
import { ONE_PRESS } from '#ui/components/press.ts'
import { useSentence, useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { uiWords } from '#words/common.ts'
import { turnoutOf } from '../session/balance.ts'
import { deviceNumber, isDeviceTrouble } from '../session/device-troubles.ts'
import { stockDue } from '../session/papers-due.ts'
import { TABS } from '../session/screen-event.ts'
import { BooksProgress } from './books-progress.tsx'
import { ClockPage } from './clock-page.tsx'
import { CloseTab } from './close-tab.tsx'
import { ClosingDueBand } from './closing-due.tsx'
import { DeviceLost } from './device-lost.tsx'
import { ClockTime } from './entered.tsx'
import { useKeys } from './keys.ts'
import { OfficerPage } from './officer-page.tsx'
import { OpenTab } from './open-tab.tsx'
import { OpeningDueBand, UnsignedBand } from './opening-due.tsx'
import { PapersTab } from './papers-tab.tsx'
import { SuspensionBand } from './pause-panel.tsx'
import { PrepareTab } from './prepare-tab.tsx'
import { VoteTab } from './vote-tab.tsx'
import { readerOut } from './voter-words.tsx'
import { WatchTab } from './watch-tab.tsx'
import { type TabProps, wordsOf } from './words.ts'

/** F6 to F9 are the desk's. */
const TAB_KEYS = { prepare: 'F1', open: 'F2', vote: 'F3', watch: 'F10', close: 'F4', papers: 'F5' } as const

export function DayFrame(props: TabProps) {
  const { view, send } = props
  const say = useText()
  const isFree = view.officer === null && view.clock === null
  useKeys(
    {
      ...Object.fromEntries(TABS.map((tab) => [TAB_KEYS[tab].toLowerCase(), () => send({ type: 'tab-chosen', tab })])),
      escape: isFree ? undefined : () => send({ type: 'operation-cancelled' }),
      f9: view.alarm === null ? undefined : () => send({ type: 'alarm-acknowledged' }),
    },
    'f9',
  )
  return (
    <>
      <DayHead {...props} />
      <AlarmBand {...props} />
      {view.work !== null && (
        <aside className="work-band">
          <BooksProgress work={view.work} />
          <span>{say(issuerScreen.workInTheDay)}</span>
        </aside>
      )}
      {isFree && <OpeningDueBand {...props} />}
      {isFree && <UnsignedBand {...props} />}
      {isFree && <ClosingDueBand {...props} />}
      {isFree && <SuspensionBand {...props} />}
      <main className={`day-work day-${view.tab}`} data-writing={view.writing ? 'yes' : undefined}>
        <ClockTime value={view.now.slice(11)}>
          <Work {...props} />
        </ClockTime>
      </main>
      <LetterBoard />
      <DayFoot {...props} />
    </>
  )
}

function Work(props: TabProps) {
  const { view, send } = props
  if (view.officer !== null) return <OfficerPage {...props} asked={view.officer} />
  if (view.clock === null) return <Tab {...props} />
  return <ClockPage now={view.now} clock={view.clock} otherDate={view.otherDate} send={send} />
}

function Tab(props: TabProps) {
  switch (props.view.tab) {
    case 'prepare':
      return <PrepareTab {...props} />
    case 'open':
      return <OpenTab {...props} />
    case 'vote':
      return <VoteTab {...props} />
    case 'watch':
      return <WatchTab {...props} />
    case 'close':
      return <CloseTab {...props} />
    case 'papers':
      return <PapersTab {...props} />
  }
}

/** ✓ everything is done · ▲ something waits, and it is time for it. */
function tabMarks({ view }: Pick<TabProps, 'view'>): Readonly<Partial<Record<TabProps['view']['tab'], string>>> {
  const { record } = view
  const quickOpen = record.quick.some(({ told }) => told === '')
  const opened = view.opening.every(({ done }) => done)
  const witnessed = view.opening.every(({ step, done }) => step !== 'witnesses' || done)
  return {
    prepare:
      record.clockConfirmed && record.cardsReceived !== null && witnessed && stockDue(view.paperOffers).length === 0
        ? '✓'
        : '',
    open: opened ? '✓' : view.recheckDue || (record.openedAt !== null && view.stage === 'voting') ? '▲' : '',
    watch: view.roundDue !== null || quickOpen || view.absentClerks.length > 0 ? '▲' : '',
    papers: view.paperOffers.some(({ state }) => state === 'due') ? '▲' : '',
    close: record.endedAt !== null ? '✓' : view.closingDue ? '▲' : '',
  }
}

/** ISS-17: looked at from a metre away. No alarm: cards come back in the books when somebody brings them, not when they come back. */
function CardsOut({ view }: Pick<TabProps, 'view'>) {
  const say = useText()
  return (
    <span className="day-figure">
      {say(issuerScreen.cardsOutNow)} <strong>{view.counts.cardsOut}</strong>
    </span>
  )
}

function DayHead({ head, view, send }: TabProps) {
  const say = useText()
  const marks = tabMarks({ view })
  const stage = view.stage === 'voting' && view.suspension !== null ? 'suspended' : view.stage
  return (
    <header className="day-head">
      <div className="day-line">
        <h1 className="day-station">
          {head.stationName}
          {head.stop !== null && <>　{say(issuerScreen.stopNow, { ...head.stop })}</>}
          {head.desk !== null && <>　{say(issuerScreen.deskNumber, { desk: head.desk })}</>}
        </h1>
        <span>{view.language === 'ja' ? inEra(dateOf(view.now)) : dateOf(view.now)}</span>
        <strong className="day-clock">{view.now.slice(11)}</strong>
        <span className={`day-stage stage-${stage}`}>{say(issuerScreen[`stage_${stage}`])}</span>
        {(view.stage === 'voting' || view.stage === 'closing') && <CardsOut view={view} />}
        <span className="day-title">{head.electionTitle}</span>
        <LettersSwitch />
        <LanguageSwitch onLanguage={(language) => send({ type: 'language-chosen', language })} />
      </div>
      <PageTabs
        label={say(issuerScreen.tabsOfDay)}
        tabs={TABS.map((id) => {
          return { id, name: say(issuerScreen[`tab_${id}`]), mark: marks[id] ?? '', shortcut: TAB_KEYS[id] }
        })}
        shown={view.tab}
        onChoose={(tab) => send({ type: 'tab-chosen', tab })}
      >
        {view.longOut !== null && view.stage === 'voting' && (
          <span className="figure-long">▲ {say(issuerScreen.longOut, { ...view.longOut })}</span>
        )}
      </PageTabs>
    </header>
  )
}

/** ROL-04: the form for a substitute is one press away. */
const TOO_FEW: ReadonlySet<string> = new Set(['witnesses-below-appointed', 'too-few-witnesses', 'nobody-on-the-spot'])

/** OPN-01: the step that is missing comes up by itself on its page. */
const PAGE_OF_STEP: Readonly<Partial<Record<string, 'prepare' | 'open'>>> = {
  'clock-not-confirmed': 'prepare',
  'media-not-in': 'open',
  'fronts-not-locked': 'open',
  'recheck-open': 'open',
  'not-opened': 'open',
  'bell-not-rung': 'open',
  'kiosk-not-decided': 'open',
  'no-kiosk-started': 'open',
  'sheet-not-signed': 'open',
  'inner-lid-first': 'open',
  'spare-not-signed': 'open',
}

function AlarmBand({ view, send }: TabProps) {
  const say = useText()
  const sentence = useSentence()
  if (view.alarm === null) return null
  const { alarm, language } = view
  const { title, next } = wordsOf(alarm)[language]
  const page = PAGE_OF_STEP[alarm.code]
  const shown = (words: string) => sentence(words, alarm.values)
  return (
    <section className="alarm-band" role="alert" data-code={alarm.code} {...ONE_PRESS}>
      <div>
        <p className="alarm-title">
          ▲ {isDeviceTrouble(alarm.code) && `${deviceNumber(alarm.code)} `}
          {shown(title)}
        </p>
        <p className="alarm-next">{shown(next)}</p>
      </div>
      {TOO_FEW.has(alarm.code) && view.tab !== 'prepare' && (
        <Button onPress={() => send({ type: 'tab-chosen', tab: 'prepare' })}>
          {say(issuerScreen.appointSubstitute)}
        </Button>
      )}
      {page !== undefined && page !== view.tab && (
        <Button onPress={() => send({ type: 'tab-chosen', tab: page })}>{say(issuerScreen.showMissingStep)}</Button>
      )}
      {view.alarmsWaiting > 0 && <span>{say(issuerScreen.moreAlarms, { count: view.alarmsWaiting })}</span>}
      <Button shortcut="F9" onPress={() => send({ type: 'alarm-acknowledged' })}>
        {say(uiWords.acknowledge)}
      </Button>
    </section>
  )
}

function DayFoot({ head, view }: TabProps) {
  const say = useText()
  const { counts, today } = view
  const first = today.contests[0]
  const votersOfEach = (contests: typeof today.contests) =>
    contests
      .map((contest, place) => {
        return `${head.contests[place]?.title ?? ''} ${allOf(turnoutOf(contest))}`
      })
      .join('　')
  const sexesOf = (contest: (typeof today.contests)[number]) => {
    const { men, women, unsaid } = turnoutOf(contest)
    const known = say(issuerScreen.footSex, { men, women })
    return unsaid === 0 ? known : `${known}　${say(issuerScreen.sexUnsaid, { count: unsaid })}`
  }
  // Who gets a part of the contests is in these alone: the figures are then of the contest that is named.
  const isOfAll = first === undefined || today.contests.every((each) => sexesOf(each) === sexesOf(first))
  const isLater = view.record.days.overnight !== null
  const out = readerOut(view)
  return (
    <footer className="day-foot">
      {view.writing && (
        <strong className="foot-writing" role="status">
          {say(issuerScreen.footWriting)}
        </strong>
      )}
      {out !== null && (
        <strong className="foot-closing" data-reader={out}>
          ▲{' '}
          {out === 'foreign' ? say(issuerScreen.footReader_foreign) : <DeviceLost of={`reader-${out}`} part="title" />}
        </strong>
      )}
      {isLater && <strong>{say(issuerScreen.footToday)}</strong>}
      <Figured>
        {say(issuerScreen.footIssued, {
          issued: today.cardsIssued,
          returned: today.cardsReturned,
          reentries: today.reentries,
        })}
      </Figured>
      {/* Manual 12(6): at any time of the day, not at the account of the evening alone. */}
      <Figured>{say(issuerScreen.footTickets, { count: view.ticketsExpected })}</Figured>
      <Figured>{`${say(issuerScreen.footVoters)} ${votersOfEach(today.contests)}`}</Figured>
      {today.onPaper > 0 && <Figured>{say(issuerScreen.footPaper, { count: today.onPaper })}</Figured>}
      {first !== undefined && <Figured>{`${isOfAll ? '' : `${head.contests[0]?.title} `}${sexesOf(first)}`}</Figured>}
      {isLater && (
        <Figured>
          {`${say(issuerScreen.footInAll, { issued: counts.cardsIssued })} ${votersOfEach(counts.contests)}`}
        </Figured>
      )}
      {view.minutesToClosing !== null && (
        <strong className="foot-closing">{say(issuerScreen.footClosing, { minutes: view.minutesToClosing })}</strong>
      )}
      {view.nextQuickReport !== null && view.stage === 'voting' && (
        <Figured>{say(issuerScreen.quickShort, { time: view.nextQuickReport })}</Figured>
      )}
      {view.minutesToHour !== null && <Figured>{say(issuerScreen.footHour, { minutes: view.minutesToHour })}</Figured>}
      <HourChart {...{ view }} label={say(issuerScreen.turnout)} />
    </footer>
  )
}

const BAR = 12
const HIGH = 30

/** Voters of each full hour in the first contest, as small bars: whole hours only, so no voter's time is in it. */
function HourChart({ view, label }: { readonly view: TabProps['view']; readonly label: string }) {
  let before = 0
  const bars = view.record.hours.map((hour, place) => {
    const sum = allOf(hour.contests[0] ?? { men: 0, women: 0 })
    const count = sum - before
    before = sum
    return { until: hour.until, x: place * BAR, count }
  })
  const most = Math.max(1, ...bars.map((bar) => bar.count))
  if (bars.length === 0) return null
  const spoken = bars.map((bar) => `${bar.until} ${bar.count}`).join(', ')
  return (
    <svg className="hour-chart" width={bars.length * BAR} height={HIGH} role="img" aria-label={`${label}: ${spoken}`}>
      {bars.map(({ until, x, count }) => {
        const height = Math.max(1, Math.round((count / most) * HIGH))
        return <rect key={until} x={x} y={HIGH - height} width={BAR - 3} height={height} fill="currentColor" />
      })}
    </svg>
  )
}
