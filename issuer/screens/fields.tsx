/** Small forms of the desk: one line, Enter takes it. */

import { type ChangeEvent, type CompositionEvent, type ReactNode, useId, useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { TextInput } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { useEntered } from './entered.tsx'

/** @param onTake Enter was pressed */
function Entry({ onTake, children }: { readonly onTake: () => void; readonly children: ReactNode }) {
  return (
    <form
      className="entry"
      onSubmit={(event) => {
        event.preventDefault()
        onTake()
      }}
    >
      {children}
    </form>
  )
}

export interface NumberEntryProps {
  readonly label: string
  /** The present entry; shown until somebody types. */
  readonly value: number | null
  readonly onEnter: (value: number) => void
  /** Where a number can be taken back: the field was emptied. */
  readonly onEmpty?: () => void
  /** For several fields in a table the label is only spoken. */
  readonly bare?: boolean
}

/** A count. Digits only; empty is no count, and a press with nothing there is answered. */
export function NumberEntry({ label, value, onEnter, onEmpty, bare = false }: NumberEntryProps) {
  const say = useText()
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (value === null ? '' : String(value))
  const { entered, ask } = useEntered(value === null ? '' : String(value))
  const [isEmpty, setEmpty] = useState(false)
  const type = (digits: string) => {
    setTyped(digits)
    setEmpty(false)
  }
  const take = () => {
    if (/^\d{1,6}$/.test(shown)) {
      ask(String(Number(shown)))
      onEnter(Number(shown))
    } else if (value === null) setEmpty(true)
    else if (shown === '') onEmpty?.()
    setTyped(null)
  }
  return (
    <Entry onTake={take}>
      <label>
        {!bare && <span>{label}</span>}
        <TextInput
          aria-label={label}
          className="entry-number"
          inputMode="numeric"
          value={shown}
          aria-invalid={isEmpty && !bare}
          {...digitsTyped(type)}
          onBlur={bare && typed !== null ? take : undefined}
        />
      </label>
      {!bare && <Button onPress={take}>{say(issuerScreen.enter)}</Button>}
      {!bare && isEmpty && value === null && (
        <strong className="entry-empty" role="status">
          {say(issuerScreen.fieldEmpty)}
        </strong>
      )}
      {!bare &&
        value !== null &&
        typed === null &&
        (entered ?? <span className="entry-done">✓ {say(issuerScreen.done)}</span>)}
    </Entry>
  )
}

/** A count as it is typed. Full-width digits count too; while an input method composes, nothing is taken away from it. */
export function digitsTyped(set: (digits: string) => void) {
  const digits = (text: string) => text.normalize('NFKC').replace(/\D/g, '').slice(0, 6)
  return {
    onChange: ({ nativeEvent, target }: ChangeEvent<HTMLInputElement>) =>
      set('isComposing' in nativeEvent && nativeEvent.isComposing ? target.value : digits(target.value)),
    onCompositionEnd: ({ currentTarget }: CompositionEvent<HTMLInputElement>) => set(digits(currentTarget.value)),
  }
}

/**
 * 照合番号: shown in groups of five; spaces do not matter. A refused entry stays there to be mended, and says that it was refused.
 * @param value as it is kept, in plain digits
 */
export function DigitsEntry({
  label,
  value,
  onEnter,
}: {
  readonly label: string
  readonly value: string
  readonly onEnter: (digits: string) => void
}) {
  const say = useText()
  const [typed, setTyped] = useState<string | null>(null)
  const [sent, setSent] = useState<string | null>(null)
  const isKept = typed === null || plainDigits(typed) === value
  const take = () => {
    if (typed === null || isKept) return setTyped(null)
    if (typed === sent) return
    setSent(typed)
    onEnter(typed)
  }
  const isRefused = !isKept && typed === sent
  return (
    <Entry onTake={take}>
      <TextInput
        aria-label={label}
        aria-invalid={isRefused}
        className="entry-digits"
        inputMode="numeric"
        maxLength={60}
        value={isKept && typed === null ? value.replace(/(\d{5})(?=\d)/g, '$1 ') : typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
      />
      {isRefused && <strong role="status">{say(issuerScreen.sealNotKept)}</strong>}
      {isKept && value !== '' && (
        <span className="entry-done" role="status">
          {say(issuerScreen.sealKept)}
        </span>
      )}
    </Entry>
  )
}

/** As the session reads them. */
function plainDigits(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/g, '')
}

export interface TextEntryProps {
  readonly label: string
  readonly value: string
  readonly action: string
  readonly onEnter: (value: string) => void
  readonly clears?: boolean
  /** As the session takes it. */
  readonly longest?: number
  /** Who is offered below the field; another name may be typed. */
  readonly names?: readonly string[]
}

export function TextEntry({
  label,
  value,
  action,
  onEnter,
  clears = false,
  longest = 400,
  names = [],
}: TextEntryProps) {
  const say = useText()
  const offered = useId()
  const [typed, setTyped] = useState(value)
  const [isEmpty, setEmpty] = useState(false)
  const { entered, ask } = useEntered(value)
  const take = () => {
    setEmpty(typed.trim() === '')
    if (typed.trim() === '') return
    ask(typed.trim())
    onEnter(typed.trim())
    if (clears) setTyped('')
  }
  return (
    <Entry onTake={take}>
      <label>
        <span>{label}</span>
        <TextInput
          className="entry-text"
          value={typed}
          maxLength={longest}
          aria-invalid={isEmpty}
          list={offered}
          onChange={(event) => {
            setTyped(event.target.value)
            setEmpty(false)
          }}
        />
      </label>
      <Names id={offered} names={names} />
      <Button onPress={take}>{action}</Button>
      {isEmpty ? <strong role="status">{say(issuerScreen.fieldEmpty)}</strong> : entered}
    </Entry>
  )
}

/** A field with this `list` offers them; another name may be typed. Without a name it is a plain field for who hears the page, too. */
export function Names({ id, names }: { readonly id: string; readonly names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <datalist id={id}>
      {[...new Set(names)].map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  )
}

/** A line of a form that is sent as a whole. */
export function TextField({
  label,
  value,
  longest,
  covered = false,
  onType,
  onFocus,
  onBlur,
}: {
  readonly label: string
  readonly value: string
  readonly longest: number
  /** Dots in place of the letters: somebody else types them once more. */
  readonly covered?: boolean
  readonly onType: (typed: string) => void
  readonly onFocus?: () => void
  readonly onBlur?: () => void
}) {
  return (
    <label className="text-field">
      <span>{label}</span>
      <TextInput
        className={`entry-text${covered ? ' entry-covered' : ''}`}
        value={value}
        maxLength={longest}
        onFocus={onFocus}
        onBlur={onBlur}
        onChange={(event) => onType(event.target.value)}
      />
    </label>
  )
}

/** A tick with its whole line as target. */
export function Tick({
  label,
  done,
  disabled = false,
  onTick,
}: {
  readonly label: string
  readonly done: boolean
  /** It may be taken back nevertheless. */
  readonly disabled?: boolean
  readonly onTick: (done: boolean) => void
}) {
  return (
    <label className={`tick${done ? ' tick-done' : ''}`}>
      <input
        type="checkbox"
        checked={done}
        disabled={disabled && !done}
        onChange={(event) => onTick(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  )
}
