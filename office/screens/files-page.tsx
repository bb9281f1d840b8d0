/** Import, and every problem at its row with the mend that is offered. */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { Table } from '#ui/components/table.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { importMessages } from '#ui/messages/import.ts'
import { problemValues } from '#ui/messages/import-rules.ts'
import { fill } from '#ui/messages/message.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { FoundProblem } from '../session/mend.ts'
import { Act, type Reason, typed, waits } from './act.tsx'
import type { PageProps } from './page-props.ts'

export function FilesPage({ view, send }: PageProps) {
  return (
    <div className="files">
      <Import view={view} send={send} />
      <Problems view={view} send={send} />
      <ForYourEyes view={view} />
      <Rehearsal view={view} send={send} />
    </div>
  )
}

function Import({ view, send }: PageProps) {
  const say = useText()
  return (
    <section className="files-import">
      <Button onPress={() => send({ type: 'look-for-files' })}>{say(officeWords.look)}</Button>
      <ul>
        {view.folders.map((folder) => (
          <li key={folder}>
            <code>{folder}</code>
            <Act kind="go" why={waits(view)} onPress={() => send({ type: 'import', folder })}>
              {say(officeWords.importThese)}
            </Act>
          </li>
        ))}
      </ul>
      <p className="office-quiet">
        {say(view.problems === null ? officeWords.nothingImported : officeWords.importAgain)}
      </p>
    </section>
  )
}

function Problems({ view, send }: PageProps) {
  const say = useText()
  const { problems } = view
  if (problems === null) return null
  const { errors, errorCount, warnings, warningCount } = problems
  const why = waits(view)
  return (
    <section className="files-problems" data-errors={errorCount}>
      {errorCount === 0 && <p className="files-good">✓ {say(officeWords.noErrors)}</p>}
      {errorCount > 0 && (
        <ProblemTable
          caption={`▲ ${say(officeWords.errors, { count: errorCount })}`}
          problems={errors}
          why={why}
          send={send}
        />
      )}
      {errorCount > errors.length && <p>{say(officeWords.more, { count: errorCount - errors.length })}</p>}
      {warningCount > 0 && (
        <ProblemTable
          caption={say(officeWords.warnings, { count: warningCount })}
          problems={warnings}
          why={why}
          send={send}
        />
      )}
    </section>
  )
}

interface ProblemTableProps {
  readonly caption: string
  readonly problems: readonly FoundProblem[]
  readonly why: Reason | null
  readonly send: PageProps['send']
}

function ProblemTable({ caption, problems, why, send }: ProblemTableProps) {
  const say = useText()
  const language = useLanguage()
  const columns = [
    {
      key: 'place',
      head: say(officeWords.colPlace),
      cell: ({ file, line, column }: FoundProblem) => say(officeWords.place, { file, line, column }),
    },
    {
      key: 'what',
      head: say(officeWords.colProblem),
      cell: (problem: FoundProblem) => {
        const words = importMessages[problem.code][language]
        const values = problemValues(problem, language)
        return (
          <>
            <strong>{fill(words.title, values)}</strong>
            <br />
            {fill(words.next, values)}
          </>
        )
      },
    },
    {
      key: 'mend',
      head: say(officeWords.colMend),
      cell: (problem: FoundProblem) =>
        problem.cell === null ? (
          <span className="office-quiet">{say(officeWords.mendInFile)}</span>
        ) : (
          <Mend problem={problem} cell={problem.cell} why={why} send={send} />
        ),
    },
  ]
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={problems}
      // A cell that was mended and is still wrong begins anew with what it holds now.
      rowKey={({ file, line, column, code, cell }) => `${file} ${line} ${column} ${code} ${cell}`}
    />
  )
}

interface MendProps {
  readonly problem: FoundProblem
  readonly cell: string
  readonly why: Reason | null
  readonly send: PageProps['send']
}

function Mend({ problem, cell, why, send }: MendProps) {
  const say = useText()
  const [is, setIs] = useState(problem.offered ?? cell)
  const { file, line, column } = problem
  return (
    <form
      className="mend"
      onSubmit={(event) => {
        event.preventDefault()
        if (why === null && is !== cell) send({ type: 'mend', file, line, column, was: cell, is })
      }}
    >
      <input
        aria-label={say(officeWords.newValue)}
        className="names"
        autoComplete="off"
        maxLength={400}
        value={is}
        onChange={(event) => setIs(event.target.value)}
      />
      <Act
        kind={problem.offered === null ? 'plain' : 'go'}
        why={why}
        lacks={[typed(say(officeWords.whySame), is === cell)]}
        onPress={() => send({ type: 'mend', file, line, column, was: cell, is })}
      >
        {say(officeWords.mendThis)}
      </Act>
    </form>
  )
}

function ForYourEyes({ view }: Pick<PageProps, 'view'>) {
  const say = useText()
  if (view.advice.length === 0) return null
  return (
    <section className="files-advice">
      <h2>{say(officeWords.advice)}</h2>
      <ul>
        {view.advice.map(({ code, about }) => (
          <li key={`${code} ${about}`} data-advice={code}>
            ▲ {say(officeWords[`advice_${code}`])}：<span className="names">{about}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rehearsal({ view, send }: PageProps) {
  const say = useText()
  if (view.problems === null) return null
  return (
    <section className="files-import">
      <Act why={waits(view)} onPress={() => send({ type: 'put-rehearsal' })}>
        {say(officeWords.putRehearsal)}
      </Act>
      <span className="office-quiet">{say(officeWords.rehearsalText)}</span>
      {view.rehearsal !== null && (
        <span>
          ✓ <code>{view.rehearsal}</code>
        </span>
      )}
    </section>
  )
}
