/** Small parts of the pages. */
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useText } from '#ui/language/language.tsx'
import { staffScreen as words } from '#words/online.ts'
import type { ScreenEvent } from '../session/event.ts'
import type { Page, Who } from '../session/state.ts'

export type Send = (event: ScreenEvent) => void
type PageType = Page['type']
export interface PageProps<Type extends PageType> {
  readonly page: Extract<Page, { readonly type: Type }>
  readonly who: Who
  readonly send: Send
}

interface MainButtonProps {
  /** Another one of the page comes first. */
  readonly waits?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

export function MainButton({ waits = false, onPress, children }: MainButtonProps) {
  return (
    <button type="button" className={waits ? undefined : 'main'} onClick={onPress}>
      {children}
    </button>
  )
}

/** @param of the row that it is about: many buttons of one page have the same words */
export function RowButton(props: { readonly onPress: () => void; readonly of: string; readonly children: string }) {
  return (
    <button type="button" onClick={props.onPress} aria-label={`${props.children}: ${props.of}`}>
      {props.children}
    </button>
  )
}

interface FieldProps {
  readonly label: string
  readonly name: string
  readonly type?: 'text' | 'password' | 'date'
  readonly help?: string
  readonly maxLength?: number
  readonly isNumber?: boolean
}

/** The browser keeps nothing of what is typed. */
export function Field({ label, name, type = 'text', help, maxLength = 200, isNumber = false }: FieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {help !== undefined && <p id={`${id}-help`}>{help}</p>}
      <input
        {...{ id, name, type, maxLength }}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        autoComplete="off"
        spellCheck={false}
        inputMode={isNumber ? 'numeric' : undefined}
      />
    </div>
  )
}

/** @param onSend what was typed by name, without spaces around; a passphrase as it is */
export function Form(props: {
  readonly onSend: (typed: (name: string) => string, form: HTMLFormElement) => void
  readonly children: ReactNode
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    props.onSend((name) => {
      const value = data.get(name)
      return typeof value !== 'string' ? '' : name.startsWith('passphrase') ? value : value.trim()
    }, form)
  }
  return (
    <form onSubmit={submit} autoComplete="off" noValidate>
      {props.children}
    </form>
  )
}

export function Choice<Value extends string>(props: {
  readonly label: string
  readonly name: string
  readonly values: readonly Value[]
  readonly words: (value: Value) => string
  readonly onChoose?: (value: Value) => void
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        name={props.name}
        onChange={(event) => {
          const chosen = props.values.find((each) => each === event.target.value)
          if (chosen !== undefined) props.onChoose?.(chosen)
        }}
      >
        {props.values.map((value) => (
          <option key={value} value={value}>
            {props.words(value)}
          </option>
        ))}
      </select>
    </div>
  )
}

/** States of a list, one of which is shown. */
export function States<Value extends string>(props: {
  readonly label: string
  readonly values: readonly Value[]
  readonly shown: Value
  readonly words: (value: Value) => string
  readonly onChoose: (value: Value) => void
}) {
  return (
    <nav className="states" aria-label={props.label}>
      {props.values.map((value) => (
        <button
          key={value}
          type="button"
          aria-current={value === props.shown ? 'page' : undefined}
          onClick={() => props.onChoose(value)}
        >
          {props.words(value)}
        </button>
      ))}
    </nav>
  )
}

const ROWS_AT_ONCE = 100

/** A list in parts, and the rows in which somebody looks for a name or a number. */
export function List<Row>(props: {
  readonly rows: readonly Row[] | null
  readonly label: string
  readonly textOf: (row: Row) => string
  readonly head: readonly string[]
  readonly children: (row: Row) => ReactNode
  readonly above?: (shown: readonly Row[]) => ReactNode
}) {
  const say = useText()
  const id = useId()
  const [wanted, setWanted] = useState('')
  const [count, setCount] = useState(ROWS_AT_ONCE)
  if (props.rows === null) return null
  if (props.rows.length === 0) return <p>{say(words.none)}</p>
  const found = props.rows.filter((row) => plain(props.textOf(row)).includes(plain(wanted)))
  const shown = found.slice(0, count)
  const left = Math.min(ROWS_AT_ONCE, found.length - shown.length)
  return (
    <>
      <div className="field find">
        <label htmlFor={id}>{say(words.filter)}</label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <p role="status">{say(words.counted, { count: found.length })}</p>
      </div>
      {props.above?.(shown)}
      <div className="table">
        <table aria-label={props.label}>
          <thead>
            <tr>
              {props.head.map((each) => (
                <th key={each} scope="col">
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{shown.map((row) => props.children(row))}</tbody>
        </table>
      </div>
      {left > 0 && (
        <button type="button" onClick={() => setCount(count + ROWS_AT_ONCE)}>
          {say(words.more, { count: left })}
        </button>
      )}
    </>
  )
}

/** Full-width figures and spaces are no other name. */
function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
}
