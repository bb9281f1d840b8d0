/** Grounds of an application (S-03), as the town named them in the signed settings. */
import { useId, useState } from 'react'
import { REFUSED_BECAUSE, type RefusalReason } from '#election/online/wire/staff-words.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { residentsStaff as words } from '#words/residents.ts'
import type { Application, Who } from '../session/state.ts'

/** The words of a reason. */
export const REASONS = {
  'no-proof': words['reason_no-proof'],
  'not-of-category': words['reason_not-of-category'],
  'no-place': words['reason_no-place'],
  other: words.reason_other,
} as const satisfies Record<RefusalReason, unknown>

export function categoryOf({ election }: Who, id: string | null) {
  return election.applicants.categories.find((each) => each.id === id) ?? null
}

/** In the order in which places are given; a row that this host does not open comes first, so that somebody sees it. */
export function byPriority(rows: readonly Application[], who: Who): readonly Application[] {
  const rank = (of: string | null) => who.election.applicants.categories.findIndex(({ id }) => id === of)
  return rows.toSorted((one, other) => rank(one.category) - rank(other.category))
}

/** The ground, the paper that shows it, and that its answer is the paper ballot. */
export function CategoryCell({ id, who }: { readonly id: string | null; readonly who: Who }) {
  const say = useText()
  const language = useLanguage()
  const category = categoryOf(who, id)
  if (category === null) return <td>{say(words.categoryNotOpened)}</td>
  return (
    <td>
      <strong>{category.name[language]}</strong>
      <p className="also">{category.proof[language]}</p>
      {category.answer === 'paper' && <p className="also">{say(words.isPaper)}</p>}
    </td>
  )
}

interface RefuseProps {
  readonly of: string
  readonly onRefuse: (why: RefusalReason) => void
}

/** A no has a reason, chosen and not written: a sentence would keep what a paper says of somebody's health. */
export function Refuse({ of, onRefuse }: RefuseProps) {
  const say = useText()
  const id = useId()
  const [why, setWhy] = useState<RefusalReason>('no-proof')
  return (
    <span className="refuse">
      <label htmlFor={id}>{say(words.why)}</label>
      <select
        id={id}
        value={why}
        onChange={(event) => setWhy(REFUSED_BECAUSE.find((each) => each === event.target.value) ?? 'other')}
      >
        {REFUSED_BECAUSE.map((each) => (
          <option key={each} value={each}>
            {say(REASONS[each])}
          </option>
        ))}
      </select>
      <button type="button" aria-label={`${say(words.askRefusal)}: ${of}`} onClick={() => onRefuse(why)}>
        {say(words.askRefusal)}
      </button>
    </span>
  )
}

interface ChooseProps {
  readonly who: Who
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

/** The ground of a paper. Nothing is chosen beforehand, so that nobody gets the first one by a slip. */
export function ChooseCategory({ chosen, onChoose, who }: ChooseProps) {
  const say = useText()
  const language = useLanguage()
  const id = useId()
  const category = categoryOf(who, chosen)
  return (
    <div className="field">
      <label htmlFor={id}>{say(words.category)}</label>
      <select id={id} value={chosen} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{say(words.chooseCategory)}</option>
        {who.election.applicants.categories.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name[language]}
          </option>
        ))}
      </select>
      {category !== null && <p>{say(words.proof, { proof: category.proof[language] })}</p>}
      {category?.answer === 'paper' && <p>{say(words.isPaper)}</p>}
    </div>
  )
}
