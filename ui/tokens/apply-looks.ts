/** Puts scheme, panel and text size on the page as CSS variables (through the CSSOM: the CSP allows no inline style). */
import { bodyMm, GAP_MM, GROWS, type Panel, pxPerMm, readingMm, TARGET_MM, type TextSize } from './measures.ts'
import { SCHEMES, type SchemeName } from './schemes.ts'

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
  const scheme = SCHEMES[looks.scheme]
  const variables: Record<string, string> = {
    '--mm': `${pxPerMm(panel)}px`,
    '--target': `calc(var(--mm) * ${TARGET_MM})`,
    '--gap': `calc(var(--mm) * ${GAP_MM})`,
    '--body': `calc(var(--mm) * ${bodyMm(looks.textSize)})`,
    '--grows': String(GROWS[looks.textSize]),
    '--reading': `calc(var(--mm) * ${readingMm(looks.textSize)})`,
  }
  for (const [key, colour] of Object.entries(scheme)) {
    variables[`--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`] = colour
  }
  return variables
}

export function applyLooks(looks: Looks, panel: Panel): void {
  const style = document.documentElement.style
  for (const [name, value] of Object.entries(lookVariables(looks, panel))) style.setProperty(name, value)
  document.documentElement.dataset.scheme = looks.scheme
}
