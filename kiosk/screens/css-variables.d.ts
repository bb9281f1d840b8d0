/** Lets `style` set the CSS variables that kiosk.css reads. */
import 'react'

declare module 'react' {
  interface CSSProperties {
    '--cell-top'?: string
    '--cell-number'?: string
    '--cell-mark'?: string
    '--cell-beside'?: string
    '--picture-left'?: string
    '--picture-top'?: string
    '--letter-name'?: string
    '--letter-ruby'?: string
    '--letter-body'?: string
  }
}
