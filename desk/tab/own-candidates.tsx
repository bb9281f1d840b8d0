/** A town puts its own candidates on the machine: files are read in this browser, and a wrong one says line and cell. */
import { useEffect, useRef, useState } from 'react'
import type { ElectionSources } from '#election/definition/definition.ts'
import type { Problem } from '#election/definition/import/problem.ts'
import type { Result } from '#election/result.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { importMessages } from '#ui/messages/import.ts'
import { problemValues } from '#ui/messages/import-rules.ts'
import { fill } from '#ui/messages/message.ts'
import { tabWords } from '#words/desk.ts'
import { OWN_FILES } from './sample-election.ts'
import type { TabRefusal } from './tab-election.ts'

type Files = ReadonlyMap<string, Uint8Array>

interface OwnProps {
  readonly onFiles: (files: Files) => Result<ElectionSources, TabRefusal>
  readonly onSample: () => void
}

type Outcome =
  | { readonly type: 'none' }
  | { readonly type: 'taken'; readonly title: string }
  | { readonly type: 'unknown'; readonly name: string }
  | { readonly type: 'uncontested' }
  | { readonly type: 'refused'; readonly errors: readonly Problem[] }

const SHOWN = 10

/** A browser that saves a file for the second time gives it a number: `candidates (1).csv`. */
function ownNameOf(name: string): string | undefined {
  const first = name.toLowerCase().replace(/ ?\(\d+\)(?=\.csv$)/, '')
  return OWN_FILES.find((own) => own === first)
}

export function OwnCandidates({ onFiles, onSample }: OwnProps) {
  const say = useText()
  const [outcome, setOutcome] = useState<Outcome>({ type: 'none' })
  const place = useRef<HTMLDetailsElement>(null)
  const take = async (list: readonly File[]) => {
    // Dropped anywhere on the page: what became of them is in sight.
    if (place.current !== null) place.current.open = true
    setOutcome(await outcomeOf(list, onFiles))
    place.current?.scrollIntoView({ block: 'nearest' })
  }
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault()
    const drop = (event: DragEvent) => {
      event.preventDefault()
      void latest.current([...(event.dataTransfer?.files ?? [])])
    }
    addEventListener('dragover', over)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('drop', drop)
    }
  }, [])
  return (
    <details ref={place} className="tab-own">
      <summary>{say(tabWords.own)}</summary>
      <p>{say(tabWords.ownHow)}</p>
      <p>
        {say(tabWords.ownForms)}
        {OWN_FILES.map((name) => (
          <a key={name} href={`sample/${name}`} download={name}>
            {name}
          </a>
        ))}
      </p>
      <label className="tab-files">
        {say(tabWords.ownFiles)}
        <input
          type="file"
          accept=".csv"
          multiple
          onChange={({ target }) => {
            const chosen = [...(target.files ?? [])]
            // The same file, mended, is chosen again: the browser tells nobody of a choice that is the same.
            target.value = ''
            void take(chosen)
          }}
        />
      </label>
      <p className="tab-note">{say(tabWords.ownStays)}</p>
      <div role="status">
        <Told outcome={outcome} />
      </div>
      {outcome.type === 'taken' && (
        <button
          type="button"
          className="tab-quiet"
          onClick={() => {
            setOutcome({ type: 'none' })
            onSample()
          }}
        >
          {say(tabWords.ownBack)}
        </button>
      )}
    </details>
  )
}

async function outcomeOf(list: readonly File[], onFiles: OwnProps['onFiles']): Promise<Outcome> {
  if (list.length === 0) return { type: 'none' }
  const files = new Map<string, Uint8Array>()
  for (const file of list) {
    const own = ownNameOf(file.name)
    if (own === undefined) return { type: 'unknown', name: file.name }
    files.set(own, new Uint8Array(await file.arrayBuffer()))
  }
  const read = onFiles(files)
  if (read.ok) return { type: 'taken', title: read.value.rules.title }
  const refusal = read.error
  return refusal.type === 'problems' ? { type: 'refused', errors: refusal.problems.errors } : refusal
}

function Told({ outcome }: { readonly outcome: Outcome }) {
  const say = useText()
  switch (outcome.type) {
    case 'none':
      return null
    case 'taken':
      return <p>✓ {say(tabWords.ownTaken, { title: outcome.title })}</p>
    case 'unknown':
      return <p>▲ {say(tabWords.ownUnknown, { name: outcome.name })}</p>
    case 'uncontested':
      return <p>▲ {say(tabWords.ownUncontested)}</p>
    case 'refused':
      return <Refused errors={outcome.errors} />
  }
}

function Refused({ errors }: { readonly errors: readonly Problem[] }) {
  const say = useText()
  const language = useLanguage()
  const wordsOf = (problem: Problem) => {
    const { title, next } = importMessages[problem.code][language]
    const values = problemValues(problem, language)
    return `${fill(title, values)} ${fill(next, values)}`
  }
  return (
    <>
      <p>▲ {say(tabWords.ownRefused)}</p>
      <ul>
        {errors.slice(0, SHOWN).map((each) => (
          <li key={`${each.file} ${each.line} ${each.column} ${each.code}`}>
            {say(tabWords.problem, { file: each.file, line: each.line, column: each.column, what: wordsOf(each) })}
          </li>
        ))}
      </ul>
      {errors.length > SHOWN && <p>{say(tabWords.more, { count: errors.length - SHOWN })}</p>}
    </>
  )
}
