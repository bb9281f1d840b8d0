/** The extract of the roll, and applications that came on paper. */
import { useState } from 'react'
import type { LocalDate } from '#election/time.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { useDate, useMinute } from '#ui/language/use-date.ts'
import { importMessages } from '#ui/messages/import.ts'
import { problemValues } from '#ui/messages/import-rules.ts'
import { fill, onScreen } from '#ui/messages/message.ts'
import { staffRefusals } from '#ui/messages/online-staff.ts'
import { staffScreen as words } from '#words/online.ts'
import type { Imported, Voter, Who } from '../session/state.ts'
import { ChooseCategory } from './category.tsx'
import { Differences, ExtractWaits } from './extract-waits.tsx'
import { useMark } from './mark.ts'
import { PaperAbroad, rowsAbroad } from './paper-abroad.tsx'
import { Form, List, MainButton, type PageProps, RowButton, type Send } from './parts.tsx'
import { PersonForm } from './person-form.tsx'
import { RollNumberForm } from './roll-number-form.tsx'
import { textOfCsv } from './text-of-csv.ts'

export function RollPage({ page, send, who }: PageProps<'roll'>) {
  return (
    <>
      <Import imported={page.imported} main={page.found?.length !== 1} send={send} />
      {page.now?.extract && <ExtractWaits extract={page.now.extract} who={who.name} />}
      {who.election.voters !== 'members' && <Paper found={page.found} send={send} who={who} />}
    </>
  )
}

interface ImportProps {
  readonly imported: Imported | null
  /** Nobody was found whose application is entered next. */
  readonly main: boolean
  readonly send: Send
}

function Import({ imported, main, send }: ImportProps) {
  const say = useText()
  const read = async (form: HTMLFormElement) => {
    const file = new FormData(form).get('csv')
    if (!(file instanceof File) || file.size === 0) return send({ type: 'slip', refusal: 'something-empty' })
    const csv = textOfCsv(new Uint8Array(await file.arrayBuffer()))
    if (csv === null) return send({ type: 'slip', refusal: 'not-a-csv' })
    // The same file is chosen anew: it may have been mended meanwhile.
    form.reset()
    send({ type: 'ask', asked: { name: 'import', body: { csv } }, about: file.name })
  }
  return (
    <section>
      <h2>{say(words.importTitle)}</h2>
      <p>{say(words.importHelp)}</p>
      <Form onSend={(_, form) => void read(form).catch(() => send({ type: 'slip', refusal: 'not-a-csv' }))}>
        <div className="field">
          <label htmlFor="csv">{say(words.importFile)}</label>
          <input id="csv" name="csv" type="file" accept=".csv,text/csv" />
        </div>
        <button type="submit" className={main ? 'main' : undefined}>
          {say(words.importNow)}
        </button>
      </Form>
      {imported?.type === 'imported' && (
        <p className="done" role="status">
          {say(words.imported, { rows: imported.rows, eligible: imported.eligible })}
        </p>
      )}
      {imported?.type === 'brought' && (
        <p className="done" role="status">
          {say(imported.isAnother ? words.broughtAnother : words.brought, { rows: imported.rows })}
        </p>
      )}
      {imported?.type === 'contests-of-boxes' && <ContestsOfBoxes differences={imported.differences} />}
      {imported?.type === 'papers-beside-boxes' && <PapersBesideBoxes rollNos={imported.rollNos} />}
      {imported?.type === 'problems' && <Problems problems={imported.problems} />}
    </section>
  )
}

type Problem = Extract<Imported, { type: 'problems' }>['problems'][number]

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const say = useText()
  const language = useLanguage()
  const numbered = problems.map((problem, at) => ({ ...problem, at }))
  const inWords = (problem: Problem) => {
    const { title, next } = importMessages[problem.code][language]
    return [title, next].map((text) => fill(onScreen(text, language), problemValues(problem, language)))
  }
  return (
    <>
      <div className="refusal" role="alert">
        <p className="what">{say(words.problemsTitle, { count: problems.length })}</p>
      </div>
      <List
        rows={numbered}
        label={say(words.problem)}
        textOf={({ line, column }) => `${line} ${column}`}
        head={[words.line, words.column, words.problem].map((each) => say(each))}
      >
        {(problem) => {
          const [title, next] = inWords(problem)
          return (
            <tr key={problem.at}>
              <th scope="row">{problem.line}</th>
              <td>{problem.column}</td>
              <td>
                <strong>{title}</strong> {next}
              </td>
            </tr>
          )
        }}
      </List>
    </>
  )
}

function ContestsOfBoxes({ differences }: Pick<Extract<Imported, { type: 'contests-of-boxes' }>, 'differences'>) {
  const { next, title } = staffRefusals['style-of-a-box'][useLanguage()]
  return (
    <>
      <div className="refusal" role="alert">
        <p className="what">{title}</p>
        <p>{next}</p>
      </div>
      <Differences differences={differences} />
    </>
  )
}

function PapersBesideBoxes({ rollNos }: { readonly rollNos: readonly string[] }) {
  const { next, title } = staffRefusals['paper-beside-box'][useLanguage()]
  return (
    <div className="refusal" role="alert">
      <p className="what">{title}</p>
      <p>{next}</p>
      <p className="number">{rollNos.join(' ')}</p>
    </div>
  )
}

interface PaperProps {
  readonly found: readonly Voter[] | null
  readonly send: Send
  readonly who: Who
}

function Paper({ found, send, who }: PaperProps) {
  const say = useText()
  // The server refuses an application from then on (T6).
  const until = who.election.applicationsEnd
  return (
    <section>
      <h2>{say(words.applyTitle)}</h2>
      <p>{say(words.applyHelp)}</p>
      <p>{say(words.applyUntil, { at: useMinute()(until) })}</p>
      <RollNumberForm send={send}>
        <button type="submit">{say(words.findVoter)}</button>
      </RollNumberForm>
      <h3>{say(words.applyByPerson)}</h3>
      <PersonForm submit={say(words.findVoter)} name="voter" send={send} />
      {found?.length === 0 && <p role="status">{say(words.noVoter)}</p>}
      {(found?.length ?? 0) > 1 && <p role="status">{say(words.voters, { count: found?.length ?? 0 })}</p>}
      {found?.map((voter) => (
        <FoundVoter key={voter.rollNo} voter={voter} isAlone={found.length === 1} send={send} who={who} />
      ))}
    </section>
  )
}

interface FoundVoterProps {
  readonly voter: Voter
  readonly isAlone: boolean
  readonly send: Send
  readonly who: Who
}

function FoundVoter({ isAlone, send, voter, who }: FoundVoterProps) {
  const say = useText()
  const [chosen, setChosen] = useState('')
  const hasCategories = who.election.applicants.categories.length > 0
  const markOf = useMark()
  const shown = useDate()
  const rows = [
    [words.rollNo, voter.rollNo],
    [words.name, voter.name],
    [words.kana, voter.kana],
    [words.birthDate, shown(voter.birthDate as LocalDate)],
    [words.address, voter.address],
    [words.station, voter.station],
    [words.mark, markOf(voter.mark)],
    ...rowsAbroad(voter),
  ] as const
  const apply = () => {
    if (hasCategories && chosen === '') return send({ type: 'slip', refusal: 'category-missing' })
    const category = hasCategories ? chosen : null
    send({ type: 'ask', asked: { name: 'apply', body: { rollNo: voter.rollNo, category } }, about: voter.name })
  }
  return (
    <div className="found">
      <dl>
        {rows.map(([name, value]) => (
          <div key={name.en}>
            <dt>{say(name)}</dt>
            <dd className="lines">{value}</dd>
          </div>
        ))}
      </dl>
      {hasCategories && mayApply(voter) && <ChooseCategory who={who} chosen={chosen} onChoose={setChosen} />}
      <PaperAbroad voter={voter} send={send} mayShut />
      {mayApply(voter) && isAlone && <MainButton onPress={apply}>{say(words.applyNow)}</MainButton>}
      {mayApply(voter) && !isAlone && (
        <RowButton of={voter.rollNo} onPress={apply}>
          {say(words.applyNow)}
        </RowButton>
      )}
    </div>
  )
}

/** Beside the answer about a paper no button asks for a second box. */
function mayApply({ paper }: Voter): boolean {
  return paper === null || paper === 'no-box'
}
