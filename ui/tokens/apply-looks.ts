/** Puts scheme, panel and text size on the page as CSS variables (through the CSSOM: the CSP allows no inline style). */
import { bodyMm, GAP_MM, GROWS, type Panel, pxPerMm, readingMm, TARGET_MM, type TextSize } from './measures.ts'
import { SCHEMES, type Scheme, type SchemeName, STAFF } from './schemes.ts'

export interface Looks {
  readonly scheme: SchemeName
  readonly textSize: TextSize
  /** ボタンを低く: all targets in the lower half, for who votes sitting. */
  readonly low: boolean
}

/** Back to this when the card is gone. */
export const DEFAULT_LOOKS: Looks = { scheme: 'dark-on-light', textSize: 'standard', low: false }

/** Name of a CSS variable → value. Everything in `ui/components/*.css` is made of these. */
export function lookVariables(looks: Looks, panel: Panel): Readonly<Record<string, string>> {
  return { ...measuresOf(looks, panel), ...coloursOf(SCHEMES[looks.scheme]) }
}

function measuresOf(looks: Looks, panel: Panel): Readonly<Record<string, string>> {
  return {
    '--mm': `${pxPerMm(panel)}px`,
    '--target': `calc(var(--mm) * ${TARGET_MM})`,
    '--gap': `calc(var(--mm) * ${GAP_MM})`,
    '--body': `calc(var(--mm) * ${bodyMm(looks.textSize)})`,
    '--grows': String(GROWS[looks.textSize]),
    '--reading': `calc(var(--mm) * ${readingMm(looks.textSize)})`,
  }
}

function coloursOf(scheme: Scheme): Readonly<Record<string, string>> {
  const inCss = (key: string) => `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  return Object.fromEntries(Object.entries(scheme).map(([key, colour]) => [inCss(key), colour]))
}

export function applyLooks(looks: Looks, panel: Panel): void {
  put(lookVariables(looks, panel))
  document.documentElement.dataset.scheme = looks.scheme
  document.documentElement.dataset.look = 'glass'
}

/** Screens of staff: one look, of which nobody chooses another (decision 054). */
export function applyStaffLook(panel: Panel): void {
  put({ ...measuresOf(DEFAULT_LOOKS, panel), ...coloursOf(STAFF) })
  document.documentElement.dataset.look = 'staff'
}

function put(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value)
}
