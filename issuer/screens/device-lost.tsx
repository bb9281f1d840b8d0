/** A device of the issuer that cannot be used, with its number: not plugged in, refused or silent (M-4). */
import { useLanguage } from '#ui/language/language.tsx'
import { issuerDevicesLost } from '#ui/messages/devices.ts'
import { type DeviceTrouble, deviceNumber } from '../session/device-troubles.ts'

interface DeviceLostProps {
  readonly of: DeviceTrouble
  /** Where the page has room for one line. */
  readonly part?: 'title' | 'whole'
}

export function DeviceLost({ of, part = 'whole' }: DeviceLostProps) {
  const { title, next } = issuerDevicesLost[of][useLanguage()]
  return (
    <>
      {deviceNumber(of)} {title} {part === 'whole' && next}
    </>
  )
}
