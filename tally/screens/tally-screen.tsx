/** The tally: where we are at the top, one page below. Counting staff, witnesses and the hall read it. */
import { type ReactNode, useState } from 'react'
import { AnswerBar } from '#ui/components/answer-bar.tsx'
import { Button } from '#ui/components/button.tsx'
import { LanguageSwitch } from '#ui/components/language-switch.tsx'
import { LetterBoard, LettersSwitch } from '#ui/components/letter-board.tsx'
import { GlassAlone } from '#ui/components/letters-at-hand.tsx'
import { PageHead } from '#ui/components/page-head.tsx'
import { PageTabs } from '#ui/components/page-tabs.tsx'
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import { UseBanner } from '#ui/components/use-banner.tsx'
import { LanguageProvider, OtherWords, useText } from '#ui/language/language.tsx'
import { withoutStations } from '#ui/language/other-words.ts'
import { useDate } from '#ui/language/use-date.ts'
import type { Language } from '#ui/messages/message.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { uiWords } from '#words/common.ts'
import { minutesWords } from '#words/tally.ts'
import { nextStepOf } from '../session/next-step.ts'
import { isOfABody } from '../session/of-a-body.ts'
import type { TallyView } from '../session/view.ts'
import { HallPage } from './hall-page.tsx'
import { KeysPage } from './keys-page.tsx'
import { LogPage } from './log-page.tsx'
import { useMinutesDraft } from './minutes-draft.ts'
import { MinutesPage } from './minutes-page.tsx'
import { namesToPress } from './names-to-press.ts'
import { NextLine } from './next-line.tsx'
import type { PageProps } from './page-props.ts'
import { ReceivePage } from './receive-page.tsx'
import { tallyRefusalWords } from './refusal-words.ts'
import { ResultPage } from './result-page.tsx'
import { SecondPage } from './second-page.tsx'
import { SetUpLine } from './set-up-line.tsx'
import { StageLine } from './stage-line.tsx'
import { StartPage, ZeroCheckPage } from './start-page.tsx'
import './tally.css'
import './letters.css'

const OF_KEYS: ReadonlySet<string> = new Set(['keys', 'mix', 'carry-out', 'carry-in'])

type Page = 'receive' | 'keys' | 'result' | 'minutes' | 'hall' | 'log'

export function TallyScreen({ view, send }: PageProps) {
  const { language } = view
  return (
    <LanguageProvider language={language}>
      <OtherWords of={isOfABody(view) ? withoutStations : null}>
        <GlassAlone startsOpen enterTakes={false} names={namesToPress(view)}>
          <main className="tally with-answers" data-phase={view.phase} data-busy={view.busy ?? ''}>
            {view.head !== null && <UseBanner use={view.head.use} />}
            <Head view={view} onLanguage={(chosen) => send({ type: 'language-chosen', language: chosen })} />
            <Body view={view} send={send} />
            {view.phase !== 'out-of-service' && isTold(view) && (
              <AnswerBar>
                <Message view={view} send={send} />
              </AnswerBar>
            )}
          </main>
        </GlassAlone>
      </OtherWords>
    </LanguageProvider>
  )
}

function Head({ view, onLanguage }: { readonly view: TallyView; readonly onLanguage: (language: Language) => void }) {
  const say = useText()
  const shown = useDate()
  const { head } = view
  const election = head === null ? null : `${head.municipality}　${head.title}　${shown(head.date)}`
  return (
    <PageHead program={say(tallyWords.appName)} election={election}>
      {head !== null && (
        <div className="tally-fingerprint">
          <span className="quiet">{say(tallyWords.fingerprint)}</span> <strong>{head.fingerprint}</strong>
        </div>
      )}
      <LettersSwitch />
      <LanguageSwitch onLanguage={onLanguage} />
    </PageHead>
  )
}

/** The state first, then its reason. */
function OutOfService({ view, send }: PageProps) {
  const say = useText()
  return (
    <div className="page tally-page">
      <h1 className="tally-title">{say(tallyWords.outOfService)}</h1>
      <Message view={view} send={send} />
    </div>
  )
}

/** A dialog in which two people type has its own. */
function isTold({ message, sheet, paperSheet }: TallyView): boolean {
  return message !== null && sheet === null && paperSheet === null
}

function Message({ view, send }: PageProps) {
  const say = useText()
  const { message } = view
  if (message === null || !isTold(view)) return null
  return (
    <RefusalCard code={message.code} text={tallyRefusalWords[message.code]} values={message.about}>
      <SetUpLine code={message.code} />
      {view.phase !== 'out-of-service' && (
        <Button onPress={() => send({ type: 'acknowledge' })}>{say(uiWords.acknowledge)}</Button>
      )}
    </RefusalCard>
  )
}

/** Below the head the page moves by itself, so that the board hides none of it: each field can be brought to sight, and what is pressed next. */
function Lettered({ page, children }: { readonly page: string; readonly children: ReactNode }) {
  return (
    <>
      <div className="page tally-page">{children}</div>
      <LetterBoard key={page} />
    </>
  )
}

function Body({ view, send }: PageProps) {
  const say = useText()
  switch (view.phase) {
    case 'starting':
      return (
        <div className="page tally-page">
          <p className="quiet">{say(tallyWords.starting)}</p>
        </div>
      )
    case 'out-of-service':
      return <OutOfService view={view} send={send} />
    case 'choose-mode':
      return (
        <Lettered page={view.phase}>
          <StartPage view={view} send={send} />
        </Lettered>
      )
    case 'second':
      return (
        <Lettered page={view.phase}>
          <SecondPage view={view} send={send} />
        </Lettered>
      )
    case 'zero-check':
      return (
        <Lettered page={view.phase}>
          <ZeroCheckPage view={view} send={send} />
        </Lettered>
      )
    case 'receive':
    case 'result':
      return <CountPages view={view} send={send} />
  }
}

/** A result moves the screen to its page once; afterwards people go where they want. */
function CountPages({ view, send }: PageProps) {
  const say = useText()
  const [chosen, setChosen] = useState<Page | null>(null)
  const draft = useMinutesDraft(view.minutes)
  const page = chosen ?? (view.phase === 'result' ? 'result' : 'receive')
  const all: readonly Page[] =
    view.phase === 'result' ? ['receive', 'result', 'minutes', 'hall', 'log'] : ['receive', 'keys', 'minutes', 'log']
  // 開票録 and 選挙録 are forms of the law.
  const pages = isOfABody(view) ? all.filter((each) => each !== 'minutes') : all
  const shown = pages.includes(page) ? page : 'result'
  const choose = (each: Page) => {
    if (each === 'log') send({ type: 'show-log' })
    setChosen(each)
  }
  const next = nextStepOf(view)?.type
  const leadsOn = (each: Page) =>
    each !== shown && ((each === 'keys' && OF_KEYS.has(next ?? '')) || (each === 'minutes' && next === each))
  const names = {
    receive: tallyWords.pageReceive,
    keys: tallyWords.pageKeys,
    result: tallyWords.pageResult,
    minutes: minutesWords.page,
    hall: tallyWords.pageHall,
    log: tallyWords.pageLog,
  }
  if (shown === 'hall') return <HallPage view={view} onLeave={() => setChosen('result')} />
  return (
    <Lettered page={shown}>
      <StageLine stages={view.stages} />
      <div className="tally-lead">
        <NextLine view={view} />
        <PageTabs
          label={say(tallyWords.pages)}
          tabs={pages.map((id) => ({ id, name: say(names[id]), next: leadsOn(id) }))}
          shown={shown}
          onChoose={choose}
        />
      </div>
      {shown === 'receive' && <ReceivePage view={view} send={send} />}
      {shown === 'keys' && <KeysPage view={view} send={send} unsaved={draft.isTyped} />}
      {shown === 'result' && <ResultPage view={view} send={send} />}
      {shown === 'minutes' && <MinutesPage view={view} send={send} draft={draft} />}
      {shown === 'log' && <LogPage view={view} />}
    </Lettered>
  )
}
