/** Keypad and headphones: what is there, and why what is fitted cannot be used, with its number (M-4). */
import { useLanguage, useText } from '#ui/language/language.tsx'
import { onScreen } from '#ui/messages/message.ts'
import { kioskScreen } from '#words/kiosk.ts'
import type { VoiceDeviceLost } from '../session/codes.ts'
import type { Fitted } from '../session/state.ts'
import { numberOf } from '../session/trouble-numbers.ts'
import { Fact } from './fact.tsx'
import { voiceWords } from './words.ts'

interface VoiceDevicesProps {
  readonly keypad: Fitted
  readonly headphones: Fitted
}

const DEVICES = ['keypad', 'headphones'] as const

function lost(device: (typeof DEVICES)[number], fitted: Fitted): VoiceDeviceLost | null {
  return fitted === null || fitted === 'connected' || fitted === 'not-tried' ? null : `${device}-${fitted}`
}

export function VoiceDevices(fitted: VoiceDevicesProps) {
  const say = useText()
  const language = useLanguage()
  return DEVICES.map((device) => {
    const code = lost(device, fitted[device])
    if (code === null)
      return (
        <Fact key={device} name={kioskScreen[device]}>
          {say(fitted[device] === 'connected' ? kioskScreen.connected : kioskScreen.notConnected)}
        </Fact>
      )
    const { title, next } = voiceWords[code][language]
    return (
      <Fact key={device} name={kioskScreen[device]}>
        ▲ {numberOf(code)} {onScreen(title, language)} {onScreen(next, language)}
      </Fact>
    )
  })
}

/** One line on a page of other things: the numbers alone. */
export function VoiceDevicesLost(fitted: VoiceDevicesProps) {
  const say = useText()
  const told = DEVICES.flatMap((device) => {
    const code = lost(device, fitted[device])
    return code === null ? [] : [`${say(kioskScreen[device])} ${numberOf(code)}`]
  })
  return told.length === 0 ? null : <Fact name={kioskScreen.devicesLost}>▲ {told.join('　')}</Fact>
}
