/** One stick on its way from the office: written, looked at by another person, told that it is there. For candidate lists and roll lists. */
import { useState } from 'react'
import { Entry } from '#ui/components/entry.tsx'
import { useText } from '#ui/language/language.tsx'
import type { Text } from '#ui/messages/message.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import { Act, type Reason, useFillIn } from './act.tsx'

interface Carried {
  readonly by: string
  readonly checkedBy: string | null
  /** Who told that it is there. */
  readonly told: string | null
}

interface StateProps {
  readonly label: string
  /** Null: nothing of the newest list is on a stick. */
  readonly carried: Carried | null
  readonly words: { readonly told: Text }
}

export function CarriedState({ label, carried, words }: StateProps) {
  const say = useText()
  if (carried === null)
    return (
      <div data-carried={label} data-state="open">
        <div>○ {say(officeWords.carryOpen)}</div>
      </div>
    )
  const { by, checkedBy, told } = carried
  return (
    <div data-carried={label} data-state={told !== null ? 'told' : checkedBy !== null ? 'checked' : 'put'}>
      <div>✓ {say(officeWords.carryPut, { name: by })}</div>
      {checkedBy !== null && <div>✓ {say(officeWords.carryChecked, { name: checkedBy })}</div>}
      {told !== null && <div>✓ {say(words.told, { who: told })}</div>}
    </div>
  )
}

/** The stick that is next on its page: one that nobody wrote, and when all are written one that nobody else looked at. */
export function nextStick<Row extends { readonly carried: Carried | null }>(rows: readonly Row[]): Row | null {
  return rows.find(({ carried }) => carried === null) ?? rows.find(({ carried }) => carried?.checkedBy === null) ?? null
}

interface ActsProps {
  readonly carried: Carried | null
  /** It is the next thing on its page. */
  readonly main: boolean
  /** Why nothing can be done here now, why it is not written, why this person may not look. */
  readonly why: { readonly now: Reason | null; readonly put: Reason | null; readonly check: Reason | null }
  readonly words: Readonly<Record<'put' | 'putAgain' | 'check' | 'toldBy' | 'sayTold', Text>>
  readonly onPut: () => void
  readonly onCheck: () => void
  readonly onTold: (who: string) => void
}

export function CarriedActs({ carried, main, why, words, onPut, onCheck, onTold }: ActsProps) {
  const say = useText()
  const [who, setWho] = useState('')
  const fillIn = useFillIn()
  return (
    <div className="office-row">
      <Act kind={main && carried === null ? 'go' : 'plain'} why={why.now ?? why.put} onPress={onPut}>
        {say(carried === null ? words.put : words.putAgain)}
      </Act>
      {carried !== null && (
        <Act kind={main && carried.checkedBy === null ? 'go' : 'plain'} why={why.now ?? why.check} onPress={onCheck}>
          {say(words.check)}
        </Act>
      )}
      {carried !== null && carried.checkedBy !== null && carried.told === null && (
        <div className="office-row carry-told">
          <Entry label={say(words.toldBy)} value={who} onChange={setWho} />
          <Act why={why.now} lacks={[fillIn([words.toldBy, who.trim() !== ''])]} onPress={() => onTold(who)}>
            {say(words.sayTold)}
          </Act>
        </div>
      )}
    </div>
  )
}
