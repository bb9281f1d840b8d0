/** A button that is grey, and the reason beside it. */
import { useId } from 'react'
import { Button, type ButtonProps } from '#ui/components/button.tsx'
import { useLanguage, useSentence, useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { Text } from '#ui/messages/message.ts'
import type { Notice } from '../session/codes.ts'
import { wordsOf } from './words.ts'

type Act = Omit<ButtonProps, 'disabled' | 'describedBy'>

/** @param why null: it may be pressed */
export function Act({ why, ...button }: Act & { readonly why: string | null }) {
  const id = useId()
  return (
    <span className="act">
      <Button {...button} disabled={why !== null} describedBy={why === null ? undefined : id} />
      {why !== null && (
        <small id={id} className="act-why">
          {why}
        </small>
      )}
    </span>
  )
}

/** A step of the day, under the one that must come first. */
export function BlockedAct({ blocked, ...button }: Act & { readonly blocked: Notice | null }) {
  const id = useId()
  return (
    <>
      <Blocked blocked={blocked} id={id} />
      <Button {...button} disabled={blocked !== null} describedBy={blocked === null ? undefined : id} />
    </>
  )
}

/** The step that must come first. */
export function Blocked({ blocked, id }: { readonly blocked: Notice | null; readonly id?: string }) {
  const say = useText()
  const titleOf = useTitleOf()
  if (blocked === null) return null
  const what = titleOf(blocked)
  return (
    <p id={id} className="waiting-for">
      {say(issuerScreen.waitingFor, { what })}
    </p>
  )
}

export function useTitleOf(): (notice: Notice) => string {
  const language = useLanguage()
  const sentence = useSentence()
  return (notice) => sentence(wordsOf(notice)[language].title, notice.values)
}

/** The first of these that is so, in words. */
export function useWhy(): (...reasons: readonly (readonly [isSo: boolean, text: Text])[]) => string | null {
  const say = useText()
  return (...reasons) => {
    const first = reasons.find(([isSo]) => isSo)
    return first === undefined ? null : say(first[1])
  }
}

/** How many witnesses are still to be marked for an act. */
export function useWitnessesFirst(): (least: number, marked: readonly number[]) => string | null {
  const say = useText()
  return (least, { length }) => (length >= least ? null : say(issuerScreen.witnessesFirst, { count: least - length }))
}
