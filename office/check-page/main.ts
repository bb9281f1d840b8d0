/** The one script of the page; the same text runs in each of its threads. */
import { LANGUAGES } from '#election/languages.ts'
import { SCHEMES, STAFF } from '#ui/tokens/schemes.ts'
import { CheckPage } from './check-page.ts'
import { serveJobs } from './job-worker.ts'

if (typeof document === 'undefined') serveJobs(globalThis as unknown as Worker)
else openPage(document.currentScript?.textContent ?? '')

function openPage(script: string): void {
  const dark = matchMedia('screen and (prefers-color-scheme: dark)')
  const colours = () => {
    const scheme = dark.matches ? SCHEMES['light-on-dark'] : STAFF
    for (const [name, colour] of Object.entries(scheme)) document.documentElement.style.setProperty(`--${name}`, colour)
  }
  dark.addEventListener('change', colours)
  colours()
  const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
  const language = LANGUAGES.find((each) => navigator.language.startsWith(each)) ?? 'en'
  new CheckPage(() => new Worker(address), language).start()
}
