/** A labelled line to type in. A passphrase is not shown, and no browser keeps it. */
import { PASSPHRASE_LETTERS_MAX } from '#election/keys/sealed-passphrase.ts'

interface EntryProps {
  readonly label: string
  readonly value: string
  readonly kind?: 'text' | 'password' | 'date'
  readonly onChange: (value: string) => void
}

export function Entry({ label, value, kind = 'text', onChange }: EntryProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type={kind}
        autoComplete="off"
        spellCheck={false}
        maxLength={kind === 'password' ? PASSPHRASE_LETTERS_MAX : 400}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}
