/** The findings of the check: kinds that one press answers, problems by row, forms that were read in another way, letters as 〓. */

import { useState } from 'react'
import type { Problem } from '#election/definition/import/problem.ts'
import { type Column, Table } from '#ui/components/table.tsx'
import { TextInput } from '#ui/components/text-input.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { importMessages } from '#ui/messages/import.ts'
import { columnLabel } from '#ui/messages/import-columns.ts'
import { meaningWords } from '#ui/messages/import-read.ts'
import { problemValues } from '#ui/messages/import-rules.ts'
import { fill, type Language, onScreen } from '#ui/messages/message.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { FoundProblem } from '../session/mend.ts'
import type { ProblemGroup } from '../session/problem-groups.ts'
import type { ProblemsView } from '../session/view.ts'
import { Act, type Reason, typed, waits } from './act.tsx'
import { FolderName } from './folder-name.tsx'
import type { PageProps } from './page-props.ts'

export function Problems({ view, send }: PageProps) {
  const say = useText()
  const { problems } = view
  if (problems === null) return null
  const { errors, errorCount, warnings, warningCount, groups, readings } = problems
  const why = waits(view)
  const isAnswered = ({ file, column, code }: FoundProblem) =>
    groups.some((group) => group.file === file && group.column === column && group.code === code)
  return (
    <section className="files-problems" data-errors={errorCount}>
      {errorCount === 0 ? (
        <p className="files-good">✓ {say(officeWords.noErrors)}</p>
      ) : (
        <p className="files-bad">▲ {say(officeWords.errors, { count: errorCount })}</p>
      )}
      {groups.length > 0 && <Groups groups={groups} why={why} send={send} />}
      {errorCount > 0 && (
        // One press answers them all, so the rows are folded away.
        <details open={!errors.every(isAnswered)}>
          <summary>{say(officeWords.errorsEach)}</summary>
          <ProblemTable caption={say(officeWords.errorsEach)} problems={errors} why={why} send={send} />
          {errorCount > errors.length && <p>{say(officeWords.more, { count: errorCount - errors.length })}</p>}
        </details>
      )}
      {readings.length > 0 && <Readings readings={readings} caption={say(officeWords.readings)} />}
      <Letters problems={problems} view={view} send={send} />
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

function usePlace(): (problem: Pick<Problem, 'file' | 'line' | 'column'>) => string {
  const say = useText()
  const language = useLanguage()
  return ({ file, line, column }) =>
    say(officeWords.place, { file, line, column: columnLabel(file, column, language) }).trim()
}

function wordsOf(problem: Problem, language: Language) {
  const { title, next } = importMessages[problem.code][language]
  const values = problemValues(problem, language)
  const shown = (words: string) => fill(onScreen(words, language), values)
  return { title: shown(title), next: shown(next) }
}

interface GroupsProps {
  readonly groups: readonly ProblemGroup[]
  readonly why: Reason | null
  readonly send: PageProps['send']
}

/** One press for all cells of a kind: what each answer makes of the first of them stands beside it. */
function Groups({ groups, why, send }: GroupsProps) {
  const say = useText()
  const language = useLanguage()
  const first = groups.find(({ answers }) => answers.length === 1)
  return (
    <section className="kinds">
      <h2>{say(officeWords.kindsTitle)}</h2>
      <p className="quiet">{say(officeWords.kindsText)}</p>
      {groups.map((group) => {
        const { file, column, code, count, answers } = group
        return (
          <article key={`${file} ${column} ${code}`} className="kind" data-kind={code}>
            <h3>
              {fill(onScreen(importMessages[code][language].title, language), {
                value: answers[0]?.was ?? '',
                allowed: '',
              })}
              <small>
                {' '}
                {file}　{columnLabel(file, column, language)}　{say(officeWords.kindCount, { count })}
              </small>
            </h3>
            <ul>
              {answers.map(({ answer, was, is }) => (
                <li key={answer}>
                  <Act
                    kind={group === first ? 'go' : 'plain'}
                    why={why}
                    onPress={() => send({ type: 'mend-kind', file, column, code, answer })}
                  >
                    {say(officeWords.mendKind, { answer: say(meaningWords[answer]), count })}
                  </Act>
                  <span className="names kind-example">
                    {was} → <strong>{is}</strong>
                  </span>
                </li>
              ))}
            </ul>
          </article>
        )
      })}
    </section>
  )
}

function useColumnsOfProblems(): readonly Column<Problem>[] {
  const say = useText()
  const language = useLanguage()
  const place = usePlace()
  return [
    { key: 'place', head: say(officeWords.colPlace), cell: place },
    {
      key: 'what',
      head: say(officeWords.colProblem),
      cell: (problem) => {
        const words = wordsOf(problem, language)
        return (
          <>
            <strong>{words.title}</strong>
            <br />
            {words.next}
          </>
        )
      },
    },
  ]
}

/** Problems of a file that is mended where it was made. */
export function ProblemRows({
  caption,
  problems,
}: {
  readonly caption: string
  readonly problems: readonly Problem[]
}) {
  return (
    <Table
      caption={caption}
      columns={useColumnsOfProblems()}
      rows={problems}
      rowKey={({ file, line, column, code }) => `${file} ${line} ${column} ${code}`}
    />
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
  const told = useColumnsOfProblems()
  const columns: readonly Column<FoundProblem>[] = [
    ...told,
    {
      key: 'mend',
      head: say(officeWords.colMend),
      cell: (problem) =>
        problem.cell === null ? (
          <span className="quiet">{say(officeWords.mendInFile)}</span>
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

interface ReadingsProps {
  readonly readings: readonly FoundProblem[]
  readonly caption: string
}

/** Each kind of form, and what it became. It is also beside the item that two people approve. */
export function Readings({ readings, caption }: ReadingsProps) {
  const say = useText()
  const language = useLanguage()
  const place = usePlace()
  const columns: readonly Column<FoundProblem>[] = [
    { key: 'what', head: say(officeWords.colRead), cell: (problem) => wordsOf(problem, language).title },
    {
      key: 'example',
      head: say(officeWords.colExample),
      cell: (problem) => <span className="names">{wordsOf(problem, language).next}</span>,
    },
    { key: 'first', head: say(officeWords.colFirst), cell: place },
  ]
  return (
    <div className="readings">
      <Table caption={caption} columns={columns} rows={readings} rowKey={({ file, code }) => `${file} ${code}`} />
    </div>
  )
}

/** The commission holds each of them against its register: a list of them goes onto the stick. */
function Letters({ problems, view, send }: PageProps & { readonly problems: ProblemsView }) {
  const say = useText()
  const place = usePlace()
  const { letters, letterCount } = problems
  if (letterCount === 0) return null
  const columns: readonly Column<FoundProblem>[] = [
    { key: 'place', head: say(officeWords.colPlace), cell: place },
    { key: 'as', head: say(officeWords.colAsRead), cell: ({ value }) => <span className="names">{value}</span> },
    { key: 'code', head: say(officeWords.colLetter), cell: ({ allowed }) => allowed },
  ]
  return (
    <section className="letters" data-letters={letterCount}>
      <div className="files-import">
        <Act why={waits(view)} onPress={() => send({ type: 'put-letters' })}>
          {say(officeWords.putLetters)}
        </Act>
        <Put folder={view.put.letters} />
        <span className="quiet">{say(officeWords.lettersText)}</span>
      </div>
      <Table
        caption={say(officeWords.lettersCaption, { count: letterCount })}
        columns={columns}
        rows={letters}
        rowKey={({ line, column }) => `${line} ${column}`}
      />
      {letterCount > letters.length && <p>{say(officeWords.moreLetters, { count: letterCount - letters.length })}</p>}
    </section>
  )
}

/** The folder into which the press before put files. */
export function Put({ folder }: { readonly folder: string | undefined }) {
  return folder === undefined ? null : (
    <span>
      ✓ <FolderName path={folder} />
    </span>
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
      <TextInput
        aria-label={say(officeWords.newValue)}
        className="names"
        autoComplete="off"
        maxLength={400}
        value={is}
        onChange={(event) => setIs(event.target.value)}
      />
      <Act
        why={why}
        lacks={[typed(say(officeWords.whySame), is === cell)]}
        onPress={() => send({ type: 'mend', file, line, column, was: cell, is })}
      >
        {say(officeWords.mendThis)}
      </Act>
    </form>
  )
}
