/** The places of what was counted on paper in one contest, in the groups of the counting place's own sheet (PAP-08). */

import { notAccepted, type PaperField, paperVoters } from '#election/count/paper.ts'
import { type PapersSent, paperDifferences } from '#election/count/papers-sent.ts'
import { typedFigure } from '#election/count/typed-fields.ts'
import { Button } from '#ui/components/button.tsx'
import { TextInput } from '#ui/components/text-input.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { placeOnPaper } from '#ui/language/place-on-paper.ts'
import { paperWords } from '#words/tally.ts'
import type { PaperSheetView } from '../session/view.ts'
import type { FieldsProps, Values } from './typed-twice.tsx'

const GROUPS = ['voters', 'votes', 'shared', 'invalid', 'away'] as const

export function PaperFields({ sheet, names, typed, onType }: FieldsProps & { readonly sheet: PaperSheetView }) {
  const say = useText()
  const asked = sheet.fields.filter(({ name }) => names.includes(name))
  return GROUPS.map((group) => {
    const fields = asked.filter(({ what }) => groupOf(what) === group)
    if (fields.length === 0) return null
    return (
      <fieldset key={group} className="paper-group" data-group={group}>
        <legend>{say(titleOf(group, sheet.about))}</legend>
        {group === 'voters' && <Sent sent={sheet.sent} typed={typed} />}
        <div className="sheet">
          {fields.map((field) => (
            <Place
              key={field.name}
              field={field}
              sheet={sheet}
              value={typed[field.name] ?? ''}
              onChange={(value) => onType({ [field.name]: value })}
            />
          ))}
          <RestIsZero fields={fields} {...{ typed, onType }} />
        </div>
      </fieldset>
    )
  })
}

function titleOf(group: (typeof GROUPS)[number], about: PaperSheetView['about']) {
  if (group === 'votes') return VOTES[about]
  return group === 'shared' ? SHARED[about] : paperWords[`group_${group}`]
}

const VOTES = {
  people: paperWords.group_votes,
  choices: paperWords.group_choices,
  parties: paperWords.group_parties,
  'open-lists': paperWords.group_open,
  judges: paperWords.group_judges,
} as const

const SHARED = {
  people: paperWords.group_shared,
  choices: paperWords.group_shared,
  parties: paperWords.parties_shared,
  'open-lists': paperWords.open_shared,
  judges: paperWords.group_shared,
} as const

/** CNT-07: the sum of the reports, and each kind of which another number was typed. */
function Sent({ sent, typed }: { readonly sent: PapersSent; readonly typed: Values }) {
  const say = useText()
  const countOf = (name: string) => Number(typedFigure(typed, name))
  const of = <Kind extends string>(place: string, kinds: readonly Kind[]) =>
    Object.fromEntries(kinds.map((kind) => [kind, countOf(`${place}-${kind}`)])) as Record<Kind, number>
  const whole = paperVoters.every((kind) => (typed[`voters-${kind}`] ?? '').trim() !== '')
  const typedNow = { voters: of('voters', paperVoters), notAccepted: of('not-accepted', notAccepted) }
  return (
    <>
      <p data-sent="sum">{say(paperWords.sent, { ...sent })}</p>
      {whole &&
        paperDifferences(sent, typedNow).map(({ kind, ...numbers }) => (
          <p key={kind} role="status" data-sent-differs={kind}>
            ▲ {say(paperWords.sentDiffers, { kind: say(paperWords[`kind_${kind}`]), ...numbers })}
          </p>
        ))}
    </>
  )
}

/** Decision 027: what is on the sheet is typed first; then one press says of the places left in this group that nobody is in them. */
function RestIsZero({
  fields,
  typed,
  onType,
}: Omit<FieldsProps, 'names'> & { readonly fields: readonly PaperField[] }) {
  const say = useText()
  const figures = fields.filter(({ kind }) => kind === 'count' || kind === 'difference')
  if (figures.length === 0) return null
  const empty = figures.filter(({ name }) => (typed[name] ?? '').trim() === '')
  const zeros = Object.fromEntries(empty.map(({ name }) => [name, '0']))
  return (
    <Button disabled={empty.length === 0} onPress={() => onType(zeros)}>
      {say(paperWords.restZero)}
    </Button>
  )
}

function groupOf(what: PaperField['what']): (typeof GROUPS)[number] {
  if (what === 'votes' || what === 'void' || what === 'valid-ballots') return 'votes'
  if (what === 'taken-away') return 'away'
  if (what.startsWith('invalid')) return 'invalid'
  return what === 'basis' || what.startsWith('shared') ? 'shared' : 'voters'
}

const FORM: Readonly<Record<PaperField['kind'], RegExp>> = {
  count: /^\d{1,8}$/,
  difference: /^-?\d{1,8}$/,
  'numbers-or-none': /^[\d\s,、，]*$/,
  'count-or-none': /^(\d{1,8})?$/,
  'basis-or-none': /^/,
}

/** Nothing is left out, and each figure can be one. The session asks again. */
export function isWholePaper(asked: readonly PaperField[], typed: Values): boolean {
  return asked.every(({ name, kind }) => FORM[kind].test(typedFigure(typed, name)))
}

interface PlaceProps {
  readonly field: PaperField
  readonly sheet: PaperSheetView
  readonly value: string
  readonly onChange: (value: string) => void
}

function Place({ field, sheet, value, onChange }: PlaceProps) {
  const say = useText()
  const language = useLanguage()
  const id = `paper-${field.name.replaceAll(' ', '-')}`
  return (
    <label className="field" htmlFor={id} data-field={field.name}>
      <span className="candidate-letters">{placeOnPaper(field, sheet, language)}</span>
      {field.kind === 'basis-or-none' ? (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{say(paperWords.basis_none)}</option>
          <option value="paper">{say(paperWords.basis_paper)}</option>
          <option value="all">{say(paperWords.basis_all)}</option>
        </select>
      ) : (
        <TextInput
          id={id}
          inputMode="numeric"
          maxLength={field.kind === 'numbers-or-none' ? 60 : 9}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </label>
  )
}
