/** PAP-07: what became of the absentee votes, typed by two people, each without the other's figures. */

import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { TextInput } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { ABSENTEE_FIGURES, SEXES } from '../session/absentees.ts'
import type { Absentees } from '../session/day-record.ts'
import { Act } from './act.tsx'
import { digitsTyped } from './fields.tsx'
import type { TabProps } from './words.ts'

type Typed = Readonly<Record<string, string>>
const LATE = 'late'
const keyOf = (place: number, figure: string, sex: string) => `${place} ${figure} ${sex}`

export function AbsenteePanel(props: TabProps) {
  const { head, view, send } = props
  const say = useText()
  const [typed, setTyped] = useState<Typed>({})
  const [first, setFirst] = useState<Absentees | null>(null)
  const { absentees, ticks } = view.record.closing
  const now = figuresOf(typed, head.contests.length)
  const take = () => {
    if (now === null) return
    if (first === null) setFirst(now)
    else {
      send({ type: 'absentees-told', figures: first, again: now })
      setFirst(null)
    }
    setTyped({})
  }
  if (!ticks['absentee-decided']) return null
  return (
    <section className="absentees" data-absentees={absentees === null ? 'open' : 'told'}>
      {absentees !== null && first === null && <Told {...props} absentees={absentees} />}
      <p>
        <strong>{say(first === null ? issuerScreen.absenteesFirst : issuerScreen.absenteesSecond)}</strong>{' '}
        {say(issuerScreen.absenteesHelp)}
      </p>
      <Fields {...props} typed={typed} onType={(key, text) => setTyped({ ...typed, [key]: text })} />
      <div className="entry">
        {/* Decision 027: what is on the forms is typed first. */}
        <Button onPress={() => setTyped({ ...typed, ...zeros(head.contests.length, typed) })}>
          {say(issuerScreen.absenteesRestZero)}
        </Button>
        <Act
          kind={absentees === null ? 'go' : 'plain'}
          why={now === null ? say(issuerScreen.fieldsFirst) : null}
          onPress={take}
        >
          {say(first === null ? issuerScreen.absenteesNext : issuerScreen.absenteesTell)}
        </Act>
        {first !== null && <Button onPress={() => setFirst(null)}>{say(issuerScreen.absenteesAnew)}</Button>}
      </div>
    </section>
  )
}

/** Null: a figure lacks. */
function figuresOf(typed: Typed, contests: number): Absentees | null {
  const count = (key: string) => (/^\d{1,6}$/.test(typed[key] ?? '') ? Number(typed[key]) : null)
  const bySex = (place: number, figure: string) => {
    const [men, women] = SEXES.map((sex) => count(keyOf(place, figure, sex)))
    return men == null || women == null ? null : { men, women }
  }
  const late = count(LATE)
  const rows = Array.from({ length: contests }, (_, place) => {
    const [received, notAccepted, refused] = ABSENTEE_FIGURES.map((figure) => bySex(place, figure))
    return received == null || notAccepted == null || refused == null ? null : { received, notAccepted, refused }
  }).filter((row) => row !== null)
  if (late === null || rows.length < contests) return null
  const { notAcceptedNames = '', refusedNames = '' } = typed
  return { contests: rows, late, notAcceptedNames, refusedNames }
}

/** In each field that is empty. */
function zeros(contests: number, typed: Typed): Typed {
  const ofContest = (place: number) =>
    ABSENTEE_FIGURES.flatMap((figure) => SEXES.map((sex) => keyOf(place, figure, sex)))
  const keys = Array.from({ length: contests }, (_, place) => ofContest(place)).flat()
  return Object.fromEntries([...keys, LATE].flatMap((key) => (typed[key] ? [] : [[key, '0']])))
}

interface FieldsProps extends TabProps {
  readonly typed: Typed
  readonly onType: (key: string, text: string) => void
}

function Fields({ head, typed, onType }: FieldsProps) {
  const say = useText()
  const number = (key: string, label: string) => (
    <TextInput
      aria-label={label}
      className="entry-number"
      inputMode="numeric"
      value={typed[key] ?? ''}
      {...digitsTyped((digits) => onType(key, digits))}
    />
  )
  // One row a contest, so that the page is in sight with the button that keeps it.
  const columns = ABSENTEE_FIGURES.flatMap((figure) => SEXES.map((sex) => ({ figure, sex })))
  const nameOf = (figure: (typeof ABSENTEE_FIGURES)[number]) => say(issuerScreen[`absentee_${figure}`])
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th rowSpan={2}>{say(issuerScreen.contest)}</th>
            {ABSENTEE_FIGURES.map((figure) => (
              <th key={figure} colSpan={SEXES.length}>
                {nameOf(figure)}
              </th>
            ))}
          </tr>
          <tr>
            {columns.map(({ figure, sex }) => (
              <th key={`${figure} ${sex}`}>{say(issuerScreen[`absentee_${sex}`])}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {head.contests.map(({ id, title }, place) => (
            <tr key={id}>
              <th scope="row" lang="ja">
                {title}
              </th>
              {columns.map(({ figure, sex }) => (
                <td key={`${figure} ${sex}`}>
                  {number(
                    keyOf(place, figure, sex),
                    `${title} ${nameOf(figure)} ${say(issuerScreen[`absentee_${sex}`])}`,
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="absentee-rest">
        <div className="absentee-place">
          <span>{say(issuerScreen.absentee_late)}</span>
          {number(LATE, say(issuerScreen.absentee_late))}
        </div>
        {(['notAcceptedNames', 'refusedNames'] as const).map((key) => (
          <label key={key} className="absentee-place">
            <span>{say(issuerScreen[`absentee_${key}`])}</span>
            <TextInput
              className="entry-text"
              maxLength={400}
              value={typed[key] ?? ''}
              onChange={({ target }) => onType(key, target.value)}
            />
          </label>
        ))}
      </div>
    </>
  )
}

function Told({ head, absentees }: TabProps & { readonly absentees: Absentees }) {
  const say = useText()
  return (
    <ul className="entry-done">
      {absentees.contests.map((contest, place) => (
        <li key={head.contests[place]?.id}>
          ✓ <span lang="ja">{head.contests[place]?.title}</span>{' '}
          {ABSENTEE_FIGURES.map(
            (figure) => `${say(issuerScreen[`absentee_${figure}`])} ${contest[figure].men + contest[figure].women}`,
          ).join('　')}
        </li>
      ))}
      <li>
        {say(issuerScreen.absentee_late)} {absentees.late}
      </li>
    </ul>
  )
}
