/** The frame of a page of staff: one size of letters, the number of the machine, and the way back where there is one. */
import { useText } from '#ui/language/language.tsx'
import type { Text } from '#ui/messages/message.ts'
import { KioskFrame, type KioskFrameProps } from './kiosk-frame.tsx'
import { BackButton } from './page-buttons.tsx'

interface StaffFrameProps extends Pick<KioskFrameProps, 'where' | 'record' | 'leave' | 'back' | 'go' | 'children'> {
  /** The page's own. */
  readonly of: Pick<KioskFrameProps, 'view' | 'send'>
  /** In words, or with values filled in. */
  readonly question: Text | string
  /** Instead of `back`: words of a button that does nothing but go back. */
  readonly backTo?: Text | null
}

export function StaffFrame({ of: { view, send }, question, backTo = null, ...rest }: StaffFrameProps) {
  const say = useText()
  return (
    <KioskFrame
      view={view}
      send={send}
      staff
      question={typeof question === 'string' ? question : say(question)}
      {...(backTo === null ? {} : { back: <BackButton send={send} text={backTo} /> })}
      {...rest}
    />
  )
}
