/**
 * The report of a boot keyboard (USB HID 1.11, appendix B.1), eight bytes: modifiers, reserved, six usages of what is held down
 * now. Not what was pressed: edges are found by comparing.
 */

export const BOOT_REPORT_BYTES = 8
const FIRST_USAGE = 2
/** More keys than it can distinguish (ErrorRollOver), and its other two errors. */
const LAST_ERROR = 0x03

/**
 * Usages that are held down, in the device's order; null: the report says nothing. With a modifier held nothing else counts: no key
 * of a keypad needs one, and a keyboard that types capital letters is no keypad.
 */
export function usagesOf(report: Uint8Array): readonly number[] | null {
  if (report.length !== BOOT_REPORT_BYTES) return null
  const usages = [...report.subarray(FIRST_USAGE)].filter((usage) => usage !== 0)
  if (usages.some((usage) => usage <= LAST_ERROR)) return null
  return report[0] === 0 ? usages : []
}

export function bootReport(usages: readonly number[], modifiers = 0): Uint8Array {
  const report = new Uint8Array(BOOT_REPORT_BYTES)
  report[0] = modifiers
  report.set(usages.slice(0, BOOT_REPORT_BYTES - FIRST_USAGE), FIRST_USAGE)
  return report
}
