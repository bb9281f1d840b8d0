/** A two-dimensional code (QR, JIS X 0510) on a form, as it is printed for readers, telephones and fax. */
import { encodeQR } from 'qr'
import type { Form } from './form.ts'

interface Place {
  readonly x: number
  readonly y: number
  /** The side of the dark modules alone: the white around it is the form's. */
  readonly side: number
}

/** @param version 1 to 40: codes of one size for texts of several lengths; without it the smallest */
export function drawQr(form: Form, text: string, { x, y, side }: Place, version?: number): void {
  const size = version === undefined ? {} : { version }
  const drawn = encodeQR(text, 'raw', { ...size, ecc: 'medium', encoding: 'byte', border: 1 })
  const rows = drawn.slice(1, -1).map((row) => row.slice(1, -1))
  form.sheet.squares(x, y, side / rows.length, rows)
}
