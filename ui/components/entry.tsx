/** A labelled line to type in. A passphrase is not shown, and no browser keeps it. */
import { PASSPHRASE_LETTERS_MAX } from '#election/keys/sealed-passphrase.ts'
import { TextInput } from './text-input.tsx'

interface EntryProps {
  readonly label: string
  readonly value: string
  readonly kind?: 'text' | 'password' | 'date'
  /** Letters. */
  readonly most?: number
  readonly onChange: (value: string) => void
}

export function Entry({ label, value, kind = 'text', most = 400, onChange }: EntryProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <TextInput
        type={kind}
        maxLength={kind === 'password' ? PASSPHRASE_LETTERS_MAX : most}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}
