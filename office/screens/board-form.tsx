/** Headquarters' board: figures that somebody tells by telephone, and one that is taken back. */
import { useState } from 'react'
import { halfWidth } from '#election/definition/import/written-forms.ts'
import { parseTime } from '#election/time.ts'
import { Entry } from '#ui/components/entry.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { BoardStation } from '../session/board-sums.ts'
import { Act, typed, useFillIn, waitsForPackage } from './act.tsx'
import { useKeptForm } from './kept-form.ts'
import type { BoardProps } from './page-props.ts'

const PARTS = ['men', 'women', 'unsaid'] as const
type Part = (typeof PARTS)[number]
type Typed = Readonly<Record<string, string>>

interface Form {
  readonly station: string
  readonly until: string
  readonly figures: Typed
  readonly who: string
}

const EMPTY: Form = { station: '', until: '', figures: {}, who: '' }

export function BoardForm({ board, view, send }: BoardProps) {
  const say = useText()
  const fillIn = useFillIn()
  const [form, setForm] = useKeptForm<Form>('board', view, EMPTY)
  const set = (more: Partial<Form>) => setForm({ ...form, ...more })
  const station = board.stations.find((each) => each.station === form.station)
  const until = parseTime(form.until)
  const of = (contest: string, part: Part) =>
    halfWidth(form.figures[`${contest} ${part}`] ?? '')
      .replaceAll(',', '')
      .trim()
  const own = station?.contests ?? []
  const needed = own.flatMap(({ contest }) => [of(contest, 'men'), of(contest, 'women')])
  const all = own.flatMap(({ contest }) => PARTS.map((part) => of(contest, part))).filter((text) => text !== '')
  const notNumber = typed(
    say(officeWords.boardNotNumber),
    all.some((text) => !/^\d{1,7}$/.test(text)),
  )
  const empty = fillIn(
    [officeWords.boardStation, station !== undefined],
    [officeWords.boardTime, until !== null],
    [officeWords.boardAll, needed.every((text) => text !== '')],
    [officeWords.boardWho, form.who.trim() !== ''],
  )
  const enter = () => {
    if (station === undefined || until === null) return
    const contests = own.map(({ contest }) => {
      const [men = 0, women = 0, unsaid = 0] = PARTS.map((part) => Number(of(contest, part)))
      return { contest, men, women, unsaid }
    })
    send({ type: 'tell-turnout', station: station.station, date: board.date, until, contests, who: form.who })
    set({ station: '', figures: {}, who: '' })
  }
  return (
    <section className="keys-section change-form">
      <h2>{say(officeWords.boardEnter)}</h2>
      <div className="office-row">
        <StationChoice board={board} value={form.station} onChange={(to) => set({ station: to, until: '' })} />
        <Times station={station} value={form.until} onChange={(to) => set({ until: to })} />
        {own.map(({ contest, title }) =>
          PARTS.map((part) => (
            <Entry
              key={`${contest} ${part}`}
              label={say(PART_WORDS[part], { contest: title })}
              most={9}
              value={form.figures[`${contest} ${part}`] ?? ''}
              onChange={(text) => set({ figures: { ...form.figures, [`${contest} ${part}`]: text } })}
            />
          )),
        )}
        <Entry label={say(officeWords.boardWho)} value={form.who} onChange={(who) => set({ who })} />
        <Act kind="go" why={waitsForPackage(view)} lacks={[notNumber, empty]} onPress={enter}>
          {say(officeWords.enterBoard)}
        </Act>
      </div>
      <TakeBack board={board} view={view} send={send} />
    </section>
  )
}

const PART_WORDS = {
  men: officeWords.boardMenOf,
  women: officeWords.boardWomenOf,
  unsaid: officeWords.boardUnsaidOf,
} as const

interface StationChoiceProps extends Pick<BoardProps, 'board'> {
  readonly value: string
  readonly onChange: (value: string) => void
}

function StationChoice({ board, value, onChange }: StationChoiceProps) {
  const say = useText()
  return (
    <label className="field">
      <span>{say(officeWords.boardStation)}</span>
      <select className="names" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="" />
        {board.stations.map(({ station: id, name, late }) => (
          <option key={id} value={id}>
            {late === null ? name : `▲ ${name}`}
          </option>
        ))}
      </select>
    </label>
  )
}

interface TimesProps {
  readonly station: BoardStation | undefined
  readonly value: string
  readonly onChange: (value: string) => void
}

function Times({ station, value, onChange }: TimesProps) {
  const say = useText()
  return (
    <label className="field">
      <span>{say(officeWords.boardTime)}</span>
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="" />
        {station?.times.map((time) => (
          <option key={time} value={time}>
            {station.told.some(({ until }) => until === time) ? `✓ ${time}` : time}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Figures that were of another station, or of another hour. */
function TakeBack({ board, view, send }: BoardProps) {
  const say = useText()
  const fillIn = useFillIn()
  const [picked, setPicked] = useState('')
  const [why, setWhy] = useState('')
  const all = board.stations.flatMap(({ name, told }) =>
    told.map((each) => ({ ...each, key: `${each.station} ${each.until}`, words: `${name} ${each.until}` })),
  )
  if (all.length === 0) return null
  const found = all.find(({ key }) => key === picked)
  const lacks = fillIn([officeWords.boardPick, found !== undefined], [officeWords.boardWhy, why.trim() !== ''])
  const takeBack = () => {
    if (found === undefined) return
    const { station, date, until } = found
    send({ type: 'take-turnout-back', station, date, until, why })
    setPicked('')
    setWhy('')
  }
  return (
    <div className="office-row">
      <label className="field">
        <span>{say(officeWords.boardPick)}</span>
        <select className="names" value={picked} onChange={({ target }) => setPicked(target.value)}>
          <option value="" />
          {all.map(({ key, words }) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <Entry label={say(officeWords.boardWhy)} value={why} onChange={setWhy} />
      <Act why={waitsForPackage(view)} lacks={[lacks]} onPress={takeBack}>
        {say(officeWords.takeBoardBack)}
      </Act>
    </div>
  )
}
