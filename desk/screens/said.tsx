/** The words of each clip that a machine's headphones say. Only the desk has them, where voters are invented; no machine's own screen does (AUD-04). */
import { useLayoutEffect, useRef } from 'react'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { deskWords } from '#ui/messages/desk.ts'
import type { DeskScreenEvent } from '../session/screen-event.ts'
import type { HeadphonesView, SaidView } from '../session/view.ts'

interface SaidProps {
  readonly machine: string
  readonly headphones: HeadphonesView
  readonly send: (event: DeskScreenEvent) => void
}

export function Said({ machine, headphones, send }: SaidProps) {
  const say = useText()
  const { said, plugged } = headphones
  const lines = useNewestInSight(said)
  const title = say(deskWords.saidBy, { machine })
  return (
    <section className="said" aria-label={title} data-said-by={machine}>
      <h2>{title}</h2>
      <div className="said-lines" role="log" aria-label={title} ref={lines}>
        <ol>
          {said.map((each) => (
            <Line key={each.number} said={each} />
          ))}
        </ol>
        {!plugged && <p>▲ {say(deskWords.saidUnplugged)}</p>}
        {plugged && said.length === 0 && <p>{say(deskWords.saidNothing)}</p>}
      </div>
      <Button onPress={() => send({ type: 'words-read', machine, on: false })}>{say(deskWords.readWordsNoMore)}</Button>
    </section>
  )
}

function Line({ said: { text, language, state } }: { readonly said: SaidView }) {
  const say = useText()
  return (
    <li data-state={state} aria-current={state === 'now' ? 'true' : undefined}>
      <span aria-hidden="true">{state === 'now' ? '▶' : ''}</span>
      <span lang={language}>{text}</span>
      {state === 'cut' && <small>{say(deskWords.saidCut)}</small>}
    </li>
  )
}

function useNewestInSight(said: readonly SaidView[]) {
  const lines = useRef<HTMLDivElement>(null)
  const shown = useRef<number | null>(null)
  const newest = said.at(-1)?.number ?? null
  // A reader of lines that scrolled away is not pulled back before another line is there.
  useLayoutEffect(() => {
    // Lines that scrolled away are reached by keys, too.
    if (lines.current !== null) lines.current.tabIndex = 0
  }, [])
  useLayoutEffect(() => {
    const { current } = lines
    if (shown.current === newest || current === null) return
    shown.current = newest
    // A reader who went there by keys reads lines that scrolled away, and is not pulled on.
    if (document.activeElement !== current) current.scrollTop = current.scrollHeight
  })
  return lines
}
