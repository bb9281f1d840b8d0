/** Numbers that people hold against the voter's page and the sorting room's paper: by which settings, and on which machine, the online votes were sorted. */
import { fromHex } from '#election/bytes.ts'
import { machineFingerprint, onlineSettingsFingerprint } from '#election/keys/fingerprint.ts'
import type { OnlineVotes } from './receipt.ts'

export interface OnlineNumbers {
  readonly settings: string
  readonly machine: string
  readonly key: string
}

export function onlineNumbers({
  settingsSha256,
  machine,
  machineKey,
}: Pick<OnlineVotes, 'settingsSha256' | 'machine' | 'machineKey'>): OnlineNumbers {
  const settings = onlineSettingsFingerprint(fromHex(settingsSha256))
  return { settings, machine, key: machineFingerprint(fromHex(machineKey)) }
}
