/** The frame of every scenario: skipped with the reason where no machine can be started, and as patient as an emulated one needs. */
import { describe, vi } from 'vitest'
import { whyNot } from './disks.ts'

/** The first scenario after a change makes packages and disks, some ten minutes on two processors; each page of a machine takes minutes. */
const PATIENCE_MS = 2 * 3_600_000

export function onMachines(title: string, scenario: () => void): void {
  vi.setConfig({ testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS })
  const missing = whyNot()
  describe.skipIf(missing !== null)(`${title}${missing === null ? '' : `: ${missing}`}`, scenario)
}
