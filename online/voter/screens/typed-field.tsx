/** Something that is typed, with its help before it and the slip after it, both said with it. */
import type { ReactNode } from 'react'

interface TypedFieldProps {
  readonly id: 'code' | 'certificate' | 'birth'
  readonly label: ReactNode
  /** Paragraphs. */
  readonly help: ReactNode
  readonly typed: string
  /** Null: nothing is wrong. */
  readonly slip: ReactNode | null
  readonly maxLength: number
  readonly onType: (text: string) => void
}

export function TypedField({ help, id, label, maxLength, onType, slip, typed }: TypedFieldProps) {
  const isDay = id === 'birth'
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <div id={`${id}-help`}>{help}</div>
      <input
        id={id}
        className={isDay ? 'birth' : 'code'}
        type="text"
        value={typed}
        onChange={(event) => onType(event.target.value)}
        aria-describedby={`${id}-help ${id}-slip`}
        aria-invalid={slip !== null}
        autoComplete="off"
        autoCapitalize={isDay ? 'off' : 'characters'}
        spellCheck={false}
        maxLength={maxLength}
      />
      <p id={`${id}-slip`} className="wrong" role="status">
        {slip ?? ''}
      </p>
    </>
  )
}
