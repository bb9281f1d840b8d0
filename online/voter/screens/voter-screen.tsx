/** The voter's page: a pure function of the state. */
import { unreachable } from '#election/assert.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import type { Text } from '#ui/messages/message.ts'
import { applyWords } from '#ui/messages/online-apply.ts'
import { memberPage } from '#words/members.ts'
import { voterScreen as words } from '#words/online.ts'
import { questionsPage } from '#words/residents.ts'
import type { DeviceStanding } from '../session/device.ts'
import type { ElectionPage, PicturesStanding, State } from '../session/state.ts'
import { shownIncidents } from '../session/step-incidents.ts'
import type { VoterElection } from '../session/voter-election.ts'
import { AppliedPage, ApplyPage } from './apply-pages.tsx'
import { CardPage, LeavingPage } from './card-page.tsx'
import { CheckingPage, OpenedPage } from './check-pages.tsx'
import { ChoosePage } from './choose-page.tsx'
import { CodePage } from './code-page.tsx'
import { ConfirmPage, ReadyPage } from './confirm-page.tsx'
import { DeviceProvider, DeviceWarning } from './device-part.tsx'
import { DonePage } from './done-page.tsx'
import { EntryPage } from './entry-page.tsx'
import { FinishingPage } from './finishing-page.tsx'
import { Frame } from './frame.tsx'
import { GivingUpPage } from './giving-up-page.tsx'
import { LookupPage } from './lookup-page.tsx'
import { AskedPage, ElectionsPage } from './member-pages.tsx'
import type { Send } from './page-props.ts'
import { Busy, MainButton } from './parts.tsx'
import { PromisePage } from './promise-page.tsx'
import { QuestionsPage } from './questions-page.tsx'
import { useReadingsOfTab } from './readings-of-tab.ts'
import { RefusedPage } from './refused-page.tsx'
import { SendingPage } from './sending-page.tsx'
import { StatusPage } from './status-page.tsx'
import { ReadingsProvider, useVoterText, VotersProvider } from './voter-words.tsx'
import { wordsOfContest } from './words-of-contest.ts'

interface ScreenProps {
  readonly state: State
  /** Left out: the voter's own device. */
  readonly device?: DeviceStanding | null
  readonly send: Send
}

export function VoterScreen({ device = null, state, send }: ScreenProps) {
  const { page } = state
  const voters = page.type === 'open' ? page.election.signed.settings.switches.voters : 'residents'
  return (
    <LanguageProvider language={state.language}>
      <VotersProvider voters={voters}>
        <ReadingsProvider value={useReadingsOfTab()}>
          <DeviceProvider value={device}>
            <Whole state={state} send={send} />
            <DeviceWarning />
          </DeviceProvider>
        </ReadingsProvider>
      </VotersProvider>
    </LanguageProvider>
  )
}

function Whole({ state, send }: { readonly state: State; readonly send: Send }) {
  const say = useVoterText()
  const { now, page } = state
  const around = { now, send, incidents: shownIncidents(state) }
  switch (page.type) {
    case 'loading':
      return (
        <Frame election={null} page="loading" title={words.site} {...around}>
          <Busy>{say(words.loading)}</Busy>
        </Frame>
      )
    case 'unusable':
      return (
        <Frame election={null} page="unusable" title={words.unusableTitle} {...around}>
          <p role="alert">{say(words[`unusable_${page.why}`])}</p>
          <MainButton onPress={() => window.location.reload()}>{say(words.reload)}</MainButton>
        </Frame>
      )
    case 'open': {
      const { at, election, pictures } = page
      return (
        <Frame election={election} page={nameOf(at)} title={titleOf(at)} {...around}>
          <Page {...{ at, election, now, pictures, send }} />
        </Frame>
      )
    }
    default:
      return unreachable(page)
  }
}

/** Which contest is chosen in says whom or what one chooses. */
function titleOf(at: ElectionPage): Text {
  if (at.type !== 'choosing' && at.type !== 'confirming') return TITLES[at.type]
  const contest = at.ballot.contests[at.ballot.selections.length]
  if (contest === undefined) return TITLES[at.type]
  const own = wordsOfContest(contest)
  return at.type === 'choosing' ? own.title : own.confirmTitle
}

const TITLES: Readonly<Record<ElectionPage['type'], Text>> = {
  entry: words.entryTitle,
  code: words.codeTitle,
  applying: applyWords.title,
  applied: applyWords.appliedTitle,
  promise: words.promiseTitle,
  card: words.cardTitle,
  asked: words.cardTitle,
  leaving: words.cardTitle,
  finishing: words.cardTitle,
  refused: words.refusedTitle,
  status: words.statusTitle,
  elections: memberPage.elections,
  choosing: words.chooseTitle,
  confirming: words.confirmTitle,
  'giving-up': words.givingUpTitle,
  sealing: words.readyTitle,
  ready: words.readyTitle,
  checking: words.checkingTitle,
  opened: words.openedTitle,
  signing: words.sendingTitle,
  sending: words.sendingTitle,
  done: words.doneTitle,
  questions: questionsPage.title,
  lookup: words.lookupTitle,
}

/** Each contest is a page of its own; a page that only waits is that of what comes next. */
function nameOf(at: ElectionPage): string {
  return at.type === 'choosing' || at.type === 'confirming' ? `${at.type} ${at.ballot.selections.length}` : at.type
}

interface PartProps {
  readonly pictures: PicturesStanding
  readonly at: ElectionPage
  readonly election: VoterElection
  readonly now: number
  readonly send: Send
}

function Page({ at, election, now, pictures, send }: PartProps) {
  const say = useVoterText()
  const common = { election, send }
  switch (at.type) {
    case 'entry':
      return <EntryPage at={at} {...common} now={now} />
    case 'code':
      return <CodePage at={at} {...common} />
    case 'applying':
      return <ApplyPage at={at} {...common} />
    case 'applied':
      return <AppliedPage {...common} />
    case 'promise':
      return <PromisePage at={at} {...common} />
    case 'card':
      return <CardPage at={at} {...common} />
    case 'asked':
      return <AskedPage at={at} {...common} />
    case 'leaving':
      return <LeavingPage send={send} />
    case 'finishing':
      return <FinishingPage tries={at.tries} send={send} />
    case 'refused':
      return <RefusedPage at={at} {...common} />
    case 'status':
      return <StatusPage at={at} {...common} />
    case 'elections':
      return <ElectionsPage at={at} {...common} />
    case 'choosing':
      return <ChoosePage key={at.ballot.selections.length} at={at} {...common} pictures={pictures} />
    case 'confirming':
      return <ConfirmPage at={at} {...common} />
    case 'giving-up':
      return <GivingUpPage send={send} />
    case 'sealing':
      return <Busy>{say(words.sealing)}</Busy>
    case 'ready':
      return <ReadyPage at={at} {...common} />
    case 'checking':
      return <CheckingPage at={at} {...common} />
    case 'opened':
      return <OpenedPage at={at} {...common} />
    case 'signing':
      return <SendingPage tries={0} />
    case 'sending':
      return <SendingPage tries={at.tries} />
    case 'done':
      return <DonePage at={at} {...common} now={now} />
    case 'questions':
      return <QuestionsPage at={at} {...common} />
    case 'lookup':
      return <LookupPage at={at} {...common} />
    default:
      return unreachable(at)
  }
}
