/** Entry of the office's page: what the browser has. A reload of a tab goes on, any other way begins with nobody; the address stays the same. */
import './no-text-as-code.ts'
import '#ui/look/staff.css'
import './staff.css'
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { createRoot } from 'react-dom/client'
import { languageOfTab } from '#ui/language/language-of-tab.ts'
import { thisTab } from '#ui/this-tab.ts'
import { applyStaffLook } from '#ui/tokens/apply-looks.ts'
import { runPage } from '../services/run.ts'
import type { AnswerOptions, MakeOptions } from '../services/surroundings.ts'
import { StaffScreen } from './staff-screen.tsx'

// Four pixels a millimetre, as an office monitor has.
applyStaffLook({ widthPx: 1920, widthMm: 480 })
const root = createRoot(document.getElementById('screen') ?? document.body)
const later = (seconds: number, call: () => void) => {
  const timer = window.setTimeout(call, seconds * 1000)
  return () => window.clearTimeout(timer)
}
const { first: language, keep: keepLanguage } = languageOfTab()
const passkeys = {
  areThere: browserSupportsWebAuthn,
  make: (optionsJSON: MakeOptions) => startRegistration({ optionsJSON }),
  answer: (optionsJSON: AnswerOptions) => startAuthentication({ optionsJSON }),
}
const seconds = () => performance.now() / 1000
const tab = thisTab('token')
runPage({ fetch: window.fetch.bind(window), tab, later, seconds, passkeys }, language, (state, { send }) => {
  keepLanguage(state.language)
  root.render(<StaffScreen state={state} send={send} />)
})
