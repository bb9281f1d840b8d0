/**
 * `npm run tab`: the voting machine in a browser tab, in `out/tab/`. Open its `index.html`, or put the folder on any web server.
 */
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildTab } from '#build/tab.mjs'
import { takesNoWords } from '#build/usage.mjs'

takesNoWords(import.meta.url)
const out = fileURLToPath(new URL('../../out/tab/', import.meta.url))
const files = await buildTab({ out })
const first = files.filter((file) => file.first).reduce((sum, { bytes }) => sum + bytes, 0)
console.log(`tab: ${pathToFileURL(out).href}index.html (${Math.ceil(first / 1000)} kB)`)
