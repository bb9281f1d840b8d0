/** A labelled place for words. */
export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export function Field({ label, value, onChange }: FieldProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <textarea rows={2} maxLength={400} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
}

/** The same on one line: a name, a figure. */
export function Line({ label, value, onChange }: FieldProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <input maxLength={60} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
}

/** One name a line; at most ten, as the session accepts. */
export function namesIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim().slice(0, 60))
  return lines.filter((line) => line !== '').slice(0, 10)
}
