/** Small parts of the pages. */
import type { ReactNode } from 'react'
import { voterScreen } from '#words/online.ts'
import type { Send } from './page-props.ts'
import { useVoterText } from './voter-words.tsx'

export function MainButton(props: { readonly onPress: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className="main" onClick={props.onPress}>
      {props.children}
    </button>
  )
}

export function OtherButton(props: { readonly onPress: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" onClick={props.onPress}>
      {props.children}
    </button>
  )
}

export function HomeButton({ send }: { readonly send: Send }) {
  const say = useVoterText()
  return <OtherButton onPress={() => send({ type: 'home' })}>{say(voterScreen.toEntry)}</OtherButton>
}

/** Something is under way: said aloud, and moving without a flash. */
export function Busy({ children }: { readonly children: ReactNode }) {
  return (
    <div className="busy">
      <span className="busy-bar" aria-hidden="true" />
      <p role="status">{children}</p>
    </div>
  )
}

/** Saved by the browser itself; nothing is sent. */
export function SaveLink(props: { readonly bytes: Uint8Array; readonly name: string; readonly children: ReactNode }) {
  const save = () => {
    const url = URL.createObjectURL(new Blob([new Uint8Array(props.bytes)], { type: 'application/octet-stream' }))
    const link = document.createElement('a')
    link.href = url
    link.download = props.name
    link.click()
    URL.revokeObjectURL(url)
  }
  return <OtherButton onPress={save}>{props.children}</OtherButton>
}

/** Letter by letter for who hears it, in groups for who reads it. */
export function ShownCodeText({ code }: { readonly code: string }) {
  return <output className="vote-code">{code}</output>
}
