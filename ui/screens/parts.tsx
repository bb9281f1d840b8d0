/** The example of each part: words of the real screens where there are some. */
import { type ComponentType, useState } from 'react'
import { partsWords, uiWords } from '#words/common.ts'
import { AnswerBar } from '../components/answer-bar.tsx'
import { BarCell } from '../components/bar-cell.tsx'
import { Button } from '../components/button.tsx'
import { Checklist } from '../components/checklist.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Entry } from '../components/entry.tsx'
import { Figured } from '../components/figured.tsx'
import { Figures } from '../components/figures.tsx'
import { HourBars } from '../components/hour-bars.tsx'
import { LanguageSwitch } from '../components/language-switch.tsx'
import { NumberPad } from '../components/number-pad.tsx'
import { PageHead } from '../components/page-head.tsx'
import { PageTabs } from '../components/page-tabs.tsx'
import { Progress } from '../components/progress.tsx'
import { RefusalCard } from '../components/refusal-card.tsx'
import { Table } from '../components/table.tsx'
import { UseBanner } from '../components/use-banner.tsx'
import { useText } from '../language/language.tsx'
import { uiRefusals } from '../messages/ui-refusals.ts'

type Name = Exclude<keyof typeof partsWords, 'title' | 'about' | 'candidate' | 'votes' | 'election'>

const nothing = () => {}

export const PARTS: readonly { readonly name: Name; readonly Part: ComponentType }[] = [
  { name: 'head', Part: Head },
  { name: 'tabs', Part: Tabs },
  { name: 'buttons', Part: Buttons },
  { name: 'table', Part: OneTable },
  { name: 'figures', Part: SomeFigures },
  { name: 'next', Part: Next },
  { name: 'fields', Part: Fields },
  { name: 'answers', Part: Answers },
  { name: 'checks', Part: Checks },
  { name: 'question', Part: Question },
]

function Head() {
  const say = useText()
  return (
    <>
      <UseBanner use="rehearsal" />
      <PageHead program={say(partsWords.title)} election={say(partsWords.election)}>
        <LanguageSwitch onLanguage={nothing} />
      </PageHead>
    </>
  )
}

function Tabs() {
  const say = useText()
  const [shown, show] = useState<string>('head')
  const tabs = (['head', 'buttons', 'table'] as const).map((id) => ({ id, name: say(partsWords[id]) }))
  return (
    <>
      <PageTabs label={say(partsWords.tabs)} tabs={tabs} shown={shown} onChoose={show} />
      <PageTabs label={say(partsWords.tabs)} parts tabs={tabs} shown={shown} onChoose={show} />
    </>
  )
}

function Buttons() {
  const say = useText()
  return (
    <div className="parts-row">
      <Button kind="go" onPress={nothing}>
        {say(uiWords.acknowledge)}
      </Button>
      <Button shortcut="F2" onPress={nothing}>
        {say(partsWords.question)}
      </Button>
      <Button pressed onPress={nothing}>
        {say(partsWords.table)}
      </Button>
      <Button disabled onPress={nothing}>
        {say(partsWords.fields)}
      </Button>
      <Button kind="staff" onPress={nothing}>
        {say(partsWords.answers)}
      </Button>
    </div>
  )
}

const ROWS = [
  { number: 1, name: '見本 太郎', votes: 1234 },
  { number: 2, name: '例題 花子', votes: 98 },
]

function OneTable() {
  const say = useText()
  type Row = (typeof ROWS)[number]
  const columns = [
    { key: 'name', head: say(partsWords.candidate), cell: (row: Row) => <span lang="ja">{row.name}</span> },
    { key: 'votes', head: say(partsWords.votes), number: true, cell: (row: Row) => row.votes.toLocaleString('en') },
    {
      key: 'bar',
      head: say(partsWords.figures),
      cell: (row: Row) => <BarCell value={row.votes} most={1234} label={say(partsWords.votes)} />,
    },
  ]
  return <Table caption={say(partsWords.table)} columns={columns} rows={ROWS} rowKey={({ number }) => String(number)} />
}

function SomeFigures() {
  const say = useText()
  const figures = ROWS.map(({ number, votes }) => ({ name: `${say(partsWords.votes)} ${number}`, value: votes }))
  return (
    <>
      <Figures figures={figures} />
      <Figured>{figures.map(({ name, value }) => `${name}: ${value}`).join('　')}</Figured>
      <HourBars
        label={say(partsWords.votes)}
        bars={[
          { until: '08:00', count: 12 },
          { until: '09:00', count: 34 },
        ]}
      />
    </>
  )
}

function Next() {
  const say = useText()
  return (
    <div className="next-step">
      <h3>
        {say(uiWords.nextThing)} ▶ {say(partsWords.fields)}
      </h3>
      <Button kind="go" onPress={nothing}>
        {say(uiWords.acknowledge)}
      </Button>
    </div>
  )
}

function Fields() {
  const say = useText()
  const [typed, type] = useState('')
  const [digits, press] = useState('12')
  return (
    <>
      <Entry label={say(partsWords.candidate)} value={typed} onChange={type} />
      <NumberPad
        label={say(partsWords.votes)}
        value={digits}
        digitsMin={1}
        digitsMax={4}
        onChange={press}
        onEnter={nothing}
      />
    </>
  )
}

function Answers() {
  const say = useText()
  return (
    <AnswerBar>
      <RefusalCard code="parts" text={uiRefusals['screen-busy']}>
        <Button onPress={nothing}>{say(uiWords.acknowledge)}</Button>
      </RefusalCard>
    </AnswerBar>
  )
}

function Checks() {
  const say = useText()
  const states = ['good', 'running', 'waiting', 'bad'] as const
  return (
    <>
      <Checklist lines={states.map((state) => ({ key: state, label: say(partsWords.table), state }))} />
      <Progress label={say(partsWords.checks)} done={3} whole={8} />
    </>
  )
}

function Question() {
  const say = useText()
  const [isAsked, ask] = useState(false)
  return (
    <>
      <Button onPress={() => ask(true)}>{say(partsWords.question)}</Button>
      {isAsked && (
        <Dialog
          title={say(partsWords.question)}
          answers={
            <Button kind="go" onPress={() => ask(false)}>
              {say(uiWords.acknowledge)}
            </Button>
          }
        >
          <p>{say(partsWords.about)}</p>
        </Dialog>
      )}
    </>
  )
}
