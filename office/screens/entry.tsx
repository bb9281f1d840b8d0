/** A labelled line to type in. A passphrase is not shown, and no browser keeps it. */
export interface EntryProps {
  readonly label: string
  readonly value: string
  readonly kind?: 'text' | 'password' | 'date'
  readonly onChange: (value: string) => void
}

export function Entry({ label, value, kind = 'text', onChange }: EntryProps) {
  return (
    <label className="entry">
      <span>{label}</span>
      <input
        type={kind}
        autoComplete="off"
        spellCheck={false}
        maxLength={kind === 'password' ? 1024 : 400}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}
