/** CNT-08: one pair as the election chair declares it. */
import { isOnlineBox, type LostPair, lostCauses, mayBeCause, WITNESSES_MOST } from '#election/count/lost-media.ts'
import { halfWidth } from '#election/definition/import/written-forms.ts'
import { NAME_MOST } from '#election/person-name.ts'
import { Entry } from '#ui/components/entry.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { Act, typed, useFillIn, useMayNot, waits } from './act.tsx'
import { useKeptForm } from './kept-form.ts'
import type { PageProps } from './page-props.ts'

const EMPTY = { place: '', cause: 'lost' as LostPair['cause'], known: '', opinion: '', witnesses: '', told: {} }
type Form = Omit<typeof EMPTY, 'told'> & { readonly chair: string; readonly told: Readonly<Record<string, string>> }

interface LossFormProps extends PageProps {
  /** Nothing else on the page is next. */
  readonly main: boolean
}

export function LossForm({ main, view, send }: LossFormProps) {
  const say = useText()
  const mayNot = useMayNot()
  const fillIn = useFillIn()
  const [form, setForm] = useKeptForm<Form>('loss', view, { ...EMPTY, chair: view.losses.chair })
  const { chair } = form
  const set = (more: Partial<Form>) => setForm({ ...form, ...more })
  const { pairs, mayNotDeclare } = view.losses
  const place = pairs.find(({ station, pair }) => `${station} ${pair}` === form.place)
  const witnesses = namesIn(form.witnesses)
  const told = toldIn(form.told)
  const empty = fillIn(
    [officeWords.lossPair, place !== undefined],
    [officeWords.lossKnown, form.known.trim() !== ''],
    [officeWords.lossOpinion, form.opinion.trim() !== ''],
    [officeWords.lossWitnesses, witnesses.length > 0],
    [officeWords.lossChair, chair.trim() !== ''],
  )
  const notNumber = typed(
    say(officeWords.lossNotNumber),
    told.some(({ text }) => !/^\d{1,7}$/.test(text)),
  )
  const notNames = typed(say(officeWords.lossNotNames), !areNames(witnesses))
  const enter = () => {
    if (place === undefined) return
    const { station, pair } = place
    const { cause, known, opinion } = form
    const records = told.map(({ contest, text }) => ({ contest, records: Number(text) }))
    send({ type: 'enter-loss', station, pair, chair, cause, known, opinion, witnesses, told: records })
    set(EMPTY)
  }
  return (
    <section className="keys-section change-form">
      <h2>{say(officeWords.lossEnter)}</h2>
      <div className="office-row">
        <Choices pairs={pairs} place={place} form={form} set={set} />
        <Entry
          label={say(officeWords.lossChair)}
          most={NAME_MOST}
          value={chair}
          onChange={(to) => set({ chair: to })}
        />
        <Entry label={say(officeWords.lossKnown)} value={form.known} onChange={(known) => set({ known })} />
        <Entry label={say(officeWords.lossOpinion)} value={form.opinion} onChange={(opinion) => set({ opinion })} />
        <Entry
          label={say(officeWords.lossWitnesses)}
          value={form.witnesses}
          onChange={(text) => set({ witnesses: text })}
        />
        {view.draft?.contests.map(({ contest: { id, title } }) => (
          <Entry
            key={id}
            label={say(officeWords.lossTold, { contest: title })}
            value={form.told[id] ?? ''}
            onChange={(text) => set({ told: { ...form.told, [id]: text } })}
          />
        ))}
        <Act
          kind={main ? 'go' : 'plain'}
          why={waits(view) ?? mayNot(mayNotDeclare)}
          lacks={[notNumber, notNames, empty]}
          onPress={enter}
        >
          {say(officeWords.enterLoss)}
        </Act>
      </div>
    </section>
  )
}

function toldIn(told: Form['told']): readonly { readonly contest: string; readonly text: string }[] {
  return Object.entries(told).flatMap(([contest, typed]) => {
    const text = halfWidth(typed)
    return text === '' ? [] : [{ contest, text }]
  })
}

export function namesIn(typed: string): readonly string[] {
  return typed.split(/[、，,]/).flatMap((name) => (name.trim() === '' ? [] : [name.trim()]))
}

/** As many, and each as long, as a line of the record holds. */
export function areNames(names: readonly string[]): boolean {
  return names.length <= WITNESSES_MOST && names.every(({ length }) => length <= NAME_MOST)
}

interface ChoicesProps {
  readonly pairs: PageProps['view']['losses']['pairs']
  readonly place: PageProps['view']['losses']['pairs'][number] | undefined
  readonly form: Form
  readonly set: (more: Partial<Form>) => void
}

function Choices({ pairs, place, form, set }: ChoicesProps) {
  const say = useText()
  return (
    <>
      <label className="field">
        <span>{say(officeWords.lossPair)}</span>
        <select
          className="names"
          value={form.place}
          onChange={({ target }) => set({ place: target.value, cause: EMPTY.cause })}
        >
          <option value="" />
          {pairs.map(({ station, pair, name }) => (
            <option key={`${station} ${pair}`} value={`${station} ${pair}`}>
              {isOnlineBox({ station, pair }) ? say(tallyWords.onlineBox) : say(officeWords.lossPairOf, { name, pair })}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{say(officeWords.lossCause)}</span>
        <select value={form.cause} onChange={({ target }) => set({ cause: target.value as LostPair['cause'] })}>
          {lostCauses
            .filter((cause) => place === undefined || mayBeCause({ ...place, cause }))
            .map((each) => (
              <option key={each} value={each}>
                {say(tallyWords[`lostCause_${each}`])}
              </option>
            ))}
        </select>
      </label>
    </>
  )
}
