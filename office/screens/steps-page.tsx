/** From the call of the election to the boxes handed out: what is due when, what is done, what comes next. */
import { Table } from '#ui/components/table.tsx'
import { useListed, useText } from '#ui/language/language.tsx'
import type { Text } from '#ui/messages/message.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import { daysUntil } from '../session/dates.ts'
import type { Step, StepId } from '../session/steps.ts'
import { waits } from './act.tsx'
import { NewPerson } from './new-person.tsx'
import { nextOf, PLACES, Rehearsed } from './next-line.tsx'
import { OwnMachine } from './own-machine.tsx'
import type { Page, PageProps } from './page-props.ts'

const SIGN = { done: '✓', part: '◐', open: '○' } as const

/** The state of a step that waits for others; where none is said, for the eve. */
const WAITS: { readonly [Id in StepId]?: Text } = { carry: officeWords.waits_carry, rolls: officeWords.waits_rolls }

interface StepsPageProps extends PageProps {
  readonly go: (page: Page) => void
}

export function StepsPage({ view, send, go }: StepsPageProps) {
  const say = useText()
  const listed = useListed()
  const next = nextOf(view)
  return (
    <div className="office-steps">
      {view.use === 'live' && <OwnMachine view={view} send={send} />}
      {next?.id === 'people' && view.person !== null && <Join main view={view} send={send} />}
      {view.head !== null && <DaysLeft view={view} />}
      <StepTable view={view} go={go} />
      <section className="steps-people">
        <h2>{say(officeWords.people)}</h2>
        <p lang="ja">{listed(view.people)}</p>
        {next?.id !== 'people' && view.person !== null && (
          <details>
            <summary>{say(officeWords.joinTitle)}</summary>
            <Join main={false} view={view} send={send} />
          </details>
        )}
      </section>
    </div>
  )
}

function DaysLeft({ view }: Pick<PageProps, 'view'>) {
  const say = useText()
  if (view.head === null) return null
  const days = daysUntil(view.head.date, view.today)
  return <p className="steps-days">{days < 0 ? say(officeWords.daysOver) : say(officeWords.daysLeft, { days })}</p>
}

interface StepProps {
  readonly step: Step
  readonly use: PageProps['view']['use']
  readonly go: (page: Page) => void
}

function StepTable({ view, go }: Pick<StepsPageProps, 'view' | 'go'>) {
  const say = useText()
  const columns = [
    {
      key: 'step',
      head: say(officeWords.colStep),
      cell: (step: Step) => <StepName step={step} use={view.use} go={go} />,
    },
    { key: 'due', head: say(officeWords.colDue), cell: (step: Step) => <Due step={step} today={view.today} /> },
    {
      key: 'state',
      head: say(officeWords.colState),
      cell: (step: Step) => <State step={step} />,
    },
  ]
  return (
    <Table caption={say(officeWords.stepsCaption)} columns={columns} rows={view.steps} rowKey={(step) => step.id} />
  )
}

/** For a step that is done in part: how much. */
function State({ step: { id, state, count } }: { readonly step: Step }) {
  const say = useText()
  const begun = count !== null && count.done > 0
  const sign = SIGN[state === 'done' ? 'done' : begun || (state === 'waits' && id === 'carry') ? 'part' : 'open']
  const words =
    state === 'done'
      ? say(officeWords.state_done)
      : state === 'waits'
        ? say(WAITS[id] ?? officeWords.waits_prove, count ?? {})
        : begun
          ? say(officeWords.state_part, count)
          : say(officeWords.state_open)
  return (
    <span data-state={state}>
      {sign} {words}
    </span>
  )
}

function StepName({ step, use, go }: StepProps) {
  const say = useText()
  const place = PLACES[step.id]
  const name = say(officeWords[`step_${step.id}`])
  return (
    <div className="step-name">
      {place === undefined ? (
        <strong>{name}</strong>
      ) : (
        <button type="button" className="step-link" onClick={() => go(place)}>
          {name}
        </button>
      )}
      <small>{say(officeWords[`step_${step.id}_how`])}</small>
      <Rehearsed step={step} use={use} />
    </div>
  )
}

function Due({ step, today }: { readonly step: Step; readonly today: Parameters<typeof daysUntil>[1] }) {
  const say = useText()
  if (step.due === null) return null
  const days = daysUntil(step.due, today)
  if (step.state === 'done') return <span>{say(officeWords.dueBy, { date: step.due })}</span>
  return (
    <span className={days < 0 ? 'step-late' : undefined}>
      {say(officeWords.dueBy, { date: step.due })}{' '}
      {days < 0 && <strong>▲ {say(officeWords.overdue, { days: -days })}</strong>}
      {days === 0 && <strong>{say(officeWords.dueToday)}</strong>}
      {days > 0 && say(officeWords.daysUntil, { days })}
    </span>
  )
}

function Join({ main, view, send }: PageProps & { readonly main: boolean }) {
  const say = useText()
  return (
    <div className="join">
      <p>{say(officeWords.joinText, { name: view.person ?? '' })}</p>
      <NewPerson
        act={say(officeWords.join)}
        main={main}
        why={waits(view)}
        onMade={(person) => send({ type: 'join', ...person })}
      />
    </div>
  )
}
