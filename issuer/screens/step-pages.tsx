/** One step at a time, large; beside it the whole list with what is done. The step that is due comes up by itself. */
import { type ReactNode, useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { Text } from '#ui/messages/message.ts'
import { useKeys } from './keys.ts'
import './steps.css'

export interface StepPage {
  readonly key: string
  readonly name: Text
  readonly done: boolean
  /** It waits for nothing, and nothing was done: the words in place of "done", for a step that is not open. */
  readonly idle?: Text | null
  /** The clock makes it due: it throws nobody out of another page that is not done. */
  readonly byClock?: boolean
  /** Never comes up by itself. */
  readonly aside?: boolean
  readonly body: () => ReactNode
}

interface StepPagesProps {
  readonly pages: readonly StepPage[]
  /** Comes up in place of the due one. */
  readonly first?: string | null
  /** Under the list, whatever step is shown. */
  readonly children?: ReactNode
}

interface Looked {
  /** The step that was due then. */
  readonly due: number
  /** Null: nobody looked up another. */
  readonly at: number | null
}

/** A step that somebody looked up is left when another step is due. Half-typed words there stay when it was the clock that made it due. */
function afterwards(pages: readonly StepPage[], { due: before, at }: Looked, due: number): Looked {
  const isOpen = before < 0 ? at !== null : pages[before]?.done === false
  return { due, at: isOpen && pages[due]?.byClock === true ? (at ?? before) : null }
}

export function StepPages({ pages, first = null, children }: StepPagesProps) {
  const say = useText()
  const due = pages.findIndex(({ done, aside }) => !done && aside !== true)
  const [looked, look] = useState<Looked>(() => {
    const begin = pages.findIndex(({ key }) => key === first)
    return { due, at: begin < 0 ? null : begin }
  })
  const now = looked.due === due ? looked : afterwards(pages, looked, due)
  if (now !== looked) look(now)
  const at = now.at ?? (due < 0 ? pages.length - 1 : due)
  const choose = (place: number) => look({ due, at: Math.max(0, Math.min(pages.length - 1, place)) })
  const go = (by: number) => choose(at + by)
  useKeys({ pagedown: () => go(1), pageup: () => go(-1) })
  const page = pages[at]
  if (page === undefined) return null
  return (
    <div className="steps">
      <div className="steps-side">
        <ol className="steps-list">
          {pages.map(({ key, name, done, aside, idle = null }, place) => (
            <li key={key}>
              <button
                type="button"
                data-to-step={key}
                ref={place === at ? comeIntoView : undefined}
                className={`step-name${done && idle === null ? ' step-done' : ''}`}
                aria-current={place === at ? 'step' : undefined}
                onClick={() => choose(place)}
              >
                <span className="step-sign" aria-hidden="true">
                  {idle !== null ? '–' : done ? '✓' : place === due ? '▶' : place + 1}
                </span>
                {say(name)}
                <span className="step-word">{say(idle ?? wordOf(done, place === due, aside === true))}</span>
              </button>
            </li>
          ))}
        </ol>
        {children}
      </div>
      <section className="step-page" data-step={page.key}>
        <h2>
          <span className="step-number">{say(issuerScreen.stepOf, { at: at + 1, of: pages.length })}</span>
          {say(page.name)} <StateOf page={page} />
        </h2>
        {due < 0 && (
          <p className="entry-done">
            {say(pages.some(({ idle }) => idle) ? issuerScreen.noStepWaits : issuerScreen.allStepsDone)}
          </p>
        )}
        {page.body()}
        <nav className="step-way" aria-label={say(issuerScreen.wayOfSteps)}>
          {at > 0 && (
            <Button shortcut="PageUp" onPress={() => go(-1)}>
              {say(issuerScreen.stepBefore)}
            </Button>
          )}
          {at < pages.length - 1 && (
            <Button shortcut="PageDown" onPress={() => go(1)}>
              {say(issuerScreen.nextStep)}
            </Button>
          )}
        </nav>
      </section>
    </div>
  )
}

function StateOf({ page: { done, idle = null } }: { readonly page: StepPage }) {
  const say = useText()
  if (idle !== null) return <span className="step-idle">{say(idle)}</span>
  return done ? <span className="entry-done">✓ {say(issuerScreen.stepDone)}</span> : null
}

/** Called when a step becomes the shown one, not at every stroke of a key. */
function comeIntoView(name: HTMLButtonElement | null): void {
  name?.scrollIntoView({ block: 'nearest' })
}

function wordOf(done: boolean, isDue: boolean, isAside: boolean): Text {
  if (done) return issuerScreen.stepDone
  if (isDue) return issuerScreen.stepNow
  return isAside ? issuerScreen.stepAside : issuerScreen.stepOpen
}
