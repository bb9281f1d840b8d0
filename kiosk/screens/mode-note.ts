/** Tells staff and voter how this card votes: who may press the button that records (PRX-03, PRX-09). */
import type { ReactNode } from 'react'
import type { OperatingMode } from '#election/card/voting-card.ts'
import type { Text } from '#ui/messages/message.ts'
import { kioskScreen } from '#words/kiosk.ts'

export function modeNote(mode: OperatingMode, read: (text: Text) => ReactNode): ReactNode {
  switch (mode) {
    case 'voter':
      return null
    case 'proxy':
      return read(kioskScreen.modeProxy)
    case 'assisted':
      return read(kioskScreen.modeAssisted)
  }
}
