/** The office's screens: what election, who is at work, one page below. */
import { type ReactNode, useState } from 'react'
import { unreachable } from '#election/assert.ts'
import { AnswerBar } from '#ui/components/answer-bar.tsx'
import { Button } from '#ui/components/button.tsx'
import { LanguageSwitch } from '#ui/components/language-switch.tsx'
import { KeysAtHand } from '#ui/components/letters-at-hand.tsx'
import { PageHead } from '#ui/components/page-head.tsx'
import { PageTabs } from '#ui/components/page-tabs.tsx'
import { Progress } from '#ui/components/progress.tsx'
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import { UseBanner } from '#ui/components/use-banner.tsx'
import { withLists } from '#ui/language/in-sentence.ts'
import { LanguageProvider, useLanguage, useText } from '#ui/language/language.tsx'
import type { Language } from '#ui/messages/message.ts'
import { factsInWords } from '#ui/messages/office-facts.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import { uiWords } from '#words/common.ts'
import type { OfficeMessage } from '../session/view.ts'
import { BUSY, NOBODY } from './act.tsx'
import { ApprovePage } from './approve-page.tsx'
import { BeginPage } from './begin-page.tsx'
import { BoardPage } from './board-page.tsx'
import { CarryPage } from './carry-page.tsx'
import { ChangesPage } from './changes-page.tsx'
import { ActLines } from './done.tsx'
import { FilesPage } from './files-page.tsx'
import { KeptForms } from './kept-form.ts'
import { KeysPage } from './keys-page.tsx'
import { LossesPage } from './losses-page.tsx'
import { MediaPage } from './media-page.tsx'
import { NextLine } from './next-line.tsx'
import { NumberPage } from './number-page.tsx'
import { OutPage } from './out-page.tsx'
import type { Page, PageProps } from './page-props.ts'
import { PaperPage } from './paper-page.tsx'
import { PersonBar } from './person-bar.tsx'
import { RecordPage } from './record-page.tsx'
import { officeRefusalWords } from './refusal-words.ts'
import { RollsPage } from './rolls-page.tsx'
import { StepsPage } from './steps-page.tsx'
import { PAGES, TABS, tabOf } from './tabs.ts'
import { technicianLine } from './technician-line.ts'
import { VoicePage } from './voice-page.tsx'
import './office.css'
import './look.css'

export function OfficeScreen({ view, send }: PageProps) {
  const [language, setLanguage] = useState<Language>('ja')
  const [forms] = useState(() => new Map())
  return (
    <LanguageProvider language={language}>
      <KeysAtHand>
        <main className="office with-answers" data-phase={view.phase} data-busy={view.busy?.work ?? ''}>
          {view.use !== null && <UseBanner use={view.use} />}
          <Head view={view} send={send} onLanguage={setLanguage} />
          <KeptForms value={forms}>
            <Body view={view} send={send} />
          </KeptForms>
          <Answers view={view} send={send} />
        </main>
      </KeysAtHand>
    </LanguageProvider>
  )
}

function Head({ view, send, onLanguage }: PageProps & { readonly onLanguage: (language: Language) => void }) {
  const say = useText()
  const { head } = view
  return (
    <PageHead
      program={say(officeWords.appName)}
      election={head === null ? null : `${head.municipality}　${head.title}　${head.date}`}
    >
      {view.phase === 'open' && view.use !== null && <PersonBar view={view} send={send} />}
      <LanguageSwitch onLanguage={onLanguage} />
    </PageHead>
  )
}

function Answers({ view, send }: PageProps) {
  const say = useText()
  const { message, busy, done, person, phase, use, keys } = view
  const note = message === null ? (keys.room?.work?.note ?? null) : null
  const nobody = phase === 'open' && use !== null && person === null
  const told = message === null && busy === null ? done : null
  if (message === null && busy === null && told === null && note === null && !nobody) return null
  return (
    <AnswerBar>
      {message !== null && (
        <Message message={message}>
          {phase !== 'out-of-service' && (
            <Button onPress={() => send({ type: 'acknowledge' })}>{say(uiWords.acknowledge)}</Button>
          )}
        </Message>
      )}
      {note !== null && <Message message={note} />}
      <Busy view={view} />
      {told !== null && (
        <div className="office-done" role="status">
          <ActLines act={told} draft={view.draft} sentence={(act) => `✓ ${say(officeWords.done, { act })}`} />
        </div>
      )}
      {nobody && <p id={NOBODY}>▲ {say(officeWords.nobody)}</p>}
    </AnswerBar>
  )
}

interface MessageProps {
  readonly message: OfficeMessage
  /** Takes it away; left out: it goes with its cause. */
  readonly children?: ReactNode
}

function Message({ message, children }: MessageProps) {
  const language = useLanguage()
  const text = officeRefusalWords[message.code]
  const values = withLists(factsInWords(message.about, language), language)
  return (
    <RefusalCard code={message.code} number={technicianLine(message.code, text, values)} text={text} values={values}>
      {children}
    </RefusalCard>
  )
}

function Busy({ view }: Pick<PageProps, 'view'>) {
  const say = useText()
  const { busy } = view
  if (busy === null) return null
  return (
    <div id={BUSY}>
      <Progress label={say(officeWords[`work_${busy.work}`])} done={busy.done} whole={busy.whole} />
    </div>
  )
}

function Body({ view, send }: PageProps) {
  const say = useText()
  const [page, setPage] = useState<Page>('steps')
  const turnTo = (to: Page) => {
    if (view.shown !== null) send({ type: 'put-paper-away' })
    setPage(to)
  }
  if (view.phase === 'starting') return <p className="page quiet">{say(officeWords.starting)}</p>
  if (view.phase === 'out-of-service') return <h1 className="page office-title">{say(officeWords.outOfService)}</h1>
  if (view.use === null)
    return (
      <div className="page">
        <BeginPage view={view} send={send} />
      </div>
    )
  return (
    <>
      <Tabs page={view.shown === null ? page : null} go={turnTo} />
      <div className="page" key={page}>
        {view.shown === null && <NextLine view={view} page={page} go={setPage} />}
        {view.shown === null ? (
          <PageOf page={page} view={view} send={send} go={setPage} />
        ) : (
          <PaperPage view={view} shown={view.shown} send={send} />
        )}
      </div>
    </>
  )
}

/** @param page null: a paper is shown */
function Tabs({ page, go }: { readonly page: Page | null; readonly go: (page: Page) => void }) {
  const say = useText()
  const tab = page === null ? undefined : tabOf(page)
  return (
    <div>
      <PageTabs
        label={say(officeWords.pages)}
        tabs={TABS.map(({ id, name }) => ({ id, name: say(name) }))}
        shown={tab?.id ?? null}
        onChoose={(id) => go(TABS.find((each) => each.id === id)?.pages[0] ?? 'steps')}
      />
      {tab !== undefined && tab.pages.length > 1 && (
        <PageTabs
          label={say(tab.name)}
          parts
          tabs={tab.pages.map((id) => ({ id, name: say(PAGES[id]) }))}
          shown={page}
          onChoose={go}
        />
      )}
    </div>
  )
}

export function PageOf({
  page,
  view,
  send,
  go,
}: PageProps & { readonly page: Page; readonly go: (page: Page) => void }) {
  switch (page) {
    case 'steps':
      return <StepsPage view={view} send={send} go={go} />
    case 'files':
      return <FilesPage view={view} send={send} />
    case 'approve':
      return <ApprovePage view={view} send={send} />
    case 'voice':
      return <VoicePage view={view} send={send} />
    case 'changes':
      return <ChangesPage view={view} send={send} go={go} />
    case 'keys':
      return <KeysPage view={view} send={send} />
    case 'number':
      return <NumberPage view={view} send={send} />
    case 'carry':
      return <CarryPage view={view} send={send} />
    case 'media':
      return <MediaPage view={view} send={send} />
    case 'out':
      return <OutPage view={view} send={send} />
    case 'rolls':
      return <RollsPage view={view} send={send} />
    case 'losses':
      return <LossesPage view={view} send={send} />
    case 'board':
      return <BoardPage view={view} send={send} />
    case 'record':
      return <RecordPage view={view} send={send} />
    default:
      return unreachable(page)
  }
}
