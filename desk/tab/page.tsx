/** Entry of the tab: the glass, the card, the keys, and a town's own candidates. */
import './page.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { assert } from '#election/assert.ts'
import type { Language } from '#election/language.ts'
import { LanguageSwitch } from '#ui/components/language-switch.tsx'
import { LanguageProvider, useText } from '#ui/language/language.tsx'
import { tabWords } from '#words/desk.ts'
import { keyOf, readFromGlass, type ToGlass } from './between.ts'
import { Counter, type Heard } from './counter.tsx'
import { type TabElection, tabElection } from './machine-facts.ts'
import { OwnCandidates } from './own-candidates.tsx'
import { type Glass, glassFor } from './size.ts'
import { browserSpeaker } from './speech.ts'
import { TabMachine } from './tab-machine.ts'

function sampleFor({ panelWidthMm }: Glass): TabElection {
  const sample = tabElection(new Map(), panelWidthMm)
  assert(sample.ok, 'the sample has no problem')
  return sample.value
}

/** Above the sentence that sounds are the last ones. */
const SENTENCES = 3

/** The machine, and how often something on it has changed. */
function useMachine(election: TabElection) {
  const [, setChanges] = useState(0)
  const [heard, setHeard] = useState<readonly Heard[]>([])
  const machine: TabMachine = useMemo(
    () =>
      new TabMachine(election, {
        speaker: browserSpeaker((words, silent) =>
          setHeard((before) => [
            ...before.slice(1 - SENTENCES),
            { number: (before.at(-1)?.number ?? 0) + 1, words, silent },
          ]),
        ),
        later: (ms, act) => setTimeout(act, ms),
        onChange: () => {
          setChanges((before) => before + 1)
          // The next visitor reads no name that the one before heard.
          if (machine.nextAct === 'lay') setHeard([])
        },
      }),
    [election],
  )
  return { machine, heard }
}

function Tab({ glass }: { readonly glass: Glass }) {
  const [language, setLanguage] = useState<Language>('ja')
  const [election, setElection] = useState(() => sampleFor(glass))
  const [large, setLarge] = useState(false)
  const { machine, heard } = useMachine(election)
  const frame = useRef<HTMLIFrameElement>(null)
  const [ready, setReady] = useState(0)
  const { view, byKeys } = machine
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent) => {
      if (source !== frame.current?.contentWindow) return
      const said = readFromGlass(data)
      if (said?.type === 'ready') setReady((before) => before + 1)
      if (said?.type === 'event') machine.press(said.event)
      if (said?.type === 'key') machine.key(said.key)
    }
    const key = (event: KeyboardEvent) => {
      const pressed = keyOf(event)
      // A key on a button of the page is that button's.
      if (pressed === null || !machine.byKeys || event.target !== document.body) return
      event.preventDefault()
      machine.key(pressed)
    }
    addEventListener('message', hear)
    addEventListener('keydown', key)
    return () => {
      removeEventListener('message', hear)
      removeEventListener('keydown', key)
    }
  }, [machine])
  useEffect(() => machine.speakIn(language), [machine, language])
  useEffect(() => {
    if (ready > 0) frame.current?.contentWindow?.postMessage({ type: 'view', view, byKeys } satisfies ToGlass, '*')
  }, [ready, view, byKeys])
  return (
    <LanguageProvider language={language}>
      <Page large={large}>
        <Head onLanguage={setLanguage} />
        <Frame frame={frame} />
        <Counter machine={machine} view={view} heard={heard} large={large} onLarge={setLarge} />
        <OwnCandidates
          onFiles={(files) => {
            const own = tabElection(files, glass.panelWidthMm)
            if (own.ok) setElection(own.value)
            return own
          }}
          onSample={() => setElection(sampleFor(glass))}
        />
      </Page>
    </LanguageProvider>
  )
}

function Page({ large, children }: { readonly large: boolean; readonly children: React.ReactNode }) {
  return <div className={large ? 'tab tab-large' : 'tab'}>{children}</div>
}

function Head({ onLanguage }: { readonly onLanguage: (language: Language) => void }) {
  const say = useText()
  useEffect(() => {
    document.title = say(tabWords.pageTitle)
  })
  return (
    <header className="tab-head">
      <h1>{say(tabWords.title)}</h1>
      <p className="tab-sample">◆ {say(tabWords.sample)}</p>
      <LanguageSwitch onLanguage={onLanguage} />
    </header>
  )
}

function Frame({ frame }: { readonly frame: React.RefObject<HTMLIFrameElement | null> }) {
  const say = useText()
  return (
    <div className="tab-glass">
      <iframe ref={frame} src="glass.html" title={say(tabWords.glass)} />
    </div>
  )
}

const place = document.getElementById('tab')
assert(place !== null, 'the tab has its place')
createRoot(place).render(<Tab glass={glassFor(innerWidth, innerHeight)} />)
if ('serviceWorker' in navigator && location.protocol.startsWith('http')) {
  navigator.serviceWorker.register('offline.js').catch(() => {
    // Without it the page needs its server again at the next visit, and nothing else.
  })
}
