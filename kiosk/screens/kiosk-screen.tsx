/** Draws the page that the view names. Screens keep no state but that of the touch in progress. */
import { useEffect, useInsertionEffect } from 'react'
import { unreachable } from '#election/assert.ts'
import type { ScreenProps } from '#shell/screen/mount-screen.tsx'
import { TitleReadingsProvider } from '#ui/components/furigana.tsx'
import { OnGlass } from '#ui/components/press.ts'
import { LanguageProvider, OtherWords } from '#ui/language/language.tsx'
import { withStops } from '#ui/language/other-words.ts'
import { applyLooks } from '#ui/tokens/apply-looks.ts'
import type { KioskScreenEvent } from '../session/screen-event.ts'
import type { KioskView } from '../session/view.ts'
import { AudioPage } from './audio-page.tsx'
import { Choose } from './choose.tsx'
import { StaffClockPage, StaffClockWitnessesPage } from './clock-pages.tsx'
import { ClosedPage } from './closed-page.tsx'
import { Confirm } from './confirm.tsx'
import { ConfirmMarks } from './confirm-marks.tsx'
import { Explain } from './explain.tsx'
import { isKeyPage, KeyPage } from './key-pages.tsx'
import { Leave, LeaveSure } from './leave.tsx'
import { StaffLogPage } from './log-page.tsx'
import { StaffNoPermissionPage } from './no-permission-page.tsx'
import { StaffOneMediumPage } from './one-medium-page.tsx'
import { OperatorCard } from './operator-card.tsx'
import { OutOfServicePage } from './out-of-service.tsx'
import { usePanel } from './panel.ts'
import { ReleaseCardPage, ReleasedPage } from './release-pages.tsx'
import { RetireConfirmPage, RetiredPage } from './retire-pages.tsx'
import { pressesOf, type SendPress } from './send-press.ts'
import { withSides } from './side-words.ts'
import { StaffDatePage, StaffEarlyPage, StaffMenuPage, StaffStatusPage, StaffWitnessesPage } from './staff-pages.tsx'
import { RecoveredPage, StartingPage, ZeroReadingPage } from './starting-pages.tsx'
import { TakenOverPage, TakeOverPage } from './take-over-pages.tsx'
import { UnknownMediaPage } from './unknown-media-page.tsx'
import {
  BusyPage,
  CardAwayPage,
  HowToPage,
  RecordedPage,
  RefusedPage,
  TakeCardPage,
  WaitingPage,
} from './voter-pages.tsx'
import { ZeroCheckPage } from './zero-check-page.tsx'

export function KioskScreen({ view, send }: ScreenProps<KioskView, KioskScreenEvent>) {
  const panel = usePanel(view.panelWidthMm)
  const titleReadings = new Map(view.titleReadings.map(({ title, kana }) => [title, kana]))
  // Before any layout: pages measure whether they fit, and need their size of letters for that.
  useInsertionEffect(() => applyLooks(view.looks, panel), [view.looks, panel])
  useEffect(() => {
    const tell = () => {
      if (innerWidth > 0) send({ on: 0, press: { type: 'glass', width: innerWidth, height: innerHeight } })
    }
    tell()
    addEventListener('resize', tell)
    return () => removeEventListener('resize', tell)
  }, [send])
  return (
    <LanguageProvider language={view.language}>
      <TitleReadingsProvider value={titleReadings}>
        <OnGlass value={true}>
          <OtherWords of={view.moves ? withStops : null}>
            <Page view={view} send={pressesOf(view.serial, send)} />
          </OtherWords>
        </OnGlass>
      </TitleReadingsProvider>
    </LanguageProvider>
  )
}

function Page(shared: { readonly view: KioskView; readonly send: SendPress }) {
  const [page, { serial }] = [withSides(shared.view), shared.view]
  if (isKeyPage(page)) return <KeyPage {...shared} page={page} />
  if (page.type === 'explain') return <Explain {...shared} page={page} />
  if (page.type === 'confirm-marks') return <ConfirmMarks {...shared} page={page} />
  switch (page.type) {
    case 'starting':
      return <StartingPage {...shared} page={page} />
    case 'zero-reading':
      return <ZeroReadingPage {...shared} page={page} />
    case 'zero-check':
      return <ZeroCheckPage {...shared} page={page} />
    case 'operator-card':
      return <OperatorCard key={serial} {...shared} page={page} />
    case 'unknown-media':
      return <UnknownMediaPage {...shared} page={page} />
    case 'recovered':
      return <RecoveredPage {...shared} page={page} />
    case 'waiting':
      return <WaitingPage {...shared} page={page} />
    case 'refused':
      return <RefusedPage {...shared} page={page} />
    case 'how-to':
      return <HowToPage {...shared} page={page} />
    case 'choose':
      return <Choose {...shared} page={page} />
    case 'confirm':
      return <Confirm {...shared} page={page} />
    case 'leave':
      return <Leave {...shared} page={page} />
    case 'leave-sure':
      return <LeaveSure {...shared} page={page} />
    case 'recorded':
      return <RecordedPage {...shared} page={page} />
    case 'take-card':
    case 'session-over':
      return <TakeCardPage {...shared} page={page} />
    case 'card-away':
      return <CardAwayPage {...shared} page={page} />
    case 'audio':
      return <AudioPage {...shared} page={page} />
    case 'staff-menu':
      return <StaffMenuPage {...shared} page={page} />
    case 'staff-early':
      return <StaffEarlyPage {...shared} page={page} />
    case 'staff-status':
      return <StaffStatusPage {...shared} page={page} />
    case 'staff-log':
      return <StaffLogPage {...shared} page={page} />
    case 'staff-witnesses':
      return <StaffWitnessesPage {...shared} page={page} />
    case 'closed':
      return <ClosedPage {...shared} page={page} />
    case 'out-of-service':
      return <OutOfServicePage {...shared} page={page} />
    case 'opening':
    case 'remove-operator-card':
    case 'reading-card':
    case 'recording':
    case 'finishing':
    case 'staff-ending':
    case 'staff-freeing':
    case 'staff-setting-clock':
    case 'retiring':
    case 'closing':
      return <BusyPage {...shared} page={page} />
    default:
      return <RescuePage {...shared} page={page} />
  }
}

type Rescue = Extract<
  KioskView['page'],
  {
    type:
      | 'staff-date'
      | 'staff-clock'
      | 'staff-clock-witnesses'
      | 'staff-one-medium'
      | 'staff-no-permission'
      | 'retire-confirm'
      | 'retired'
      | 'release-card'
      | 'released'
      | 'take-over'
      | 'taken-over'
  }
>

/** Pages of a machine that is not used, or that failed. */
function RescuePage({ page, ...shared }: { view: KioskView; send: SendPress; page: Rescue }) {
  switch (page.type) {
    case 'staff-no-permission':
      return <StaffNoPermissionPage {...shared} page={page} />
    case 'staff-one-medium':
      return <StaffOneMediumPage {...shared} page={page} />
    case 'staff-date':
      return <StaffDatePage {...shared} page={page} />
    case 'staff-clock':
      return <StaffClockPage {...shared} page={page} />
    case 'staff-clock-witnesses':
      return <StaffClockWitnessesPage {...shared} page={page} />
    case 'retire-confirm':
      return <RetireConfirmPage {...shared} page={page} />
    case 'retired':
      return <RetiredPage {...shared} page={page} />
    case 'take-over':
      return <TakeOverPage {...shared} page={page} />
    case 'taken-over':
      return <TakenOverPage {...shared} page={page} />
    case 'release-card':
      return <ReleaseCardPage {...shared} page={page} />
    case 'released':
      return <ReleasedPage {...shared} page={page} />
    default:
      return unreachable(page)
  }
}
