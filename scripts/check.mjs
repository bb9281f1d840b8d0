/** `npm run check`: the quick inner loop, at most a minute. */
import { takesNoWords } from '../build/usage.mjs'
import { ensureSetup } from './setup.mjs'

takesNoWords(import.meta.url)
await ensureSetup()
const { house, play, tests } = await import('./checks/stages.mjs')

process.exitCode = await play(house, () => tests('--project', 'quick'))
