/** Buttons at the bottom of several pages, always with the same look and the same press. */
import { Button } from '#ui/components/button.tsx'
import { useFurigana } from '#ui/components/furigana.tsx'
import type { Text } from '#ui/messages/message.ts'
import { kioskScreen } from '#words/kiosk.ts'
import type { SendPress } from './send-press.ts'

interface PageButtonProps {
  readonly send: SendPress
}

export function BackButton({ send, text }: PageButtonProps & { readonly text: Text }) {
  const read = useFurigana()
  return <Button onPress={() => send({ type: 'back' })}>{read(text)}</Button>
}

/** `rest`: a contest is over already, and it stays so (K10). */
export function LeaveButton({ send, rest }: PageButtonProps & { readonly rest: boolean }) {
  const read = useFurigana()
  return (
    <Button kind="leave" onPress={() => send({ type: 'leave' })}>
      {read(rest ? kioskScreen.leaveRest : kioskScreen.leave)}
    </Button>
  )
}

export function NextButton({ send, disabled = false }: PageButtonProps & { readonly disabled?: boolean }) {
  const read = useFurigana()
  return (
    <Button kind="go" large disabled={disabled} onPress={() => send({ type: 'next' })}>
      {read(kioskScreen.next)}
    </Button>
  )
}

/** Small and plain: it is not for voters. */
export function StaffButton({ send }: PageButtonProps) {
  const read = useFurigana()
  return (
    <span className="staff-button">
      <Button onPress={() => send({ type: 'staff' })}>{read(kioskScreen.staffButton)}</Button>
    </span>
  )
}
