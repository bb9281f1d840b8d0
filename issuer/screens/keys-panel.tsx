/** The ledger of keys: who holds which, and the four envelopes of the evening (ROL-07, MED-02). */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { KEY_ENVELOPES, KEYS, type KeyEnvelopeName } from '../session/day-names.ts'
import { ENVELOPE, holderOf, isByDay } from '../session/key-ledger.ts'
import type { IssuerScreenEvent } from '../session/screen-event.ts'
import { Act } from './act.tsx'
import { TextField } from './fields.tsx'
import type { TabProps } from './words.ts'

export function KeysPanel({ view, send }: TabProps) {
  const say = useText()
  const { record } = view
  const byDay = isByDay(record)
  const now = holderOf(record, KEYS[0])?.role
  return (
    <>
      <p>{say(issuerScreen.keysHelp)}</p>
      <table className="table keys">
        <thead>
          <tr>
            <th>{say(issuerScreen.key)}</th>
            <th>{say(issuerScreen.keyHolder)}</th>
          </tr>
        </thead>
        <tbody>
          {KEYS.map((key) => {
            const holder = holderOf(record, key)
            return (
              <tr key={key}>
                <th scope="row">{say(issuerScreen[`key_${key}`])}</th>
                <td>
                  {holder === null
                    ? say(issuerScreen.holder_nobody)
                    : `${say(issuerScreen[`holder_${holder.role}`])}　${holder.name}`}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {byDay &&
        (['officer', 'deputy'] as const)
          .filter((role) => role !== now)
          .map((role) => (
            <Button key={role} onPress={() => send({ type: 'keys-handed', to: role })}>
              {say(issuerScreen.handKeysTo, { who: say(issuerScreen[`holder_${role}`]) })}
            </Button>
          ))}
    </>
  )
}

export function EnvelopesPanel(props: TabProps) {
  const say = useText()
  const sealed = props.view.record.keys.envelopes.map(({ envelope }) => envelope)
  const next = KEY_ENVELOPES.find((each) => !sealed.includes(each))
  return (
    <>
      <p>{say(issuerScreen.envelopesHelp)}</p>
      {KEY_ENVELOPES.map((envelope) => (
        <Envelope key={envelope} {...props} envelope={envelope} isNext={envelope === next} />
      ))}
    </>
  )
}

type Keeper = Extract<IssuerScreenEvent, { type: 'key-envelope-handed' }>['to']

interface EnvelopeProps extends TabProps {
  readonly envelope: KeyEnvelopeName
  /** The first that is not sealed yet. */
  readonly isNext: boolean
}

function Envelope({ view, send, envelope, isNext }: EnvelopeProps) {
  const say = useText()
  const { names, present } = view.record.witnesses
  const here = names.flatMap((name, place) => (present[place] ? [{ name, place }] : []))
  // Nobody beforehand: who keeps a key was chosen by somebody.
  const [keeper, setKeeper] = useState<Keeper | null>(null)
  const [sealedWith, setSealedWith] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const sealed = view.record.keys.envelopes.find((each) => each.envelope === envelope)
  const holder = ENVELOPE[envelope].keys.map((key) => holderOf(view.record, key))[0] ?? null
  const witnesses = here.map(({ name, place }) => ({ value: String(place), words: name }))
  const keepers = ENVELOPE[envelope].side === 'officer' ? officersOf(view, say) : witnesses
  return (
    <fieldset className={`envelope${sealed === undefined ? '' : ' envelope-sealed'}`}>
      <legend>
        {sealed !== undefined && '✓ '}
        {say(issuerScreen[`envelope_${envelope}`])}
      </legend>
      {sealed !== undefined && (
        <p>
          {holder !== null &&
            `${say(issuerScreen.envelopeKeeper)}: ${say(issuerScreen[`holder_${holder.role}`])}　${holder.name}　`}
          {say(issuerScreen.envelopeSealed, { witness: sealed.sealedWith })} {sealed.note}
        </p>
      )}
      <Choice
        label={say(issuerScreen.envelopeKeeper)}
        value={keeper}
        options={keepers}
        onChoose={(value) => setKeeper(value === 'officer' || value === 'deputy' ? value : Number(value))}
      />
      {sealed === undefined ? (
        <>
          <Choice
            label={say(issuerScreen.envelopeSealedWith)}
            value={sealedWith}
            options={witnesses}
            onChoose={(value) => setSealedWith(Number(value))}
          />
          <TextField label={say(issuerScreen.envelopeNote)} value={note} longest={200} onType={setNote} />
          <Act
            kind={isNext ? 'go' : 'plain'}
            why={keeper === null || sealedWith === null ? say(issuerScreen.choiceFirst) : null}
            onPress={() =>
              keeper !== null &&
              sealedWith !== null &&
              send({ type: 'key-envelope-sealed', envelope, keeper, sealedWith, note: note.trim() })
            }
          >
            {say(issuerScreen.envelopeSeal)}
          </Act>
        </>
      ) : (
        <Act
          why={keeper === null ? say(issuerScreen.choiceFirst) : null}
          onPress={() => keeper !== null && send({ type: 'key-envelope-handed', envelope, to: keeper })}
        >
          {say(issuerScreen.envelopeHand)}
        </Act>
      )}
    </fieldset>
  )
}

interface Option {
  readonly value: string
  readonly words: string
}

function officersOf(view: TabProps['view'], say: ReturnType<typeof useText>): readonly Option[] {
  return (['officer', 'deputy'] as const).map((role) => ({
    value: role,
    words: `${say(issuerScreen[`holder_${role}`])}　${view.record.officers[role]}`,
  }))
}

interface ChoiceProps {
  readonly label: string
  /** Null: nobody yet. */
  readonly value: string | number | null
  readonly options: readonly Option[]
  readonly onChoose: (value: string) => void
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  const say = useText()
  return (
    <label>
      <span>{label}</span>
      <select value={value ?? ''} onChange={(event) => onChoose(event.target.value)}>
        <option value="" disabled>
          {say(issuerScreen.chooseOne)}
        </option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </label>
  )
}
