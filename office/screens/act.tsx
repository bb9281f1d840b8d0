/**
 * A button of the office. While it is grey the reason is given in words: beside it, or once for many in the band at the foot of the window.
 */
import { useId } from 'react'
import { Button, type ButtonProps } from '#ui/components/button.tsx'
import { inSentence } from '#ui/language/in-sentence.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { type MessageValues, onScreen, type Text } from '#ui/messages/message.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { OfficeRoomCode } from '../session/codes.ts'
import type { OfficeView } from '../session/view.ts'
import { officeRefusalWords } from './refusal-words.ts'

/** Words for this button alone, or the id of words that are in sight already. */
export type Reason = { readonly words: string } | { readonly at: string }

/** A line at the head of a page whose acts all wait for the signed package. */
const NOT_SIGNED = 'office-not-signed'
/** Lines of the band. */
export const BUSY = 'office-busy'
export const NOBODY = 'office-nobody'

/** The reason why every act of a person waits; null: none. */
export function waits({ busy, person }: Pick<OfficeView, 'busy' | 'person'>): Reason | null {
  if (busy !== null) return { at: BUSY }
  return person === null ? { at: NOBODY } : null
}

/** The same for an act that waits only for the end of the work under way: it needs nobody's name. */
export function waitsForEnd({ busy }: Pick<OfficeView, 'busy'>): Reason | null {
  return busy === null ? null : { at: BUSY }
}

/** Once for a page: why nothing on it can be pressed before the package is signed. */
export function NotSigned({ keys }: Pick<OfficeView, 'keys'>) {
  const language = useLanguage()
  if (keys.signed !== null) return null
  return <p id={NOT_SIGNED}>▲ {onScreen(officeRefusalWords['package-first'][language].title, language)}</p>
}

/** As `waits`, of an act that needs the signed package too. */
export function waitsForPackage(view: Pick<OfficeView, 'busy' | 'person' | 'keys'>): Reason | null {
  return waits(view) ?? (view.keys.signed === null ? { at: NOT_SIGNED } : null)
}

/** A reason that comes and goes while somebody types. `most` is the longest that it says: so much room is kept for it. */
export interface Typed {
  /** Null: it does not stand in the way now. */
  readonly words: string | null
  readonly most: string
}

export function typed(most: string, isInTheWay: boolean): Typed {
  return { words: isInTheWay ? most : null, most }
}

interface ActProps extends Omit<ButtonProps, 'disabled' | 'describedBy'> {
  /** Null: it may be pressed, as far as no field beside it stands in the way. */
  readonly why: Reason | null
  /** Words for fields beside it that still lack something. Their place stays when they are filled: no button moves under a hand that types. */
  readonly lacks?: readonly Typed[]
}

/** The reason against this act; the fields beside it come last. */
export function reasonOf(why: Reason | null, lacks: readonly Typed[]): Reason | null {
  const words = lacks.find((each) => each.words !== null)?.words ?? null
  return why ?? (words === null ? null : { words })
}

export function Act({ why, lacks = [], ...button }: ActProps) {
  const id = useId()
  const reason = reasonOf(why, lacks)
  const words = reason !== null && 'words' in reason ? reason.words : null
  const describedBy = reason === null ? undefined : 'at' in reason ? reason.at : id
  return (
    <span className="act">
      <Button {...button} disabled={reason !== null} describedBy={describedBy} />
      {(words !== null || lacks.length > 0) && (
        <small className="act-why">
          {lacks.map(({ most }) => (
            <span key={most} className="act-room" aria-hidden="true">
              {most}
            </span>
          ))}
          <span id={id}>{words}</span>
        </small>
      )}
    </span>
  )
}

type Field = readonly [label: Text, isThere: boolean]

/** Names the fields that are still empty. */
export function useFillIn(): (...fields: readonly Field[]) => Typed {
  const say = useText()
  return (...fields) => {
    const sentence = (of: readonly Field[]) =>
      say(officeWords.whyFillIn, { fields: of.map(([label]) => say(label)).join(say(officeWords.whyFillInNext)) })
    const empty = fields.filter(([, isThere]) => !isThere)
    return { words: empty.length === 0 ? null : sentence(empty), most: sentence(fields) }
  }
}

/** The reason of a refusal. The rest, what it left untouched, is shown after a press. */
function firstSentence(title: string): string {
  return /^.*?(?:。|\.(?= |$))/.exec(title)?.[0] ?? title
}

/** The session's refusal, shown before anybody presses. */
export function useMayNot(): (code: OfficeRoomCode | null, about?: MessageValues) => Reason | null {
  const say = useText()
  const language = useLanguage()
  return (code, about = {}) => {
    if (code === null) return null
    if (code === 'put-by-you') return { words: say(officeWords.whyAnother) }
    return { words: `▲ ${inSentence(firstSentence(officeRefusalWords[code][language].title), about, language)}` }
  }
}
