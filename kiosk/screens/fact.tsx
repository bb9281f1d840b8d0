/** One line of a list of facts: its name, and what is so. */
import type { ReactNode } from 'react'
import { useText } from '#ui/language/language.tsx'
import type { Text } from '#ui/messages/message.ts'

export function Fact({ name, children }: { readonly name: Text; readonly children: ReactNode }) {
  const say = useText()
  return (
    <>
      <dt>{say(name)}</dt>
      <dd>{children}</dd>
    </>
  )
}
